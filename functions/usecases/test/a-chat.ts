import type { Actor, AgentActor, VisitorActor } from '../../contract/actor.ts';
import type { EntryId } from '../../contract/ids.ts';
import type { Result } from '../../contract/refusals.ts';
import type { SessionState } from '../../contract/session.ts';
import { replies, type ReplyTo, type Say, type Start } from '../../contract/socket.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import { memoryAgents, memoryDesk, memoryStatusHistory, memoryTickets } from '../../ports/memory/desk.ts';
import { memoryFacts } from '../../ports/memory/facts.ts';
import { memoryOutbox } from '../../ports/memory/outbox.ts';
import { memorySessions } from '../../ports/memory/sessions.ts';
import { memoryStore } from '../../ports/memory/store.ts';
import { memoryTimers } from '../../ports/memory/timers.ts';
import { endSession, expireSession, markUnanswered } from '../session/change-state.ts';
import { connectAgent } from '../session/connect-agent.ts';
import { mailTranscript } from '../session/mail-transcript.ts';
import { hello, sync } from '../session/open-session.ts';
import { ping } from '../session/ping.ts';
import { rateSession } from '../session/rate-session.ts';
import { relayLooking, relayTyping } from '../session/relay-typing.ts';
import { sendMessage } from '../session/send-message.ts';
import { startSession } from '../session/start-session.ts';
import { updateCircumstances } from '../session/update-circumstances.ts';
import { applyRules } from '../timer/apply-rules.ts';
import { runDue } from '../timer/run-due.ts';
import { aBreaker } from './breaker.ts';
import { aClock, aSigner, countedIds } from './chance.ts';
import { ana, aurora, ben, birch, bo, entryId, sessionId, visitor } from './people.ts';
import { aWire } from './wire.ts';

export const theSession = sessionId(1);
export type Chat = ReturnType<typeof aChat>;

export const settingsOf = (tenantId: TenantSettings['tenantId'], change: Partial<TenantSettings> = {}): TenantSettings => ({
  tenantId, tenantName: tenantId === aurora ? 'Aurora Outdoor' : 'Birch Books', version: 1,
  enabled: true, useRules: false, rules: [], timeZone: 'Europe/Berlin', unansweredMinutes: 10, newSessionSound: true,
  typingPreview: true, strings: {}, origins: ['https://shop.example'], identityKeys: [], accent: '#0a7f5a', position: 'right',
  switchedBy: 'manual', lastRuleAt: 0, ...change,
});

/** Two tenants with their agents at the desk, on memory ports: pushes are recorded, the clock stands, ids count. */
export function aChat(change: Partial<TenantSettings> = {}) {
  const store = memoryStore();
  const clock = aClock();
  const ids = countedIds();
  const signer = aSigner();
  const wire = aWire();
  const breaks = aBreaker();
  const step = breaks.around;
  const sessions = memorySessions(store);
  const timers = memoryTimers(store);
  const desk = memoryDesk(store, ids.entryId);
  for (const settings of [settingsOf(aurora, change), settingsOf(birch)]) store.settings.set(settings.tenantId, settings);
  for (const { tenantId, agentId, name, connectionId } of [ana, ben, bo]) {
    const email = `${name.toLowerCase()}@shop.example`;
    store.agents.set(`${tenantId}/${agentId}`, { tenantId, agentId, name, email, role: 'agent', enabled: true, connections: [connectionId], redeemedAt: 0 });
  }
  const needs = {
    sessions: {
      ...sessions,
      create: step('create', sessions.create),
      write: step('write', sessions.write),
      keepChunk: step('keepChunk', sessions.keepChunk),
      read: step('read', sessions.read),
    },
    timers: { ...timers, set: step('set', timers.set) },
    desk: { ...desk, save: step('save', desk.save) },
    facts: memoryFacts(store), agents: memoryAgents(store), tickets: memoryTickets(store),
    history: memoryStatusHistory(store), outbox: memoryOutbox(store),
    sockets: wire.sockets, clock, ids, signer,
  };
  const due = runDue({ ...needs, expireSession: expireSession(needs), applyRules: applyRules(needs) });
  return {
    due,
    store, clock, wire, breaks, needs,
    /** Everything that is stored, to see that nothing was written. */
    stored: () => structuredClone(store),
    head: () => store.sessions.get(`${aurora}/${theSession}`),
    log: async () => (await sessions.read({ tenantId: aurora, sessionId: theSession }, 0))?.entries ?? [],
    start: checked('start', startSession(needs)),
    say: checked('say', sendMessage(needs)),
    connect: checked('connect', connectAgent(needs)),
    end: checked('end', endSession(needs)),
    giveUp: checked('mark-unanswered', markUnanswered(needs)),
    expire: async () => expireSession(needs)({ tenantId: aurora, sessionId: theSession }),
    /** The tick of this minute. */
    tick: async () => due(clock.now()),
    rate: checked('rate', rateSession(needs)),
    hello: checked('hello', hello(needs)),
    sync: checked('sync', sync(needs)),
    ping: checked('ping', ping(needs)),
    update: checked('update', updateCircumstances(needs)),
    mail: checked('mail-transcript', mailTranscript(needs)),
    typing: relayTyping(needs),
    looking: relayLooking(needs),
  };
}

/** Answers go through the contract, as they do at the edge. */
const checked =
  <A extends keyof typeof replies, P extends Actor, I>(action: A, run: (actor: P, input: I) => Promise<Result<ReplyTo<A>>>) =>
  async (actor: P, input: I) => {
    const result = await run(actor, input);
    if (result.ok) replies[action].parse(result.value);
    return result;
  };

const request = { id: 'r1', sessionId: theSession };
export const aStart = (more: Partial<Start> = {}): Start => ({ action: 'start', ...request, circumstances: {}, ...more });
export const aMessage = (turn: number, more: Partial<Say> = {}): Say => ({
  action: 'say', ...request, turn, entryId: entryId(`say${turn}`), text: `message ${turn}`, ...more,
});
export const aHello = (after?: number) => ({ action: 'hello', ...request, ...(after === undefined ? {} : { after }) }) as const;
export const aSync = (after: number) => ({ action: 'sync', ...request, after }) as const;
export const aRating = (rating: 'good' | 'bad' | null) => ({ action: 'rate', ...request, rating }) as const;
export const aMail = (id: EntryId = entryId('mail')) => ({ action: 'mail-transcript', ...request, entryId: id, to: 'me@mail.example' }) as const;

/** A chat whose session has come to this state; `waiting` has one message, the others were answered by Ana. */
export async function aChatIn(state: SessionState, change: Partial<TenantSettings> = {}): Promise<Chat> {
  const chat = aChat(change);
  await chat.start(visitor, aStart({ message: { entryId: entryId('first'), text: 'Hello' } }));
  if (state !== 'waiting') await chat.connect(ana, { sessionId: theSession });
  if (state === 'unanswered') await chat.giveUp(ana, { sessionId: theSession });
  if (state === 'completed') await chat.end(ana, { sessionId: theSession });
  chat.wire.clear();
  return chat;
}

/** Says so many messages in turn, each with the pass that the one before was answered with. */
export async function talk(chat: Chat, actor: VisitorActor | AgentActor, turns: readonly number[], text = 'message'): Promise<void> {
  let pass: string | undefined;
  for (const turn of turns) {
    const said = await chat.say(actor, aMessage(turn, { text: `${text} ${turn}`, ...(pass ? { pass } : {}) }));
    if (!said.ok) throw new Error(said.refusal);
    pass = said.value.pass;
  }
}
