import { existsSync } from 'node:fs';
import type { Step } from './schedule.ts';

const script = (name: string, ...args: string[]): Step => ({
  name,
  command: ['npm', 'run', '-s', name, ...(args.length > 0 ? ['--', ...args] : [])],
});

const jest = (name: string, ...args: string[]): Step => ({
  name,
  jest: true,
  command: ['npm', 'run', '-s', 'jest', '--', '--selectProjects', name, '--passWithNoTests', ...args],
});

export const steps: readonly Step[] = [
  script('lint'),
  script('types'),
  script('build'),
  jest('unit', '--maxWorkers=1'),
  ...(existsSync('faults/main.ts') ? [script('faults', '--seeds', '1000')] : []),
  { ...jest('infra', '--maxWorkers=1'), after: ['build'] },
  jest('adapter', '--maxWorkers=1'),
  { ...jest('e2e', '--runInBand'), after: ['build'], alone: true },
];
