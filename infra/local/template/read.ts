import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Json, JsonObject } from '../json.ts';

const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: Json.optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), Json))).default({}),
  Conditions: z.record(z.string(), Json).default({}),
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: JsonObject.default({}), Condition: z.string().optional() }),
  ),
  Outputs: z.record(z.string(), z.object({ Value: Json, Export: z.object({ Name: Json }).optional() })).default({}),
});

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

const AssetManifest = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

type Template = z.infer<typeof Template>;
export type Stack = { name: string; template: Template };
/** A synthesized CDK app: its stacks, and the folder or file behind each asset key. */
export type Assembly = { stacks: Stack[]; assets: Map<string, string> };

/** Reads what `cdk synth` wrote. */
export function readAssembly(folder: string): Assembly {
  const { artifacts } = Manifest.parse(readJson(folder, 'manifest.json'));
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  for (const [id, { type, properties }] of Object.entries(artifacts)) {
    if (type === 'aws:cloudformation:stack') {
      const { templateFile, stackName } = z.object({ templateFile: z.string(), stackName: z.string().optional() }).parse(properties);
      stacks.push({ name: stackName ?? id, template: Template.parse(readJson(folder, templateFile)) });
    }
    if (type === 'cdk:asset-manifest') {
      const { file } = z.object({ file: z.string() }).parse(properties);
      for (const { source, destinations } of Object.values(AssetManifest.parse(readJson(folder, file)).files)) {
        if (source.path === undefined) continue;
        for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(folder, source.path));
      }
    }
    if (type === 'cdk:cloud-assembly') {
      const { directoryName } = z.object({ directoryName: z.string() }).parse(properties);
      const nested = readAssembly(join(folder, directoryName));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { stacks, assets };
}

/** Whether a folder holds a finished synthesis. */
export const isAssembly = (folder: string): boolean => existsSync(join(folder, 'manifest.json'));

function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
