import { VisuallyHidden } from '@mantine/core';
import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { Link } from '@tanstack/react-router';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { useConsole } from '../../app/console-context.tsx';
import { isNew } from '../../app/new-work.ts';
import { words } from '../../app/words.ts';
import { duration } from '../../../shared/time.ts';
import { customerText, shortId } from '../../ui/customer-text.ts';
import { Basket, Country, CustomerName, Device, Language, PageLink, RatingSign } from '../../ui/facts.tsx';
import { MomentText } from '../../ui/moment-text.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { RowActs } from './row-acts.tsx';

/** Ordering and filtering are decided outside, so that the table needs no feature of its own. */
export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, SessionRow>();
const { columns: names } = words.sessions;

/** IRP-41. A cell without a fact is blank. */
export const columns = helper.columns([
  helper.accessor('state', { id: 'status', header: names.status, cell: ({ row: { original } }) => <Status row={original} /> }),
  helper.display({ id: 'customer', header: names.customer, cell: ({ row: { original } }) => <Customer row={original} /> }),
  helper.accessor('facts.page', { id: 'page', header: names.page, cell: ({ row: { original: { facts } } }) => facts.page && <PageLink page={facts.page} /> }),
  helper.accessor('facts.basket', { id: 'basket', header: names.basket, cell: ({ row: { original: { facts } } }) => facts.basket && <Basket basket={facts.basket} /> }),
  helper.accessor('facts.country', { id: 'country', header: names.country, cell: ({ row: { original: { facts } } }) => facts.country && <Country country={facts.country} /> }),
  helper.accessor('facts.language', { id: 'language', header: names.language, cell: ({ row: { original: { facts } } }) => facts.language && <Language language={facts.language} /> }),
  helper.accessor('facts.device', { id: 'device', header: names.device, cell: ({ row: { original: { facts } } }) => facts.device && <Device device={facts.device} /> }),
  helper.accessor('operator', { id: 'operator', header: names.operator, cell: ({ row: { original: { operator } } }) => operator && <span className="cut">{operator.name}</span> }),
  helper.accessor('rating', { id: 'rating', header: names.rating, cell: ({ row: { original: { rating } } }) => rating && <RatingSign rating={rating} /> }),
  helper.accessor('receivedAt', { id: 'received', header: names.received, cell: ({ row: { original } }) => <MomentText at={original.receivedAt} /> }),
  helper.accessor('sessionId', { id: 'id', header: names.id, cell: ({ row: { original } }) => <span className="session-id" title={original.sessionId}>{shortId(original.sessionId)}</span> }),
  helper.display({ id: 'acts', header: names.actions, cell: ({ row: { original } }) => <RowActs row={original} /> }),
]);

/** IRP-42, with the clock of whoever still waits for a person, marked until somebody has looked. */
function Status({ row }: { row: SessionRow }) {
  const now = useNow();
  const fresh = isNew(row, useReadable(useConsole().newWork.seen));
  const waits = row.state === 'waiting' || row.state === 'unanswered';
  return (
    <>
      <StatusBadge state={row.state} />
      {waits ? (
        <span className="numbers faint waits">
          {fresh ? <span className="new-mark">{words.sessions.isNew}</span> : null}
          {duration(Math.max(0, now - row.receivedAt))}
        </span>
      ) : null}
    </>
  );
}

function Customer({ row }: { row: SessionRow }) {
  const { chats } = useConsole();
  const unread = useReadable(chats.unread.counts).get(row.sessionId) ?? 0;
  return (
    <>
      <Link to="/sessions/$sessionId" params={{ sessionId: row.sessionId }} className="row-link" aria-label={words.sessions.open(customerText(row))}>
        <CustomerName customer={row.facts.customer} fallback={words.customer.unnamed(shortId(row.sessionId))} />
      </Link>
      {unread > 0 ? <span className="unread-mark"><span aria-hidden>{unread}</span><VisuallyHidden>{words.session.unread(unread)}</VisuallyHidden></span> : null}
    </>
  );
}
