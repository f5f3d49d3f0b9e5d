import { existsSync } from 'node:fs';

const project = (displayName, roots, testMatch, more = {}) => ({
  displayName,
  // Jest refuses a root that is not there.
  roots: roots.filter(existsSync).map((root) => `<rootDir>/${root}`),
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '\\.css$': '<rootDir>/scripts/jest/no-style.ts' },
  transform: { '\\.tsx?$': '<rootDir>/scripts/jest/transform.ts' },
  ...more,
});

const everywhere = ['functions', 'web', 'infra', 'faults', 'bench', 'scripts'];

export default {
  projects: [
    project('unit', everywhere, ['**/*.test.{ts,tsx}'], {
      testPathIgnorePatterns: ['/node_modules/', String.raw`\.adapter\.test\.ts$`, '/infra/aws/'],
    }),
    project('adapter', ['functions', 'infra'], ['**/functions/adapters/**/*.adapter.test.ts']),
    project('infra', ['functions', 'infra'], ['**/infra/aws/**/*.test.ts']),
    project('e2e', ['infra'], ['**/infra/local/e2e/**/*.e2e.ts'], { testTimeout: 60_000 }),
  ],
};
