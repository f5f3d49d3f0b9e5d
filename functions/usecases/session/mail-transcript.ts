import type { VisitorActor } from '../../contract/actor.ts';
import { limits } from '../../contract/limits.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { MailTranscript, ReplyTo } from '../../contract/socket.ts';
import type { Facts } from '../../ports/facts.ts';
import type { Outbox } from '../../ports/outbox.ts';
import { keyOf } from './find-session.ts';

/** Orders the mail of a transcript (IRP-26): once per request, and a few times per session only, for it is a way to send strangers mail. */
export const mailTranscript =
  ({ facts, outbox }: { facts: Facts; outbox: Outbox }) =>
  async (actor: VisitorActor, request: MailTranscript): Promise<Result<ReplyTo<'mail-transcript'>>> => {
    const { sessionId, entryId, to } = request;
    const language = (await facts.find(keyOf(actor, sessionId)))?.language;
    const order = { kind: 'transcript', tenantId: actor.tenantId, id: entryId, sessionId, to, language } as const;
    const outcome = await outbox.orderTranscript(order, actor.visitorId, limits.transcriptsPerSession);
    if (outcome === 'absent') return refuse('session-not-found');
    if (outcome === 'limit') return refuse('transcript-limit');
    return accept({});
  };
