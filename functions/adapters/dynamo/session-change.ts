import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { SessionState } from '../../contract/session.ts';
import { isVisible, type SessionChange, type SessionKey } from '../../domain/session-change.ts';
import { writeEntry } from './entry.ts';
import { expression, type Expression } from './expression.ts';
import { byState, keys } from './keys.ts';
import { toItem } from './table.ts';

type Update = Omit<UpdateItemCommandInput, 'TableName'>;

/** A change as one UpdateItem, with the meaning that `applyChange` gives it. */
export function toUpdate({ tenantId, sessionId }: SessionKey, change: SessionChange): Update {
  refuseStrangers(change);
  const text = expression();
  const set = assignments({ tenantId, sessionId }, change, text);
  const add = change.bind?.kind === 'visitor' ? `${text.path('visitorConnections')} ${text.value(new Set([change.bind.connectionId]))}` : '';
  const parts = [
    set.length > 0 ? `SET ${set.join(', ')}` : '',
    add ? `ADD ${add}` : '',
    change.rating === null ? `REMOVE ${text.path('rating')}` : '',
  ].filter((part) => part !== '');
  return {
    Key: toItem(keys.head(tenantId, sessionId)),
    ConditionExpression: conditions(change.only, text).join(' AND '),
    ...(parts.length > 0 ? { UpdateExpression: parts.join(' ') } : {}),
    ...text.placeholders(),
    ReturnValues: 'ALL_NEW',
    // The head that stood in the way comes with the refusal: no read follows.
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

function assignments({ tenantId, sessionId }: SessionKey, change: SessionChange, { path, value }: Expression): string[] {
  const { only, to, endedAt, append = [], join, bind, rating } = change;
  const set: string[] = [];
  const assign = (at: string, what: string) => set.push(`${at} = ${what}`);
  const grow = (name: string, by: number) => assign(path(name), `${path(name)} + ${value(by)}`);
  const once = (at: string, what: string) => assign(at, `if_not_exists(${at}, ${value(what)})`);

  const added = append.map(writeEntry);
  if (added.length > 0) grow('seq', added.length);
  if (only.logged !== undefined) assign(path('tail'), value(added));
  else if (added.length > 0) assign(path('tail'), `list_append(${path('tail')}, ${value(added)})`);
  if (only.turn) assign(path('turns', only.turn.sender), value(only.turn.turn));
  if (isVisible(change)) grow('version', 1);
  if (to) {
    assign(path('state'), value(to));
    assign(path(byState.keys.pk), value(byState.pk(tenantId, to)));
  }
  if (endedAt !== undefined) {
    assign(path('endedAt'), value(endedAt));
    assign(path(byState.keys.sk), value(byState.completed(endedAt, sessionId)));
  }
  if (join) {
    once(path('agents', join.agentId), join.name);
    once(path('owner'), join.agentId);
  }
  if (bind?.kind === 'agent') assign(path('agentConnections', bind.connectionId), value(bind.agentId));
  if (rating) assign(path('rating'), value(rating));
  return set;
}

function conditions(only: SessionChange['only'], { path, value }: Expression): string[] {
  const { states, visitorId, agent, newcomer, unowned, turn, logged } = only;
  const isAny = SessionState.options.every((state) => states.includes(state));
  return [
    isAny ? `attribute_exists(${path('pk')})` : `${path('state')} IN (${states.map(value).join(', ')})`,
    ...(visitorId === undefined ? [] : [`${path('visitorId')} = ${value(visitorId)}`]),
    ...(agent === undefined ? [] : [`attribute_exists(${path('agents', agent)})`]),
    ...(newcomer === undefined ? [] : [`attribute_not_exists(${path('agents', newcomer)})`]),
    ...(unowned ? [`attribute_not_exists(${path('owner')})`] : []),
    ...(turn ? [follows(path('turns', turn.sender), value(turn.turn - 1), turn.turn === 1)] : []),
    ...(logged === undefined ? [] : [`${path('seq')} = ${value(logged)}`]),
  ];
}

const follows = (last: string, previous: string, isFirst: boolean) =>
  isFirst ? `(attribute_not_exists(${last}) OR ${last} = ${previous})` : `${last} = ${previous}`;

/** The name under an agent's message stands in the head, so only who takes part can write one. */
function refuseStrangers({ only, join, append = [] }: SessionChange): void {
  for (const { kind, by } of append) {
    if (kind !== 'message' || by.kind !== 'agent') continue;
    if (by.agentId !== only.agent && by.agentId !== join?.agentId) throw new Error("an agent's message needs him to take part");
  }
}
