import { describe, expect, it } from '@jest/globals';
import { defaultStrings } from '../contract/words.ts';
import { say, stringsIn } from './strings.ts';

const own = {
  en: { 'chat.title': 'Ask Aurora', 'chat.send': 'Go' },
  de: { 'chat.title': 'Frag Aurora', 'chat.intro': 'Nur zu.' },
  'de-at': { 'chat.title': 'Servus' },
};

describe('the words of a language', () => {
  it.each([
    ['de-AT', 'chat.title', 'Servus'],
    ['de-AT', 'chat.intro', 'Nur zu.'],
    ['de-CH', 'chat.title', 'Frag Aurora'],
    ['de', 'chat.send', 'Go'],
    ['fr', 'chat.title', 'Ask Aurora'],
    ['fr', 'chat.close', defaultStrings['chat.close']],
    ['__proto__', 'chat.title', 'Ask Aurora'],
    ['constructor', 'chat.title', 'Ask Aurora'],
  ])('in %s say %s as %s', (language, key, text) => {
    expect(stringsIn(own, language)[key]).toBe(text);
  });

  it('are complete in every language', () => {
    expect(Object.keys(stringsIn(own, 'de-at')).sort()).toEqual(Object.keys(defaultStrings).sort());
  });
});

describe('a word with placeholders', () => {
  it('IRP-29: takes the agent’s name', () => {
    expect(say(stringsIn({}), 'chat.connected', { 0: 'Ana' })).toBe('You are connected to Ana');
  });

  it('IRP-30: may have none', () => {
    expect(say({ 'chat.greeting': 'Welcome.' }, 'chat.greeting', { 0: 'Ana' })).toBe('Welcome.');
  });

  it('IRP-22: takes place and total', () => {
    expect(say(stringsIn({}), 'chat.queue', { position: '1', total: '2' })).toBe('You are number 1 of 2 in the queue');
  });

  it('does not fill what was filled in', () => {
    expect(say({ 'chat.greeting': '{0} {1}' }, 'chat.greeting', { 0: '{1}', 1: 'x' })).toBe('{1} x');
  });

  it.each(['{9}', '{constructor}', '{__proto__}', '{toString}'])('leaves an unknown %s as it stands', (text) => {
    expect(say({ 'chat.greeting': text }, 'chat.greeting', { 0: 'Ana' })).toBe(text);
  });

  it('falls back to the default word', () => {
    expect(say({}, 'chat.send')).toBe('Send message');
  });
});
