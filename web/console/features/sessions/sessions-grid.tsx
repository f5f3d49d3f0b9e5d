import { useNavigate } from '@tanstack/react-router';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useHotkeys } from '../../app/hotkeys.ts';
import { isNew } from '../../app/new-work.ts';
import { words } from '../../app/words.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { columns, features } from './columns.tsx';
import { neighbour } from './neighbour.ts';
import { useOrder } from './use-order.ts';

type Props = { rows: readonly SessionRow[]; openId: string | undefined };

/** IRP-41: one table, whose rows the style sheet shows as cards where there is no room for columns. */
export function SessionsGrid({ rows, openId }: Props) {
  const { chats, newWork } = useConsole();
  const seen = useReadable(newWork.seen);
  const scroller = useRef<HTMLDivElement>(null);
  const { shown, hold, release } = useOrder(rows);
  const table = useTable({ features, columns, data: shown, getRowId: ({ sessionId }) => sessionId });
  const tableRows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    getItemKey: (index) => tableRows[index]?.id ?? index,
    overscan: 8,
  });
  const navigate = useNavigate();

  const move = (step: 1 | -1): void => {
    const next = neighbour(shown.map(({ sessionId }) => sessionId), focusedId(), step);
    if (!next) return;
    virtual.scrollToIndex(next.index);
    // After the row has been drawn, which scrolling may need first.
    requestAnimationFrame(() => requestAnimationFrame(() => rowLink(next.id)?.focus()));
  };
  useHotkeys({
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const row = shown.find(({ sessionId }) => sessionId === (focusedId() ?? openId));
      if (!row || row.state === 'completed') return;
      newWork.see(row.sessionId);
      chats.open(row.sessionId);
      void navigate({ to: '/sessions/$sessionId', params: { sessionId: row.sessionId } });
      void chats.client(row.sessionId).connect();
    },
  });

  return (
    <div className="sessions-list" ref={scroller} role="table" aria-label={words.sessions.table} aria-rowcount={tableRows.length + 1}
      onPointerMove={(event) => { if (event.pointerType === 'mouse') hold(); }} onPointerLeave={release}>
      <div role="rowgroup" className="sessions-head">
        {table.getHeaderGroups().map((group) => (
          <div key={group.id} role="row" aria-rowindex={1} className="session-row">
            {group.headers.map((header) => (
              <div key={header.id} role="columnheader" data-column={header.id}><table.FlexRender header={header} /></div>
            ))}
          </div>
        ))}
      </div>
      <div role="rowgroup" className="sessions-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = tableRows[item.index];
          if (!row) return null;
          return (
            <div key={row.id} ref={virtual.measureElement} data-index={item.index} data-session={row.id} data-state={row.original.state}
              role="row" aria-rowindex={item.index + 2} className="session-row" data-new={isNew(row.original, seen)}
              aria-current={row.id === openId ? 'true' : undefined} style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => newWork.see(row.id)} onPointerEnter={(event) => { if (event.pointerType === 'mouse') newWork.see(row.id); }}>
              {row.getAllCells().map((cell) => (
                <div key={cell.id} role="cell" data-column={cell.column.id} data-label={words.sessions.columns[labelOf(cell.column.id)]}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const rowLink = (id: string): HTMLElement | null => document.querySelector(`[data-session="${CSS.escape(id)}"] .row-link`);

const focusedId = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-session]')?.dataset['session'];

const labelOf = (column: string): keyof typeof words.sessions.columns => {
  if (column === 'acts') return 'actions';
  return isColumn(column) ? column : 'id';
};
const isColumn = (column: string): column is keyof typeof words.sessions.columns => column in words.sessions.columns;
