import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import * as z from 'zod';
import { Json } from '../json.ts';
import type { Model, Resource } from '../template/model.ts';
import { fits } from '../text-pattern.ts';
import { Trouble } from '../trouble.ts';
import type { StoredObject } from './store.ts';

const Properties = z.object({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z.array(z.record(z.string(), Json)).default([]),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z.string().default(''),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
});

type Entry = { file: string; markers: Record<string, Json>; cacheControl: string | undefined };
export type Deployed = { find: (bucket: string, key: string) => StoredObject | undefined };

/** What the template's bucket deployments put into the buckets, read from the built files in place. */
export function deployedObjects(model: Model): Deployed {
  const entries = new Map<string, Entry>();
  for (const deployment of model.of('Custom::CDKBucketDeployment')) addDeployment(entries, deployment, model);
  return {
    find: (bucket, key) => {
      const entry = entries.get(`${bucket}/${key}`);
      return entry && { ...entry, body: contentOf(entry), contentType: contentTypeOf(key), at: '2026-01-01T00:00:00.000Z' };
    },
  };
}

function addDeployment(entries: Map<string, Entry>, { id, properties }: Resource, model: Model): void {
  const deployment = Properties.parse(properties);
  for (const [at, objectKey] of deployment.SourceObjectKeys.entries()) {
    const folder = model.assets.get(objectKey);
    if (folder === undefined) throw new Trouble(`The files that ${id} deploys are not in the synthesized app.`);
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const name = relative(folder, file).split(sep).join('/');
      if (!isChosen(name, deployment)) continue;
      const key = [deployment.DestinationBucketKeyPrefix, name].filter(Boolean).join('/');
      entries.set(`${deployment.DestinationBucketName}/${key}`, {
        file, markers: deployment.SourceMarkers[at] ?? {}, cacheControl: deployment.SystemMetadata['cache-control'],
      });
    }
  }
}

/** As `aws s3 sync` filters: exclusions first, then inclusions take back. */
const isChosen = (name: string, { Exclude, Include }: z.infer<typeof Properties>): boolean =>
  Include.some((pattern) => fits(pattern, name)) || !Exclude.some((pattern) => fits(pattern, name));

/** A generated file carries markers where the deployment fills in addresses. */
function contentOf({ file, markers }: Entry): Buffer {
  const content = readFileSync(file);
  if (Object.keys(markers).length === 0) return content;
  const text = Object.entries(markers).reduce((result, [marker, value]) => result.replaceAll(marker, typeof value === 'string' ? value : JSON.stringify(value)), content.toString());
  return Buffer.from(text);
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json', '.map': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.avif': 'image/avif',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.mp3': 'audio/mpeg', '.ogg': 'audio/ogg', '.wav': 'audio/wav', '.txt': 'text/plain; charset=utf-8',
};
export const contentTypeOf = (name: string): string => contentTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
