import path from 'node:path';

type Layer = {
  files: readonly string[];
  /** Layers whose values and types may be imported. A layer may always import itself. */
  layers?: readonly string[];
  /** Layers of which only types may be imported. */
  types?: readonly string[];
  /** Packages; a trailing * stands for any ending. */
  packages: readonly string[];
  /** What the tests of this layer may import on top of it. */
  tests?: readonly string[];
};

const core = ['contract', 'domain', 'ports', 'usecases'] as const;
const sdk = ['@aws-sdk/*', '@smithy/*', 'node:*', 'zod/mini', 'jose'] as const;
const react = ['react', 'react/*', 'react-dom', 'react-dom/*', '@mantine/*', '@tanstack/*', '@tabler/*'] as const;

// Longer prefixes win, so ports/memory is not ports and web/widget is not web.
export const law: Readonly<Record<string, Layer>> = {
  contract: { files: ['functions/contract/'], packages: ['zod/mini'] },
  domain: { files: ['functions/domain/'], layers: ['contract'], packages: ['temporal-polyfill'] },
  ports: { files: ['functions/ports/'], layers: ['contract', 'domain'], packages: [], tests: ['memory'] },
  memory: { files: ['functions/ports/memory/'], layers: ['contract', 'domain', 'ports'], packages: [] },
  usecases: { files: ['functions/usecases/'], layers: ['contract', 'domain'], types: ['ports'], packages: [], tests: ['ports', 'memory'] },
  adapters: { files: ['functions/adapters/'], layers: ['contract', 'domain', 'ports'], packages: sdk, tests: ['memory', 'usecases', 'local'] },
  edge: { files: ['functions/edge/'], layers: core, packages: ['@middy/*', 'zod/mini', 'jose', 'node:*'], tests: ['memory'] },
  entries: { files: ['functions/entries/'], layers: [...core, 'adapters', 'edge'], packages: [...sdk, '@middy/*'], tests: ['memory'] },
  shared: { files: ['web/shared/'], layers: ['contract'], packages: ['zod', 'zod/mini', 'temporal-polyfill'] },
  widget: { files: ['web/widget/'], layers: ['shared'], types: ['contract'], packages: ['preact', 'preact/*', '@preact/signals', 'zod/mini'], tests: ['contract'] },
  console: { files: ['web/console/'], layers: ['shared', 'contract'], packages: [...react, 'dayjs', 'dayjs/*', 'oidc-client-ts', '@fontsource-variable/*', 'zod', 'temporal-polyfill'] },
  demo: { files: ['web/demo/'], layers: ['shared', 'contract'], packages: [] },
  aws: { files: ['infra/aws/', 'infra/app.ts'], layers: ['contract'], packages: ['aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'cdk-nag', 'zod', 'node:*'], tests: ['adapters'] },
  local: { files: ['infra/local/'], packages: ['*'] },
  cli: { files: ['infra/cli/'], layers: [...core, 'adapters', 'edge'], packages: ['*'] },
  faults: { files: ['faults/'], layers: [...core, 'edge', 'memory', 'shared'], packages: ['fast-check', 'commander', 'node:*'] },
  bench: { files: ['bench/'], layers: ['*'], packages: ['*'] },
  scripts: { files: ['scripts/'], layers: ['contract'], packages: ['*'] },
};

const testPackages = ['@jest/globals', 'fast-check', 'node:*'];
const testFile = /\.(test|suite|e2e|types-test|adapter\.test)\.tsx?$/;
/** Builders of situations, which only tests use, and the fault harness, which is one test. */
const builders = /^((functions|infra|web)\/[^/]+\/test|faults)\//;
export const isTest = (file: string): boolean => testFile.test(file) || builders.test(file);

/** Says what is wrong with this import, or nothing. Paths are relative to the repository. */
export function breach(file: string, specifier: string, typeOnly: boolean): string | undefined {
  const from = layerOf(file);
  const rules = from && law[from];
  if (!rules) return `${file} lies in no layer of the import law`;
  const test = isTest(file);

  if (!specifier.startsWith('.')) {
    const allowed = test ? [...rules.packages, ...testPackages] : rules.packages;
    return matches(allowed, specifier) ? undefined : `${from} does not import the package ${specifier}`;
  }

  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (isTest(target) && !test) return 'only tests import tests';
  const to = layerOf(target);
  if (!to) return `${target} lies in no layer of the import law`;
  if (from === to) return featureBreach(file, target);
  const values = [...(rules.layers ?? []), ...(test ? (rules.tests ?? []) : [])];
  if (matches(values, to) || (typeOnly && rules.types?.includes(to))) return undefined;
  return rules.types?.includes(to) ? `${from} imports only types from ${to}` : `${from} does not import ${to}`;
}

function layerOf(file: string): string | undefined {
  return Object.entries(law)
    .flatMap(([name, { files }]) => files.filter((prefix) => file.startsWith(prefix)).map((prefix) => ({ name, prefix })))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.name;
}

const feature = /^web\/console\/features\/([^/]+)\//;

function featureBreach(file: string, target: string): string | undefined {
  const [mine, theirs] = [feature.exec(file)?.[1], feature.exec(target)?.[1]];
  return mine && theirs && mine !== theirs ? `the feature ${mine} does not import the feature ${theirs}` : undefined;
}

const matches = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));
