import { Button, Collapse, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAdjustments, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routes } from '../../../../functions/contract/http.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useSettings } from '../../app/settings-query.ts';
import { words } from '../../app/words.ts';
import { LateSkeleton } from '../../ui/late-skeleton.tsx';
import { LoadError, Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { EventTable } from './event-table.tsx';
import { inputOf, isBackwards, type HistoryFilter } from './filter.ts';

/** IRP-12: free text, and a range of dates behind "Other options". */
export function HistoryPage() {
  const [filter, setFilter] = useState<HistoryFilter>({ text: '', from: '', to: '' });
  const [opened, setOpened] = useState(false);
  const set = (part: Partial<HistoryFilter>): void => setFilter({ ...filter, ...part });
  return (
    <Page title={words.history.title} intro={words.history.intro}>
      <search className="history-search">
        <TextInput type="search" label={words.history.search} description={words.history.searchHint} maxLength={100} leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.text} onChange={({ currentTarget }) => set({ text: currentTarget.value })} />
        <Button variant="default" aria-expanded={opened} aria-controls="history-options" leftSection={<IconAdjustments size={16} aria-hidden />} onClick={() => setOpened(!opened)}>{words.history.other}</Button>
        <Collapse expanded={opened} id="history-options" className="history-options">
          <div className="history-dates">
            <TextInput type="date" label={words.history.from} value={filter.from} onChange={({ currentTarget }) => set({ from: currentTarget.value })} />
            <TextInput type="date" label={words.history.to} value={filter.to} onChange={({ currentTarget }) => set({ to: currentTarget.value })} {...(isBackwards(filter) ? { error: words.history.order } : {})} />
            <Button variant="subtle" disabled={filter.from === '' && filter.to === ''} onClick={() => set({ from: '', to: '' })}>{words.history.clear}</Button>
          </div>
        </Collapse>
      </search>
      <Events filter={filter} />
    </Page>
  );
}

function Events({ filter }: { filter: HistoryFilter }) {
  const { api } = useConsole();
  const { data: settings } = useSettings();
  const [settled] = useDebouncedValue(filter, 250);
  const input = inputOf(settled);
  const found = useQuery({
    queryKey: ['status-history', input],
    queryFn: () => api(routes['status-history'], input),
    enabled: !isBackwards(settled),
    placeholderData: (previous) => previous,
  });
  if (found.isPending) return isBackwards(settled) ? null : <LateSkeleton lines={6} />;
  if (!found.data) return <LoadError title={words.history.loadFailed} hint={words.common.failed} onRetry={() => void found.refetch()} />;
  const isFiltered = Object.keys(input).length > 0;
  if (found.data.events.length === 0) {
    return isFiltered
      ? <Notice kind="empty" title={words.history.noMatch} hint={words.history.noMatchHint} />
      : <Notice kind="empty" title={words.history.empty} hint={words.history.emptyHint} />;
  }
  return (
    <>
      <EventTable events={found.data.events} timeZone={settings?.timeZone} />
      {found.data.more ? <p className="quiet">{words.history.more}</p> : null}
    </>
  );
}
