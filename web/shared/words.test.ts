import { describe, expect, it } from '@jest/globals';
import { refusals } from '../../functions/contract/refusals.ts';
import { refusalSentence, wordsFrom } from './words.ts';

describe('words', () => {
  it('IRP-21: the tenant words any of them', () => {
    expect(wordsFrom({ 'chat.awaiting': 'Einen Moment …' })('chat.awaiting')).toBe('Einen Moment …');
    expect(wordsFrom({})('chat.awaiting')).toBe('Awaiting connection…');
  });

  it('IRP-30: a placeholder is filled where it stands', () => {
    const words = wordsFrom({ 'chat.joined': 'Somebody joined', 'chat.connected': '{0}, {0} and {unknown}' });
    expect(words('chat.connected', { 0: 'Ana' })).toBe('Ana, Ana and {unknown}');
    expect(words('chat.joined', { 0: 'Ana' })).toBe('Somebody joined');
  });

  it('IRP-30: a name with a dollar sign stays itself', () => {
    expect(wordsFrom({})('chat.connected', { 0: "$&$1'" })).toBe("You are connected to $&$1'");
  });

  it.each(Object.keys(refusals))('BY-01: the refusal %s has a sentence', (code) => {
    expect(refusalSentence(wordsFrom({}), code).length).toBeGreaterThan(10);
  });

  it("IRP-09: the refusal of a closed chat is the tenant's own", () => {
    expect(refusalSentence(wordsFrom({ 'chat.disabled': 'Wir sind morgen wieder da.' }), 'chat-disabled')).toBe('Wir sind morgen wieder da.');
  });

  it('BY-01: an unknown refusal says that nothing is lost', () => {
    expect(refusalSentence(wordsFrom({}), 'new-in-a-later-version')).toContain('Nothing is lost');
  });
});
