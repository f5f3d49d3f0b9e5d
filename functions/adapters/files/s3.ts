import { PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Files } from '../../ports/files.ts';

export function s3Files(bucket: string, config: S3ClientConfig = {}): Files {
  const client = new S3Client({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 }, ...config });
  return {
    put: async (path, content, maxAge) => {
      await client.send(new PutObjectCommand({
        Bucket: bucket,
        Key: path.replace(/^\//, ''),
        Body: JSON.stringify(content),
        ContentType: 'application/json',
        CacheControl: `public, max-age=${maxAge}`,
      }));
    },
  };
}
