import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import * as z from 'zod';

type StandIn = { readonly part: string; readonly contents: string };

const client = '@aws-sdk/core/dist-es/submodules/client';
const noStep = (...names: string[]): string => names.map((name) => `export const ${name} = () => ({ applyToStack: () => undefined });`).join('');

/**
 * Parts of the SDK that a function cannot reach which only talks to the table and to sockets. What stands in for a class is
 * an empty one: the SDK makes an instance and never calls it.
 */
export const standIns: readonly StandIn[] = [
  // Neither service streams events.
  { part: '@smithy/core/dist-es/submodules/event-streams/index.js', contents: 'export {};' },
  { part: '@smithy/signature-v4/dist-es/HeaderFormatter.js', contents: 'export class HeaderFormatter {}' },
  // Endpoint discovery is off unless it is asked for.
  { part: '@aws-sdk/endpoint-cache/dist-es/index.js', contents: 'export class EndpointCache {}' },
  // Node has its own.
  { part: '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js', contents: 'export class Sha256Js {}' },
  // The retry mode is the standard one.
  { part: '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js', contents: 'export class AdaptiveRetryStrategy {}' },
  // No answer is a stream, a browser's least of all.
  { part: '@smithy/core/dist-es/submodules/serde/util-stream/sdk-stream-mixin.js', contents: 'export const sdkStreamMixin = (stream) => stream;' },
  // Lambda has no configuration files: looking for them delays the first call.
  {
    part: '@smithy/core/dist-es/submodules/config/node-config-provider/fromSharedConfigFiles.js',
    contents: `export const fromSharedConfigFiles = () => async () => { throw Object.assign(new Error('no configuration files'), { tryNextLink: true }); };`,
  },
  // Lambda's region stands in the environment.
  {
    part: '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js',
    contents: 'export const getInstanceMetadataRegion = async () => undefined;',
  },
  // Every body is a text, which is cheaper to ask first; asking for a file's stream loads Node's.
  {
    part: '@smithy/core/dist-es/submodules/serde/util-body-length/calculateBodyLength.js',
    contents: 'export const calculateBodyLength = (body) => (typeof body === "string" ? Buffer.byteLength(body) : body ? body.byteLength : 0);',
  },
  // Steps that every request would take: for a log that nobody gave, for AWS's statistics, and against loops of queues and topics.
  { part: `${client}/middleware-logger/loggerMiddleware.js`, contents: noStep('getLoggerPlugin', 'loggerMiddleware', 'loggerMiddlewareOptions') },
  { part: `${client}/middleware-user-agent/user-agent-middleware.js`, contents: noStep('getUserAgentPlugin', 'userAgentMiddleware', 'getUserAgentMiddlewareOptions') },
  { part: `${client}/middleware-recursion-detection/getRecursionDetectionPlugin.js`, contents: noStep('getRecursionDetectionPlugin') },
  ...['client-dynamodb', 'client-apigatewaymanagementapi'].map((name) => ({
    part: `@aws-sdk/${name}/dist-es/endpoint/endpointResolver.js`,
    contents: `export { defaultEndpointResolver } from '${path.resolve(import.meta.dirname, 'regional-endpoint.ts')}';`,
  })),
];

const Version = z.object({ version: z.string() });
const manifest = /@aws-sdk\/[\w-]+\/package\.json$/;

/** Leaves these parts out, and of the clients' package.json all but the version. `used` hears of each part it meets. */
export const sdkParts = (used: (part: string) => void = () => undefined): Plugin => ({
  name: 'sdk-parts',
  setup(build) {
    for (const { part, contents } of standIns) {
      const filter = new RegExp(`${RegExp.escape(part)}$`);
      build.onLoad({ filter }, () => {
        used(part);
        return { contents, loader: 'js', resolveDir: import.meta.dirname };
      });
    }
    build.onLoad({ filter: manifest }, async ({ path: file }) => ({
      contents: JSON.stringify(Version.parse(JSON.parse(await readFile(file, 'utf8')))), loader: 'json',
    }));
  },
});
