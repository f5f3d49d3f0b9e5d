import { describe, expect, it } from '@jest/globals';
import { describeFault, logTo } from './log.ts';

function anOutput() {
  const lines: unknown[][] = [];
  const output = { error: (...parts: unknown[]) => void lines.push(['error', ...parts]), info: (...parts: unknown[]) => void lines.push(['info', ...parts]) };
  return { lines, log: logTo(output) };
}

describe('the log', () => {
  it('hands a fault over whole, so that it can be counted', () => {
    const { lines, log } = anOutput();
    const fault = { code: 'fault', where: 'socket', request: 'r', error: 'Error', at: ['at a'] } as const;
    log(fault);
    expect(lines).toEqual([['error', fault]]);
  });

  it('tells what is no fault as information', () => {
    const { lines, log } = anOutput();
    log({ code: 'timers-run', due: 2 });
    expect(lines).toEqual([['info', { code: 'timers-run', due: 2 }]]);
  });

  it('describes a fault without its message', () => {
    const described = describeFault(new TypeError('what a person wrote'));
    expect(described.error).toBe('TypeError');
    expect(described.at.length).toBeGreaterThan(0);
    expect(JSON.stringify(described)).not.toContain('what a person wrote');
  });
});
