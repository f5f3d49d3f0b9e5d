import path from 'node:path';
import type { Plugin } from 'esbuild';

/** Lambda hands credentials over in the environment; the SDK's search elsewhere costs 115 KB and 10 ms. */
export const envCredentials: Plugin = {
  name: 'env-credentials',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: path.resolve(import.meta.dirname, 'env-credentials.ts'),
    }));
  },
};
