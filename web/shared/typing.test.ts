import { describe, expect, it } from '@jest/globals';
import { createFakeHost } from './testing/fake-host.ts';
import { createTypingNotice, createTypingWatch } from './typing.ts';

function aWriter(isWatched: boolean) {
  const host = createFakeHost();
  const told: (string | undefined)[] = [];
  return { host, told, notice: createTypingNotice(host, () => isWatched, (draft) => void told.push(draft)) };
}

describe('IRP-33: telling that one types', () => {
  it('happens at most once in 6 seconds, without the text', async () => {
    const { host, told, notice } = aWriter(false);
    notice.typed('H');
    notice.typed('He');
    await host.pass(5_900);
    notice.typed('Hel');
    await host.pass(200);
    notice.typed('Hell');
    expect(told).toEqual([undefined, undefined]);
  });

  it('begins anew after each message', () => {
    const { told, notice } = aWriter(false);
    notice.typed('one');
    notice.sent();
    notice.typed('two');
    expect(told).toHaveLength(2);
  });
});

describe('IRP-47: showing a draft while the agent looks', () => {
  it('sends the newest text about every 1.5 seconds', async () => {
    const { host, told, notice } = aWriter(true);
    notice.typed('H');
    await host.pass(100);
    notice.typed('He');
    notice.typed('Hel');
    await host.pass(1_500);
    expect(told).toEqual(['H', 'Hel']);
  });

  it('says when the text is deleted', async () => {
    const { host, told, notice } = aWriter(true);
    notice.typed('H');
    await host.pass(10);
    notice.typed('');
    await host.pass(2_000);
    expect(told).toEqual(['H', '']);
  });

  it('shows nothing of a message that has been sent', async () => {
    const { host, told, notice } = aWriter(true);
    notice.typed('H');
    await host.pass(10);
    notice.typed('Hello');
    notice.sent();
    await host.pass(5_000);
    expect(told).toEqual(['H']);
  });
});

describe('IRP-33: seeing that the other side types', () => {
  it('ends by itself when nothing follows', async () => {
    const host = createFakeHost();
    const typing = createTypingWatch(host);
    typing.heard({ name: 'Ana' });
    await host.pass(7_900);
    expect(typing.get()).toEqual({ name: 'Ana' });
    await host.pass(200);
    expect(typing.get()).toBeUndefined();
  });

  it('ends at once with an empty draft', () => {
    const typing = createTypingWatch(createFakeHost());
    typing.heard({ draft: 'Hel' });
    typing.heard({ draft: '' });
    expect(typing.get()).toBeUndefined();
  });
});
