import type { ConsoleActor } from '../../contract/actor.ts';
import type { HistoryQuery, OutputOf } from '../../contract/http.ts';
import { limits } from '../../contract/limits.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { StatusEvent } from '../../contract/settings.ts';
import { daySpan } from '../../domain/day.ts';
import type { Desk, StatusHistory } from '../../ports/desk.ts';

/** Who switched the chat on or off, and when (IRP-12): newest first, by days and by free text. */
export const readStatusHistory =
  ({ desk, history }: { desk: Desk; history: StatusHistory }) =>
  async ({ tenantId }: ConsoleActor, query: HistoryQuery): Promise<Result<OutputOf<'status-history'>>> => {
    const settings = await desk.settings(tenantId);
    if (!settings) return refuse('tenant-not-found');
    const { from, until } = daySpan(query.from, query.to, settings.timeZone);
    const found = await history.list(tenantId, from, until, limits.historyListed + 1);
    const wanted = (query.text ?? '').toLowerCase();
    return accept({
      events: found.slice(0, limits.historyListed).filter((event) => words(event).includes(wanted)),
      more: found.length > limits.historyListed,
    });
  };

function words({ subject, enabled, actor }: StatusEvent): string {
  const who = actor.kind === 'agent' ? actor.name : actor.kind === 'rule' ? `rule ${actor.rule}` : actor.kind;
  return `${subject} ${enabled ? 'enabled on' : 'disabled off'} ${who}`.toLowerCase();
}
