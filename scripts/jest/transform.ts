import { transformSync } from 'esbuild';

/** Type stripping cannot read JSX, so tests go through the compiler that builds the bundles. */
export const process = (source: string, file: string): { code: string } =>
  transformSync(source, {
    sourcefile: file,
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    format: 'esm',
    target: 'node24',
    sourcemap: 'inline',
    jsx: 'automatic',
    jsxImportSource: file.includes('/web/widget/') ? 'preact' : 'react',
  });
