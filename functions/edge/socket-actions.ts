import type { AgentActor, VisitorActor } from '../contract/actor.ts';
import type { Result } from '../contract/refusals.ts';
import { type AgentRequest, replies, type VisitorRequest } from '../contract/socket.ts';
import type { Facts } from '../ports/facts.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { Timers } from '../ports/timers.ts';
import { leaveDesk } from '../usecases/desk/leave-desk.ts';
import { type ChangeNeeds, endSession, markUnanswered } from '../usecases/session/change-state.ts';
import { connectAgent } from '../usecases/session/connect-agent.ts';
import { mailTranscript } from '../usecases/session/mail-transcript.ts';
import { hello, sync } from '../usecases/session/open-session.ts';
import { ping } from '../usecases/session/ping.ts';
import { rateSession } from '../usecases/session/rate-session.ts';
import { relayLooking, relayTyping } from '../usecases/session/relay-typing.ts';
import { sendMessage } from '../usecases/session/send-message.ts';
import { startSession } from '../usecases/session/start-session.ts';
import { updateCircumstances } from '../usecases/session/update-circumstances.ts';
import type { SocketRoutes } from './socket-api.ts';

export type SocketNeeds = ChangeNeeds & { facts: Facts; timers: Timers; outbox: Outbox };

/** Each action of the socket and the use case that answers it. */
export function socketActions(needs: SocketNeeds): SocketRoutes {
  const both = { hello: hello(needs), say: sendMessage(needs), sync: sync(needs), end: endSession(needs), ping: ping(needs), typing: relayTyping(needs) };
  const visitors = { start: startSession(needs), rate: rateSession(needs), update: updateCircumstances(needs), mail: mailTranscript(needs) };
  const agents = { connect: connectAgent(needs), giveUp: markUnanswered(needs), looking: relayLooking(needs) };

  const visitor = async (actor: VisitorActor, request: VisitorRequest): Promise<Result<unknown> | undefined> => {
    switch (request.action) {
      case 'hello': return checked('hello', await both.hello(actor, request));
      case 'start': return checked('start', await visitors.start(actor, request));
      case 'say': return checked('say', await both.say(actor, request));
      case 'typing': return silent(both.typing(actor, request));
      case 'sync': return checked('sync', await both.sync(actor, request));
      case 'end': return checked('end', await both.end(actor, request));
      case 'rate': return checked('rate', await visitors.rate(actor, request));
      case 'update': return checked('update', await visitors.update(actor, request));
      case 'mail-transcript': return checked('mail-transcript', await visitors.mail(actor, request));
      case 'ping': return checked('ping', await both.ping(actor, request));
    }
  };
  const agent = async (actor: AgentActor, request: AgentRequest): Promise<Result<unknown> | undefined> => {
    switch (request.action) {
      case 'hello': return checked('hello', await both.hello(actor, request));
      case 'say': return checked('say', await both.say(actor, request));
      case 'typing': return silent(both.typing(actor, request));
      case 'looking': return silent(agents.looking(actor, request));
      case 'sync': return checked('sync', await both.sync(actor, request));
      case 'connect': return checked('connect', await agents.connect(actor, request));
      case 'end': return checked('end', await both.end(actor, request));
      case 'mark-unanswered': return checked('mark-unanswered', await agents.giveUp(actor, request));
      case 'ping': return checked('ping', await both.ping(actor, request));
    }
  };
  return { visitor, agent, left: leaveDesk(needs) };
}

/** Parsed on the way out too: a field that the contract does not name cannot leak. */
function checked(action: keyof typeof replies, result: Result<unknown>): Result<unknown> {
  return result.ok ? { ok: true, value: replies[action].parse(result.value) } : result;
}

async function silent(done: Promise<void>): Promise<undefined> {
  await done;
  return undefined;
}
