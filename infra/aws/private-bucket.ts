import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { FoyerStack } from './foyer-stack.ts';

/** A bucket that only named roles and our distributions read, encrypted, and reached by TLS alone. */
export class PrivateBucket extends Bucket {
  /** Always known, unlike in the class above, whose type does not fit the CDK's own interface. */
  override get isWebsite() {
    return false;
  }

  constructor(stack: FoyerStack, id: string, more: BucketProps) {
    super(stack, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: stack.removalPolicy,
      ...more,
    });
  }
}
