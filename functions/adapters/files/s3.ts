import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Files } from '../../ports/files.ts';

export function s3Files(bucket: string): Files {
  const client = new S3Client({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } });
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
