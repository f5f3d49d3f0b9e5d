import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { keep, keepJson, kept } from '../kept.ts';
import type { Deployed } from './deployment.ts';

const Meta = z.object({ contentType: z.string(), cacheControl: z.string().optional(), at: z.string() });
export type StoredObject = { body: Buffer; contentType: string; cacheControl: string | undefined; at: string };

/** The objects of all buckets: those that functions have put there, and those that the deployment brought. */
export function objectsIn(folder: string, deployed: Deployed, now: () => number) {
  // One level of folders however deep the key: what is a file in one key may be a folder in another.
  const fileOf = (bucket: string, key: string): string => join(folder, 'objects', bucket, encodeURIComponent(key));
  const metaOf = (bucket: string, key: string): string => `${fileOf(bucket, key)}.meta`;
  return {
    put: (bucket: string, key: string, body: Buffer, about: { contentType: string; cacheControl: string | undefined }): void => {
      keep(fileOf(bucket, key), body);
      keepJson(metaOf(bucket, key), { ...about, at: new Date(now()).toISOString() });
    },
    get: (bucket: string, key: string): StoredObject | undefined => {
      const meta = kept(metaOf(bucket, key), Meta.optional(), undefined);
      const file = fileOf(bucket, key);
      if (meta && existsSync(file)) return { cacheControl: undefined, ...meta, body: readFileSync(file) };
      return deployed.find(bucket, key);
    },
    remove: (bucket: string, key: string): void => {
      rmSync(metaOf(bucket, key), { force: true });
      rmSync(fileOf(bucket, key), { force: true });
    },
  };
}

export type Objects = ReturnType<typeof objectsIn>;
