import { field, isColour, readText } from '../guard.ts';

export type LauncherLook = { label: string; accent: string; side: 'left' | 'right' };

/** Reads the tenant's launcher file and chooses the label for these languages, best first. */
export function readLauncher(file: unknown, languages: readonly string[]): LauncherLook | undefined {
  const accent = readText(field(file, 'accent'), 7) ?? '';
  const labels = field(file, 'label');
  const wanted = languages.flatMap((language) => [language.toLowerCase(), language.slice(0, 2)]);
  return isColour(accent)
    ? {
        label: [...wanted, 'en'].map((language) => readText(field(labels, language), 60)).find(Boolean) ?? 'Live chat',
        accent,
        side: field(file, 'position') === 'right' ? 'right' : 'left',
      }
    : undefined;
}

/** Whether the status file says that nobody is there. A missing or unreadable file counts as open: the click decides (IRP-09). */
export const saysClosed = (file: unknown): boolean => field(field(file, 'availability'), 'state') === 'closed';
