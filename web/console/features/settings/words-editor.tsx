import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { limits } from '../../../../functions/contract/limits.ts';
import { defaultStrings } from '../../../../functions/contract/words.ts';
import { savedWord } from '../../app/settings-draft.ts';
import { words } from '../../app/words.ts';
import { Section } from '../../ui/page.tsx';
import { languageName } from '../../ui/places.ts';
import type { FormProps } from '../../app/use-settings-draft.ts';

const languageCode = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/;
const texts = Object.entries(defaultStrings);

/** IRP-59: every text a visitor reads, in every language the tenant adds. */
export function WordsEditor({ form: { draft, setWord }, saved }: FormProps) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const [language, setLanguage] = useState('en');
  const [sought, setSought] = useState('');
  const languages = [...new Set(['en', ...Object.keys(saved.strings), ...Object.keys(draft.words ?? {}), ...added])];
  const shown = texts.filter(([key, text]) => `${key} ${text} ${savedWord(saved, language, key)}`.toLowerCase().includes(sought.trim().toLowerCase()));
  const add = (code: string): void => {
    setAdded([...added, code]);
    setLanguage(code);
  };
  return (
    <Section title={words.settings.wordsTitle} hint={words.settings.wordsHint}>
      <Group align="flex-end" gap="sm">
        <NativeSelect label={words.settings.language} value={language} onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          data={languages.map((code) => ({ value: code, label: `${languageName(code)} (${code})` }))} />
        <AddLanguage known={languages} onAdd={add} />
      </Group>
      <TextInput type="search" label={words.settings.findWord} leftSection={<IconSearch size={16} aria-hidden />} value={sought} onChange={({ currentTarget }) => setSought(currentTarget.value)} />
      <div className="words-list">
        {shown.map(([key, text]) => (
          <TextInput key={`${language} ${key}`} label={text} description={key} placeholder={text} maxLength={limits.stringChars}
            value={draft.words?.[language]?.[key] ?? savedWord(saved, language, key)}
            data-changed={draft.words?.[language]?.[key] !== undefined}
            onChange={({ currentTarget }) => setWord(language, key, currentTarget.value)} />
        ))}
        {shown.length === 0 ? <p className="quiet" role="status">{words.settings.noWord}</p> : null}
      </div>
    </Section>
  );
}

function AddLanguage({ known, onAdd }: { known: readonly string[]; onAdd: (code: string) => void }) {
  const [code, setCode] = useState('');
  const [isWrong, setWrong] = useState(false);
  const add = (): void => {
    const wanted = code.trim().toLowerCase();
    if (!languageCode.test(wanted)) return setWrong(true);
    if (!known.includes(wanted)) onAdd(wanted);
    setCode('');
  };
  return (
    <>
      <TextInput label={words.settings.addLanguageLabel} value={code} {...(isWrong ? { error: words.settings.languageInvalid } : {})}
        onChange={({ currentTarget }) => { setCode(currentTarget.value); setWrong(false); }}
        onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); add(); } }} />
      <Button variant="default" onClick={add}>{words.settings.add}</Button>
    </>
  );
}
