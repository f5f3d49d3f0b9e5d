import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { importLaw } from './scripts/lint/import-law-rule.ts';

const restricted = (selector, message) => ({ selector, message });

const everywhere = [
  restricted('ExportDefaultDeclaration', 'Name what you export.'),
  restricted(':not(TSModuleBlock) > TSInterfaceDeclaration', 'Use a type.'),
  restricted('ImportDeclaration[source.value=/^zod/] > ImportSpecifier', 'import * as z: five times fewer bytes.'),
];
const clockless = 'The domain gets time, chance and environment as arguments.';
const inDomain = [
  restricted(':function[async=true], AwaitExpression', 'The domain decides; it does not wait.'),
  restricted('MemberExpression[object.name="Date"][property.name="now"]', clockless),
  restricted('NewExpression[callee.name="Date"][arguments.length=0]', clockless),
  restricted('MemberExpression[object.name="Math"][property.name="random"]', clockless),
  restricted('MemberExpression[object.name="Temporal"][property.name="Now"]', clockless),
  restricted('Identifier[name=/^(process|crypto|performance)$/]', clockless),
];
const inTests = [
  restricted(
    'MemberExpression[object.name="jest"][property.name=/^(mock|doMock|unstable_mockModule|spyOn|fn)$/]',
    'Implement the port; do not mock.',
  ),
  restricted('NewExpression[callee.name="Promise"] CallExpression[callee.name="setTimeout"]', 'Tests do not sleep.'),
  restricted('ImportDeclaration[source.value="node:timers/promises"]', 'Tests do not sleep.'),
];
const tests = ['**/*.test.{ts,tsx}', '**/*.suite.ts', '**/*.e2e.ts', '**/*.types-test.ts'];

export default defineConfig(
  { ignores: ['dist', 'cdk.out', '.foyer', 'coverage'] },
  { linterOptions: { noInlineConfig: true } },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 200],
      'no-restricted-syntax': ['error', ...everywhere],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/only-throw-error': [
        'error',
        // The router's control flow throws its own objects.
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: ['Redirect', 'NotFoundError'] }] },
      ],
      // Both look every name up: a fifth of the time, for enums we do not have and for advice.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      // A port's promise is part of its promise: memory versions are async without waiting.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { foyer: { rules: { 'import-law': importLaw } } },
    rules: { 'foyer/import-law': 'error' },
  },
  {
    // The plug-in's other rules serve the React compiler, which is not used here.
    files: ['web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['functions/domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...inDomain] },
  },
  {
    files: tests,
    rules: { 'max-lines': ['error', 400], 'no-restricted-syntax': ['error', ...everywhere, ...inTests] },
  },
  {
    files: ['*.config.js'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
);
