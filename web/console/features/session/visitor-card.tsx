import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { words } from '../../app/words.ts';
import { shortId } from '../../ui/customer-text.ts';
import { Basket, Country, Device, Language, PageLink } from '../../ui/facts.tsx';
import { MomentText } from '../../ui/moment-text.tsx';

/** IRP-46: what the agent knows of the visitor; none of it is shown to the visitor. */
export function VisitorCard({ row: { facts, receivedAt, operator, sessionId } }: { row: SessionRow }) {
  const isRoomy = useMediaQuery('(min-width: 760px)', undefined, { getInitialValueInEffect: false });
  const { columns } = words.sessions;
  const { customer } = facts;
  return (
    <details className="visitor-card" open={isRoomy}>
      <summary>{words.session.details}</summary>
      <dl>
        <Fact label={words.customer.identity}>{customer.verified ? words.customer.verified : words.customer.unverified}</Fact>
        {customer.email ? <Fact label={words.customer.email}><span className="wrap">{customer.email}</span></Fact> : null}
        {facts.page ? <Fact label={columns.page}><PageLink page={facts.page} /></Fact> : null}
        {facts.basket ? <Fact label={columns.basket}><Basket basket={facts.basket} /></Fact> : null}
        {facts.country ? <Fact label={columns.country}><Country country={facts.country} /></Fact> : null}
        {facts.language ? <Fact label={columns.language}><Language language={facts.language} /></Fact> : null}
        {facts.device ? <Fact label={columns.device}><Device device={facts.device} /></Fact> : null}
        {operator ? <Fact label={columns.operator}>{operator.name}</Fact> : null}
        <Fact label={columns.received}><MomentText at={receivedAt} /></Fact>
        <Fact label={columns.id}><span className="session-id" title={sessionId}>{shortId(sessionId)}</span></Fact>
      </dl>
    </details>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
