import { IconCalendarWeek, IconMessages } from '@tabler/icons-react';
import type { StatusEvent } from '../../../../functions/contract/settings.ts';
import { words } from '../../app/words.ts';
import { eventText, whoText } from './event-text.ts';

/** Who, when and what; times are the tenant's, as the rules are. */
export function EventTable({ events, timeZone }: { events: readonly StatusEvent[]; timeZone: string | undefined }) {
  const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) });
  return (
    <table className="events" aria-label={words.history.title}>
      <thead>
        <tr>
          <th scope="col">{words.history.when}</th>
          <th scope="col">{words.history.who}</th>
          <th scope="col">{words.history.what}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => {
          const Sign = event.subject === 'chat' ? IconMessages : IconCalendarWeek;
          return (
            <tr key={`${event.at} ${index}`}>
              <td className="numbers"><time dateTime={new Date(event.at).toISOString()}>{clock.format(event.at)}</time></td>
              <td>{whoText(event.actor)}</td>
              <td><span className="event-what" data-enabled={event.enabled}><Sign size={16} aria-hidden />{eventText(event)}</span></td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
