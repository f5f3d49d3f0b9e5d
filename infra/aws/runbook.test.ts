import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { deployed, part, text } from './test/templates.ts';

const alarms = deployed().ofType('AWS::CloudWatch::Alarm').map(({ properties }) => properties);
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
const withAlarm = runbook.slice(0, runbook.indexOf('# Without an alarm'));
const anchorsIn = (markdown: string) =>
  [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase().replaceAll(' ', '-'));
const anchorOf = (alarm: (typeof alarms)[number]) => text(part(alarm, 'AlarmDescription')).split('docs/runbook.md#')[1] ?? '';

describe('the runbook', () => {
  it.each(alarms.map((alarm) => [text(part(alarm, 'AlarmName')), alarm] as const))('has a part for %s', (_name, alarm) => {
    expect(anchorsIn(runbook)).toContain(anchorOf(alarm));
  });

  it('says of every alarm what people see and what to do', () => {
    for (const section of withAlarm.split(/^## /m).slice(1)) {
      expect(section).toMatch(/\*\*People see\*\*[^]*\*\*Look at\*\*[^]*\*\*Do\*\*/);
    }
  });

  it('has no part for an alarm that is gone', () => {
    expect(anchorsIn(withAlarm).sort()).toEqual([...new Set(alarms.map(anchorOf))].sort());
  });
});

describe('every alarm', () => {
  it.each(alarms.map((alarm) => [text(part(alarm, 'AlarmName')), alarm] as const))('%s tells a person', (_name, alarm) => {
    expect(part(alarm, 'AlarmActions', 0)).toBeDefined();
    expect(text(part(alarm, 'AlarmDescription')).length).toBeGreaterThan(60);
  });
});
