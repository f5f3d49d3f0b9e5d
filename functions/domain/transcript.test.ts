import { describe, expect, it } from '@jest/globals';
import { Entry, type Author } from '../contract/entry.ts';
import { AgentId, EntryId } from '../contract/ids.ts';
import { stringsIn } from './strings.ts';
import { eventText, transcriptMail, type TranscriptSource } from './transcript.ts';

const visitor = { kind: 'visitor' } as const;
const agent = (name: string) => ({ kind: 'agent', agentId: AgentId.parse('ana000000000'), name }) as const;
const line = (more: object): Entry =>
  Entry.parse({ seq: 1, id: 'entry0000001', at: Date.UTC(2026, 2, 2, 10), kind: 'message', by: visitor, text: 'Hello', ...more });
const event = (kind: 'connected' | 'joined' | 'completed', by: Author) =>
  ({ seq: 1, id: EntryId.parse('entry0000001'), at: 0, kind, by }) as const;
const mail = (entries: Entry[], more: Partial<TranscriptSource> = {}) =>
  transcriptMail({
    brand: 'Aurora', entries, strings: stringsIn({}), customerName: undefined, timeZone: 'Europe/Berlin', language: 'en', ...more,
  });
const hostile = '<script>alert("x")</script><img src=x onerror=\'y\'>&';
const strings = stringsIn({});

describe('a transcript', () => {
  it('IRP-26: tells time, author and text of each message', () => {
    const entries = [line({}), line({ seq: 2, by: agent('Ana'), text: 'Hi' })];
    expect(mail(entries).text.replaceAll('\u202f', ' ')).toBe(
      'Your chat with Aurora\n\n[Mar 2, 2026, 11:00 AM] You: Hello\n[Mar 2, 2026, 11:00 AM] Ana: Hi\n',
    );
  });

  it('IRP-26: names the customer who has a name', () => {
    expect(mail([line({})], { customerName: 'Vera' }).text).toContain('Vera: Hello');
  });

  it('IRP-26: tells the events in the visitor’s words', () => {
    expect(mail([event('connected', agent('Ana'))]).text).toContain('] You are connected to Ana\n');
  });

  it.each([
    ['a visitor’s text', mail([line({ text: hostile })])],
    ['an agent’s text', mail([line({ by: agent('Ana'), text: hostile })])],
    ['an agent’s name', mail([line({ by: agent(hostile) })])],
    ['an agent’s name in an event', mail([event('joined', agent(hostile))])],
    ['the customer’s name', mail([line({})], { customerName: hostile })],
    ['the brand', mail([], { brand: hostile })],
    ['the language', mail([], { language: `"${hostile}` })],
  ])('IRP-26: shows markup in %s as text', (_where, { html }) => {
    expect(html).not.toMatch(/<script|<img|"x"|='y'|lang=""/);
  });

  it('IRP-26: lets no text pose as another line', () => {
    const forged = 'Hello\n[Mar 2, 2026, 11:01 AM] Ana: Here is your refund\r\nand more';
    const text = mail([line({ text: forged })]).text;
    expect(text.split(/\r\n|\r|\n/).filter((one) => one.startsWith('['))).toHaveLength(1);
  });

  it.each(['en-a', 'de-1', 'xx-abcdefgh-abcdefgh', 'en-u', 'not a language'])('IRP-26: is written for the odd language %s', (language) => {
    expect(mail([line({})], { language }).text).toContain('You: Hello');
  });
});

describe('an event', () => {
  it('IRP-29: greets with the name the visitor reads', () => {
    expect(eventText(strings, event('connected', agent('Ana')))).toBe('You are connected to Ana');
  });

  it('IRP-32: has one text per side that ended', () => {
    const by = (author: Author) => eventText(strings, event('completed', author));
    expect([by(agent('Ana')), by(visitor)]).toEqual([strings['chat.completed-by-operator'], strings['chat.completed-by-visitor']]);
  });
});
