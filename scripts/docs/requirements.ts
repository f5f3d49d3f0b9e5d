import { readFile } from 'node:fs/promises';
import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const Id = z.string().regex(/^(IRP|ST|IC|SNS|KYC|BY)-\d{2}$/);
const sections = {
  IRP: 'Live support', ST: 'Routing, lists and search', IC: 'Inbox and team', SNS: 'Messages left offline',
  KYC: 'Access', BY: 'Beyond',
} as const;
const roots = ['functions', 'web', 'infra', 'faults', 'bench', 'scripts'];
const testFile = /\.(test|suite|e2e)\.tsx?$/;
// A title that begins with one id or more, as in 'IRP-03: fires once'.
const title = /['"`]((?:(?:IRP|ST|IC|SNS|KYC|BY)-\d+(?:, | and )?)+):/g;

/** Every requirement, with one line of what it asks. */
export async function readRequirements(): Promise<Record<string, string>> {
  return z.record(Id, z.string().min(1)).parse(JSON.parse(await readFile('docs/requirements.json', 'utf8')));
}

/** The test files, per requirement that one of their titles names. */
export function findProofs(): Map<string, string[]> {
  const proofs = new Map<string, string[]>();
  for (const file of roots.flatMap(testsIn).sort()) {
    for (const id of idsIn(readFileSync(file, 'utf8'))) proofs.set(id, [...(proofs.get(id) ?? []), file]);
  }
  return proofs;
}

/** The ids that the titles of a test file name, each once. */
export const idsIn = (source: string): Set<string> =>
  new Set([...source.matchAll(title)].flatMap(([, ids = '']) => ids.split(/, | and /)).filter(Boolean));

function testsIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => testFile.test(file))
    .map((file) => `${root}/${file.replaceAll('\\', '/')}`);
}

export async function renderRequirements(): Promise<string> {
  const requirements = Object.entries(await readRequirements());
  const proofs = findProofs();
  const proved = requirements.filter(([id]) => proofs.has(id)).length;
  return [
    '# Requirements',
    '',
    `${proved} of ${requirements.length} have a test so far. Each line says in our words what is asked; a test whose title begins with the id proves it, or a part of it.`,
    'This page is written by `npm run docs` from `docs/requirements.json` and the titles of the tests.',
    ...Object.entries(sections).flatMap(([prefix, name]) => [
      '',
      `## ${name} (${prefix})`,
      '',
      '| Id | What is asked | Proved in |',
      '|---|---|---|',
      ...requirements.filter(([id]) => id.startsWith(`${prefix}-`)).map(([id, text]) => `| ${id} | ${text} | ${links(proofs.get(id))} |`),
    ]),
    '',
  ].join('\n');
}

const links = (files: readonly string[] = []) => files.map((file) => `[${shortly(file)}](../${file})`).join(', ');
const shortly = (file: string) => file.split('/').slice(-2).join('/').replace(testFile, '');
