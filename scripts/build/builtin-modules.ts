import { isBuiltin } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Fetches Node's own modules without import statements: an import reads every export of the module,
 * and reading those of node:http loads its fetch implementation. It saves 20 ms at start.
 */
export const builtinModules: Plugin = {
  name: 'builtin-modules',
  setup(build) {
    build.onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path, kind }) =>
      isBuiltin(path)
        ? { path, namespace: kind === 'require-call' ? 'builtin-cjs' : 'builtin-esm', sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin-cjs' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
    }));
    build.onLoad({ filter: /.*/, namespace: 'builtin-esm' }, ({ path }) => ({ contents: facade(path) }));
  },
};

/** Marked pure, so that the bundler drops the exports nobody reads. */
function facade(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter((name) => identifier.test(name) && name !== 'default');
  return [
    `const found = /* @__PURE__ */ process.getBuiltinModule('${path}');`,
    'export default found;',
    ...names.map((name, index) => `const export${index} = /* @__PURE__ */ (() => found.${name})();\nexport { export${index} as ${name} };`),
  ].join('\n');
}

const identifier = /^[A-Za-z_$][\w$]*$/;
