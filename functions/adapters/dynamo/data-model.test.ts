import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ana, aSessionId, aTenant, noon } from '../../ports/builders.suite.ts';
import { byState, keys, timerKey, type Key } from './keys.ts';

const page = readFileSync(new URL('../../../docs/data-model.md', import.meta.url), 'utf8');
const [tenant, session] = [aTenant(), aSessionId()];

const named = (text: string) => text.replace(tenant, '<tenant>').replace(session, '<session>');
const row = ({ pk, sk }: Key) => `| \`${named(pk)}\` | \`${named(sk)}\` |`;
const indexed = (state: string, sk: string) => `| \`T#<tenant>#${state}\` | \`${sk}#<first 8 of the session>\` |`;

const documented = {
  head: row(keys.head(tenant, session)),
  logChunk: row({ ...keys.logChunk(tenant, session, 1), sk: 'LOG#<9999999999 − last sequence>' }),
  facts: row(keys.facts(tenant, session)),
  settings: row(keys.settings(tenant)),
  agent: row(keys.agent(tenant, ana.agentId)).replace(ana.agentId, '<agent>'),
  statusEvent: row({ ...keys.statusEvent(tenant, noon), sk: '<ms, 13 digits>#<settings version, 10 digits>#<line>' }),
  ticket: row(keys.ticket(tenant, '<nonce>')),
  order: row(keys.order(tenant, '<name>')),
} satisfies Record<keyof typeof keys, string>;

describe('docs/data-model.md', () => {
  it.each(Object.entries(documented))('shows the key of %s', (_item, text) => {
    expect(page).toContain(text);
  });

  it('shows the keys of timers and of the index', () => {
    expect(page).toContain(row(timerKey('<minute, ISO, UTC>', '<name>')));
    expect(page).toContain(indexed('<STATE>', '5#<entered, ms, 13 digits>'));
    expect(page).toContain(indexed('COMPLETED', '<ended, ms, 13 digits>'));
    expect(page).toContain(byState.attributes.slice(0, -1).map((name) => `\`${name}\``).join(', '));
  });

  it('spells numbers in keys as they are', () => {
    expect(keys.logChunk(tenant, session, 1).sk).toBe('LOG#9999999998');
    expect(keys.statusEvent(tenant, noon, 2, 1).sk).toBe(`${noon}#0000000002#1`);
    expect(byState.open(noon, session)).toBe(`5#${noon}#${session.slice(0, 8)}`);
    expect(byState.completed(noon, session)).toBe(`${noon}#${session.slice(0, 8)}`);
  });

  it('shows no key that is none', () => {
    const shown = page.match(/^\| .* \| `(T#<tenant>|DUE)[^`]*` \| `[^`]*` \| \[/gm) ?? [];
    expect(shown).toHaveLength(Object.keys(documented).length + 1);
  });

  it('links to files that are there', () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => new URL(path, new URL('../../../docs/', import.meta.url)));
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(() => readFileSync(link)).not.toThrow();
  });
});
