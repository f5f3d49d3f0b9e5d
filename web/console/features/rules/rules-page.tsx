import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { limits } from '../../../../functions/contract/limits.ts';
import type { ActivationRule, SettingsView } from '../../../../functions/contract/settings.ts';
import { Conflicts } from '../../app/conflicts.tsx';
import { useSettingsDraft } from '../../app/use-settings-draft.ts';
import { words } from '../../app/words.ts';
import { LateSkeleton } from '../../ui/late-skeleton.tsx';
import { LoadError, Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { SettingSwitch } from '../../ui/setting-switch.tsx';
import { RuleFields } from './rule-fields.tsx';
import { WeekPicture } from './week-picture.tsx';
import { clash } from './week.ts';

const workWeek = [1, 2, 3, 4, 5];

export function RulesPage() {
  const form = useSettingsDraft('rules');
  const { settings } = form;
  if (settings.isPending) return <Page title={words.rules.title}><LateSkeleton lines={6} height={56} /></Page>;
  if (!settings.data) return <Page title={words.rules.title}><LoadError title={words.settings.loadFailed} hint={words.common.failed} onRetry={() => void settings.refetch()} /></Page>;
  return <Rules form={form} saved={settings.data} />;
}

function Rules({ form, saved }: { form: ReturnType<typeof useSettingsDraft>; saved: SettingsView }) {
  const { draft, set } = form;
  const rules = draft.rules ?? saved.rules;
  const useRules = draft.useRules ?? saved.useRules;
  const change = (next: readonly ActivationRule[]): void => set('rules', [...next]);
  const isWhole = rules.every(({ days, time }) => days.length > 0 && time !== '');
  const isFull = rules.length >= limits.rulesPerTenant;
  return (
    <Page title={words.rules.title} intro={words.rules.intro}>
      <form className="sections" onSubmit={(event) => { event.preventDefault(); if (isWhole) form.save(); }}>
        <SettingSwitch label={words.settings.useRules} description={words.settings.useRulesHint} checked={useRules} onChange={(checked) => set('useRules', checked)} />
        {useRules || rules.length === 0 ? null : <p className="effect">{words.rules.notUsed}</p>}
        <Section title={words.rules.week} hint={words.rules.zone(saved.timeZone)}>
          {rules.length === 0
            ? (
              <Notice kind="empty" title={words.rules.noRules} hint={words.rules.noRulesHint}>
                <Button variant="default" onClick={() => change([{ days: workWeek, time: '09:00', enable: true }, { days: workWeek, time: '17:00', enable: false }])}>{words.rules.addAtOnce}</Button>
              </Notice>
            )
            : <WeekPicture rules={rules} />}
          {clash(rules) ? <p className="problem" role="alert">{words.rules.clash}</p> : null}
        </Section>
        <Section title={words.rules.list}>
          <ol className="rules">
            {rules.map((rule, index) => (
              <RuleFields key={index} rule={rule} number={index + 1} onChange={(next) => change(rules.with(index, next))} onRemove={() => change(rules.toSpliced(index, 1))} />
            ))}
          </ol>
          <Button variant="default" disabled={isFull} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change([...rules, { days: workWeek, time: '09:00', enable: true }])}>{words.rules.add}</Button>
          {isFull ? <p className="quiet">{words.rules.atMost(limits.rulesPerTenant)}</p> : null}
        </Section>
        <SaveBar isDirty={form.isDirty && isWhole} isSaving={form.isSaving} told={form.theirs.length > 0 ? undefined : form.told} onDiscard={form.discard}>
          <Conflicts form={form} saved={saved} />
        </SaveBar>
      </form>
    </Page>
  );
}
