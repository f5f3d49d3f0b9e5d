import { describe, expect, it } from '@jest/globals';
import type { Mail } from '../../domain/transcript.ts';
import { aChatIn, aMail, aStart, settingsOf, theSession } from '../test/a-chat.ts';
import { aurora, birch, visitor } from '../test/people.ts';
import { carryOut } from './carry-out.ts';

type Behaviour = 'sent' | 'not-sent' | 'throws';

/** Aurora's session with one order; the mailer, or the file store, behaves as told, in turn, and then well. */
async function anOrder(kind: 'transcript' | 'publish', ...behaviours: Behaviour[]) {
  const chat = await aChatIn('active');
  if (kind === 'transcript') await chat.mail(visitor, aMail());
  else await chat.needs.desk.save(settingsOf(aurora, { version: 2, enabled: false, strings: { de: { 'launcher.label': 'Fragen?' } } }), []);
  const [kept] = [...chat.store.orders.values()];
  if (!kept) throw new Error('nothing was ordered');

  const mails: { to: string; mail: Mail }[] = [];
  const files = new Map<string, unknown>();
  const behave = () => {
    const behaviour = behaviours.shift() ?? 'sent';
    if (behaviour === 'throws') throw new Error('no answer');
    return behaviour;
  };
  const mailer = {
    send: async (to: string, mail: Mail) => {
      const behaviour = behave();
      if (behaviour === 'sent') mails.push({ to, mail });
      return behaviour;
    },
  };
  const store = {
    put: async (path: string, content: unknown) => {
      behave();
      files.set(path, content);
    },
  };
  const run = carryOut({ ...chat.needs, mailer, files: store });
  return { chat, mails, files, order: kept.order, run: async () => run(kept.order), state: () => [...chat.store.orders.values()][0]?.state };
}

describe('an ordered transcript', () => {
  it('IRP-26: is mailed to the address with the whole log', async () => {
    const { run, mails } = await anOrder('transcript');
    await run();
    expect(mails).toMatchObject([{ to: 'me@mail.example', mail: { subject: 'Your chat with Aurora Outdoor', text: expect.stringContaining('You: Hello') } }]);
  });

  it('IRP-26: is mailed once though it is asked for again', async () => {
    const { run, mails } = await anOrder('transcript');
    await run();
    await run();
    expect(mails).toHaveLength(1);
  });

  it('IRP-26: is mailed once where two try at once', async () => {
    const { run, mails } = await anOrder('transcript');
    const both = await Promise.allSettled([run(), run()]);
    expect([both.map(({ status }) => status), mails.length]).toEqual([['fulfilled', 'rejected'], 1]);
  });

  it('IRP-26: is tried again where it has definitely not left', async () => {
    const { run, mails } = await anOrder('transcript', 'not-sent');
    await expect(run()).rejects.toThrow('tried again');
    await run();
    expect(mails).toHaveLength(1);
  });

  it('IRP-26: is never sent again where it may have left', async () => {
    const { run, mails, state } = await anOrder('transcript', 'throws');
    await expect(run()).rejects.toThrow('no answer');
    await expect(run()).rejects.toThrow('held');
    expect([mails, state()]).toEqual([[], 'claimed']);
  });

  it('IRP-26: is tried again where it could not be written', async () => {
    const { chat, run, mails } = await anOrder('transcript');
    chat.breaks.before('read');
    await expect(run()).rejects.toThrow('tried again');
    await run();
    expect(mails).toHaveLength(1);
  });

  it('is done where the session is no more', async () => {
    const { chat, run, mails, state } = await anOrder('transcript');
    chat.store.sessions.clear();
    await run();
    expect([mails, state()]).toEqual([[], 'done']);
  });

  it('never carries another tenant’s session of the same id', async () => {
    const { chat, run, mails } = await anOrder('transcript');
    await chat.start({ ...visitor, tenantId: birch }, aStart({ sessionId: theSession, message: { entryId: aMail().entryId, text: 'of Birch' } }));
    await run();
    expect(mails[0]?.mail.text).not.toContain('Birch');
  });
});

describe('an ordered publication', () => {
  it('BY-03: writes availability and launcher words', async () => {
    const { run, files, chat } = await anOrder('publish');
    await run();
    expect(Object.fromEntries(files)).toEqual({
      [`/t/${aurora}/config.json`]: { tenantId: aurora, label: { en: 'Live chat', de: 'Fragen?' }, accent: '#0a7f5a', position: 'right' },
      [`/t/${aurora}/status.json`]: { availability: { state: 'closed', reason: 'manual' }, at: chat.clock.now() },
    });
  });

  it('is tried again after a fault', async () => {
    const { run, files } = await anOrder('publish', 'throws');
    await expect(run()).rejects.toThrow('tried again');
    await run();
    expect(files.size).toBe(2);
  });

  it('is carried out though the first attempt has died', async () => {
    const { chat, order, run, files, state } = await anOrder('publish');
    await chat.needs.outbox.claim(order);
    await run();
    expect([files.size, state()]).toEqual([2, 'done']);
  });

  it('writes the newest settings, whichever change ordered it', async () => {
    const { chat, run, files } = await anOrder('publish');
    await chat.needs.desk.save(settingsOf(aurora, { version: 3, enabled: true }), []);
    await run();
    expect(files.get(`/t/${aurora}/status.json`)).toMatchObject({ availability: { state: 'open' } });
  });
});
