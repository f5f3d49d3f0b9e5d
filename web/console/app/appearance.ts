import { createStore } from '../../shared/store.ts';

export const appearances = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof appearances)[number];

const key = 'foyer.appearance';
const store = createStore<Appearance>(kept());

export const appearance = { get: store.get, subscribe: store.subscribe };

export function chooseAppearance(next: Appearance): void {
  store.set(next);
  if (next === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, next);
}

/** What the page shows now: both our tokens and the component library read it from the root element. */
export function shownScheme(chosen: Appearance, prefersDark: boolean): 'light' | 'dark' {
  if (chosen !== 'system') return chosen;
  return prefersDark ? 'dark' : 'light';
}

function kept(): Appearance {
  const found = globalThis.localStorage.getItem(key);
  return appearances.find((name) => name === found) ?? 'system';
}
