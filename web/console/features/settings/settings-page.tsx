import { words } from '../../app/words.ts';
import { useSettingsDraft } from '../../app/use-settings-draft.ts';
import { LateSkeleton } from '../../ui/late-skeleton.tsx';
import { LoadError } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { AnsweringFields } from './answering-fields.tsx';
import { AvailabilityFields } from './availability-fields.tsx';
import { Conflicts } from '../../app/conflicts.tsx';
import { WordsEditor } from './words-editor.tsx';

export function SettingsPage() {
  const form = useSettingsDraft('settings');
  const { settings } = form;
  if (settings.isPending) return <Page title={words.settings.title}><LateSkeleton lines={8} height={56} /></Page>;
  if (!settings.data) return <Page title={words.settings.title}><LoadError title={words.settings.loadFailed} hint={words.common.failed} onRetry={() => void settings.refetch()} /></Page>;
  return (
    <Page title={words.settings.title}>
      <form className="sections" onSubmit={(event) => { event.preventDefault(); form.save(); }}>
        <AvailabilityFields form={form} saved={settings.data} />
        <AnsweringFields form={form} saved={settings.data} />
        <WordsEditor form={form} saved={settings.data} />
        <SaveBar isDirty={form.isDirty} isSaving={form.isSaving} told={form.theirs.length > 0 ? undefined : form.told} onDiscard={form.discard}>
          <Conflicts form={form} saved={settings.data} />
        </SaveBar>
      </form>
    </Page>
  );
}
