import { createChance, type Chance } from './chance.ts';
import type { Verb } from './people/person.ts';
import type { TenantName } from './world.ts';
import { drawWeather, type Mode, type Weather } from './weather.ts';

export type Role = { readonly kind: 'visitor' | 'agent'; readonly name: string; readonly tenant: TenantName; readonly tab: number };
/** `pause` in milliseconds after the person's last act; 0 is at once. */
export type Act = { readonly who: string; readonly verb: Verb; readonly chance: number; readonly pause: number };
/** Everything about a history that was not left to the order of its steps. */
export type Script = {
  readonly seed: number;
  readonly mode: Mode;
  readonly weather: Weather;
  readonly roles: readonly Role[];
  readonly acts: readonly Act[];
  /** Minutes after the beginning at which rules switch the chat off or on. */
  readonly unansweredMinutes: number;
  readonly rules: readonly { readonly minute: number; readonly enable: boolean }[];
};

type Weights = readonly (readonly [Verb, number])[];
const visitorActs: Weights = [
  ['say', 8], ['burst', 5], ['begin', 1], ['type', 2], ['rate', 2], ['update', 2], ['mail', 1.5], ['end', 0.8], ['retry', 1],
  ['reload', 2], ['cut', 3], ['sink', 0.7], ['offline', 0.5], ['online', 1], ['wake', 1],
];
const agentActs: Weights = [
  ['take', 12], ['say', 5], ['burst', 5], ['look', 2], ['type', 1], ['end', 0.8], ['giveUp', 0.8], ['retry', 0.7], ['switch', 1],
  ['reload', 1.5], ['cut', 3], ['sink', 0.7], ['offline', 0.5], ['online', 1], ['wake', 1],
];
const lastActs: Weights = [['say', 5], ['cut', 4], ['reload', 1], ['take', 3]];
const minute = 60_000;

/** Draws who takes part in a history, what each of them does, and the weather. */
export function drawScript(seed: number): Script {
  const chance = createChance(seed * 7_919 + 1);
  const { mode, weather } = drawWeather(chance);
  const roles = drawRoles(chance);
  const rules = chance.hit(0.4)
    ? Array.from({ length: 1 + chance.below(3) }, () => ({ minute: 1 + chance.below(3), enable: chance.hit(0.3) }))
    : [];
  const unansweredMinutes = chance.hit(0.5) ? 3 : 60;
  const first: Act[][] = [];
  for (const role of roles) {
    const other = first.find((acts) => role.tab > 1 && acts[0]?.who.startsWith(role.name));
    // Two windows of one person often do the same at the same time.
    const same = other && chance.hit(0.5) ? other.map((act) => ({ ...act, who: nameOf(role) })) : undefined;
    first.push(same ?? draw(chance, role));
  }
  const late = first.map((acts) => (acts[0]?.who === 'ana' ? [...acts, ...overrule(chance, rules, acts)] : acts));
  // In the end all act at once, for what is lost last is hardest to notice.
  const end = Math.max(...late.map(duration)) + 15_000;
  const acts = late.flatMap((mine) => [...mine, ...finale(chance, end - duration(mine), mine[0]?.who ?? '')]);
  return { seed, mode, weather, roles, rules, unansweredMinutes, acts };
}

function drawRoles(chance: Chance): Role[] {
  const role = (kind: Role['kind'], name: string, tenant: TenantName = 'aurora', tab = 1): Role => ({ kind, name, tenant, tab });
  return [
    role('agent', 'ana'),
    role('visitor', 'vera'),
    ...(chance.hit(0.5) ? [role('visitor', 'vera', 'aurora', 2)] : []),
    ...(chance.hit(0.6) ? [role('agent', 'ben')] : []),
    ...(chance.hit(0.35) ? [role('agent', 'ana', 'aurora', 2)] : []),
    ...(chance.hit(0.5) ? [role('visitor', 'walt')] : []),
    ...(chance.hit(0.3) ? [role('agent', 'bo', 'birch'), role('visitor', 'yan', 'birch')] : []),
  ];
}

const nameOf = ({ kind, name, tab }: Role) => (kind === 'agent' && tab === 1 ? name : `${name}.${tab}`);
const duration = (acts: readonly Act[]) => acts.reduce((sum, { pause }) => sum + pause, 0);

function verbOf(chance: Chance, weights: Weights): Verb {
  let left = chance.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  return weights.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'say';
}

function draw(chance: Chance, role: Role): Act[] {
  const weights = role.kind === 'agent' ? agentActs : visitorActs;
  return Array.from({ length: 3 + chance.below(9) }, (_, nth) => ({
    who: nameOf(role),
    // A visitor begins with a message, mostly; an agent is there.
    verb: nth > 0 ? verbOf(chance, weights) : role.kind === 'agent' ? 'wake' : chance.hit(0.8) ? 'say' : 'begin',
    chance: chance.next(),
    pause: chance.hit(0.6) ? 0 : chance.next() * (chance.hit(0.1) ? minute : 8_000),
  }));
}

/** Somebody who switches the chat on again after a rule has switched it off. */
function overrule(chance: Chance, rules: Script['rules'], before: readonly Act[]): Act[] {
  const acts: Act[] = [];
  for (const at of rules.map((rule) => rule.minute * minute + chance.next() * 30_000).sort((a, b) => a - b)) {
    const pause = Math.max(0, at - duration([...before, ...acts]));
    acts.push({ who: 'ana', verb: 'switch', chance: chance.next() * 0.9, pause });
  }
  return acts;
}

function finale(chance: Chance, pause: number, who: string): Act[] {
  const acts = chance.pick([0, 1, 1, 1, 2]);
  return Array.from({ length: acts }, (_, nth) => {
    const verb = verbOf(chance, lastActs);
    // Who is on his way back misses what is said meanwhile.
    const later = chance.next() * (verb === 'say' ? 4_000 : 1_000);
    return { who, verb, chance: chance.next(), pause: later + (nth === 0 ? pause : 0) };
  });
}
