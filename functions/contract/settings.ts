import * as z from 'zod/mini';
import { Availability } from './availability.ts';
import { limits } from './limits.ts';
import { StringOverrides } from './strings.ts';

/** Days as ISO 8601 counts them: Monday is 1. */
export const Weekday = z.int().check(z.minimum(1), z.maximum(7));

/** IRP-03: on these days at this minute, in the tenant's time zone, the master switch takes this value. */
export const ActivationRule = z.strictObject({
  days: z.array(Weekday).check(z.minLength(1), z.maxLength(7), z.refine((days) => new Set(days).size === days.length, 'names a day twice')),
  /** Wall-clock time, `HH:MM`. */
  time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  enable: z.boolean(),
});
export type ActivationRule = z.infer<typeof ActivationRule>;

/** An IANA time zone that this runtime knows. */
export const TimeZone = z.string().check(z.maxLength(64), z.refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}, 'is not a time zone'));

/** A page origin such as `https://shop.example`: where the script tag may stand. */
export const Origin = z.string().check(z.maxLength(limits.urlChars), z.refine(
  (origin) => URL.canParse(origin) && new URL(origin).origin === origin && /^https?:/.test(origin),
  'is not an origin such as https://shop.example',
));

/** A key the tenant signs customer identities with (BY-07): two may be live at once, for rotation. */
export const IdentityKey = z.discriminatedUnion('algorithm', [
  z.strictObject({ kid: z.string().check(z.minLength(1), z.maxLength(64)), algorithm: z.literal('HS256'), secret: z.string().check(z.minLength(43), z.maxLength(256)) }),
  z.strictObject({ kid: z.string().check(z.minLength(1), z.maxLength(64)), algorithm: z.literal('EdDSA'), publicKey: z.string().check(z.minLength(43), z.maxLength(64)) }),
]);
export type IdentityKey = z.infer<typeof IdentityKey>;

/** What an agent or manager may change. `enabled` is the master switch (IRP-01), `useRules` lets rules flip it (IRP-02). */
export const EditableSettings = z.strictObject({
  enabled: z.boolean(),
  useRules: z.boolean(),
  rules: z.array(ActivationRule).check(z.maxLength(limits.rulesPerTenant)),
  timeZone: TimeZone,
  /** IRP-51. */
  unansweredMinutes: z.int().check(z.minimum(1), z.maximum(limits.unansweredMinutesMax)),
  /** IRP-38: whether a new session sounds in the console. */
  newSessionSound: z.boolean(),
  /** IRP-47: whether agents see what a visitor types before it is sent. */
  typingPreview: z.boolean(),
  strings: StringOverrides,
});
export type EditableSettings = z.infer<typeof EditableSettings>;

/** A change carries the version it was made from, so that two people never overwrite each other unseen. */
export const SettingsChange = z.strictObject({
  version: z.int().check(z.minimum(1)),
  change: z.exactPartial(EditableSettings).check(z.refine((change) => Object.keys(change).length > 0, 'changes nothing')),
});

export type SettingsChange = z.infer<typeof SettingsChange>;

export const SettingsView = z.extend(EditableSettings, {
  version: z.int().check(z.minimum(1)),
  tenantName: z.string(),
  /** BY-03: as it was when this was read. */
  availability: Availability,
});
export type SettingsView = z.infer<typeof SettingsView>;

/** One line of the status history (IRP-12). */
export const StatusEvent = z.strictObject({
  at: z.int().check(z.minimum(0)),
  subject: z.enum(['chat', 'rules']),
  enabled: z.boolean(),
  actor: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('agent'), name: z.string() }),
    z.strictObject({ kind: z.literal('rule'), rule: z.string() }),
    z.strictObject({ kind: z.literal('operator') }),
  ]),
});
export type StatusEvent = z.infer<typeof StatusEvent>;
