import type { TenantId } from '../../contract/ids.ts';
import { availability } from '../../domain/availability.ts';
import { stringsIn } from '../../domain/strings.ts';
import { transcriptMail, type Mail } from '../../domain/transcript.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Desk } from '../../ports/desk.ts';
import type { Facts } from '../../ports/facts.ts';
import type { Files } from '../../ports/files.ts';
import type { Mailer } from '../../ports/mailer.ts';
import type { Order, Outbox } from '../../ports/outbox.ts';
import type { Sessions } from '../../ports/sessions.ts';

type Needs = { outbox: Outbox; desk: Desk; sessions: Sessions; facts: Facts; mailer: Mailer; files: Files; clock: Clock };
type TranscriptOrder = Extract<Order, { kind: 'transcript' }>;
/** Seconds a browser keeps the launcher's two files. */
const maxAge = { config: 300, status: 10 } as const;

/**
 * Carries an order out once. A mail is claimed first and released only where it has definitely not left, so that none is
 * ever sent twice (I15). A mail that its holder has died with is thrown until it reaches the dead letters, where a person looks.
 */
export const carryOut =
  (needs: Needs) =>
  async (order: Order): Promise<void> => {
    const claim = await needs.outbox.claim(order);
    if (claim === 'done-before') return;
    // Publishing twice does no harm, so it does not wait for a holder who may have died.
    if (claim === 'held' && order.kind === 'transcript') throw new Error('the order is held by another attempt');
    const outcome = await (order.kind === 'publish' ? tried(publish(needs, order.tenantId)) : mail(needs, order));
    if (!outcome.done) {
      await needs.outbox.release(order);
      throw new Error('the order could not be carried out and will be tried again', { cause: outcome.cause });
    }
    await needs.outbox.done(order);
  };

type Outcome<T = unknown> = { readonly done: true; readonly value: T } | { readonly done: false; readonly cause: unknown };

/** For work that has no effect when it throws, or one that may be repeated. */
const tried = async <T>(work: Promise<T>): Promise<Outcome<T>> =>
  work.then((value) => ({ done: true, value }), (cause: unknown) => ({ done: false, cause }));

async function mail(needs: Needs, order: TranscriptOrder): Promise<Outcome> {
  // Until the mailer is asked, nothing has left.
  const written = await tried(transcriptOf(needs, order));
  if (!written.done || !written.value) return written;
  const sent = await needs.mailer.send(order.to, written.value);
  return sent === 'sent' ? { done: true, value: sent } : { done: false, cause: sent };
}

/** Undefined where the session is no more. */
async function transcriptOf({ sessions, facts, desk }: Needs, order: TranscriptOrder): Promise<Mail | undefined> {
  const key = { tenantId: order.tenantId, sessionId: order.sessionId };
  const [read, about, settings] = await Promise.all([sessions.read(key, 0), facts.find(key), desk.settings(order.tenantId)]);
  if (!read || !settings) return undefined;
  const language = order.language ?? 'en';
  return transcriptMail({
    brand: settings.tenantName,
    entries: read.entries,
    strings: stringsIn(settings.strings, language),
    customerName: about?.customer.name,
    timeZone: settings.timeZone,
    language,
  });
}

/** Publishes the newest settings, whichever change ordered it; a change in between is published too. */
async function publish(needs: Needs, tenantId: TenantId): Promise<void> {
  const settings = await needs.desk.settings(tenantId, 'now');
  if (!settings) return;
  await writeFiles(needs, settings);
  const newest = await needs.desk.settings(tenantId, 'now');
  if (newest && newest.version !== settings.version) await writeFiles(needs, newest);
}

async function writeFiles({ files, clock }: Needs, settings: TenantSettings): Promise<void> {
  const { tenantId, accent, position, strings } = settings;
  const languages = ['en', ...Object.keys(strings)];
  const label = Object.fromEntries(languages.map((one) => [one, stringsIn(strings, one)['launcher.label'] ?? '']));
  const now = clock.now();
  await files.put(`/t/${tenantId}/config.json`, { tenantId, label, accent, position }, maxAge.config);
  await files.put(`/t/${tenantId}/status.json`, { availability: availability(settings, now), at: now }, maxAge.status);
}
