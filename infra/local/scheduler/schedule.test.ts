import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handClock } from '../testing/hand-clock.ts';
import { deadLettersIn } from '../dead-letters.ts';
import { anApp, temporaryFolder } from '../testing/app.ts';
import { keepSchedule, type Schedule, schedulesOf } from './schedule.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 0, 1, 12, 0, 20);
const declared = {
  Every: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: 'every-minute', ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: { 'Fn::GetAtt': ['tick', 'Arn'] }, RoleArn: 'role', Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}', RetryPolicy: { MaximumRetryAttempts: 0 } },
    },
  },
};
const tick = `export const handler = async (event) => { if (event.scheduledAt.includes('23:59')) throw new Error('no'); return event; };`;

describe('the schedule', () => {
  let undo = new AsyncDisposableStack();
  let folder = '';
  beforeEach(() => {
    undo = new AsyncDisposableStack();
    folder = temporaryFolder(undo);
  });
  afterEach(() => undo.disposeAsync());

  /** A running schedule whose moments are noted; `settle` lets pending moments run. */
  const running = (start: number, stop: AsyncDisposableStack) => {
    const fired: string[] = [];
    const time = handClock(start);
    const schedule: Schedule = {
      name: 's', periodMs: minute,
      fire: async (at) => {
        fired.push(at.toISOString().slice(11, 16));
        return { ok: true, payload: 'null' };
      },
    };
    keepSchedule(schedule, folder, time.clock, stop);
    const settle = async () => {
      for (let turn = 0; turn < 5_000; turn += 1) await Promise.resolve();
    };
    return { fired, settle, ...time };
  };

  it('fires at each whole minute and not before', async () => {
    const { fired, settle, advance } = running(noon, undo);
    await settle();
    advance(39_000);
    await settle();
    expect(fired).toEqual([]);
    advance(1_000);
    await settle();
    advance(minute);
    await settle();
    expect(fired).toEqual(['12:01', '12:02']);
  });

  it('fires the minutes missed while it was down, oldest first', async () => {
    const first = new AsyncDisposableStack();
    running(noon, first);
    await first.disposeAsync();
    const { fired, settle } = running(noon + 3 * minute, undo);
    await settle();
    expect(fired).toEqual(['12:01', '12:02', '12:03']);
  });

  it('catches up with one day at most', async () => {
    const first = new AsyncDisposableStack();
    running(noon, first);
    await first.disposeAsync();
    const { fired, settle } = running(noon + 3 * 24 * 60 * minute, undo);
    await settle();
    expect(fired).toHaveLength(24 * 60);
  });

  it('gives the target its moment, and a dead letter when it fails for good', async () => {
    const { model, functions } = anApp({ tick }, declared, undo);
    const deadLetters = deadLettersIn(folder);
    const [schedule] = schedulesOf({ model, functions, clock: handClock(noon).clock, deadLetters });
    expect(await schedule?.fire(new Date(noon))).toEqual({ ok: true, payload: '{"scheduledAt":"2026-01-01T12:00:20Z"}' });
    expect(await schedule?.fire(new Date(Date.UTC(2026, 0, 1, 23, 59)))).toMatchObject({ ok: false, error: { errorType: 'Error', errorMessage: 'no' } });
    expect(deadLetters.count()).toBe(1);
  });
});
