import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../app/words.ts';

type Props = { children?: ReactNode; isDirty: boolean; isSaving: boolean; told: string | undefined; onDiscard: () => void };

/** Stays at the foot of a form, always there, so that nothing jumps when the first edit is made. */
export const SaveBar = ({ children, isDirty, isSaving, told, onDiscard }: Props) => (
  <div className="save-bar">
    {children}
    <p role={told === undefined ? 'status' : 'alert'} data-problem={told !== undefined}>
      {told ?? (isDirty ? words.settings.unsaved : '')}
    </p>
    <Button variant="subtle" disabled={!isDirty || isSaving} onClick={onDiscard}>{words.settings.discard}</Button>
    <Button type="submit" disabled={!isDirty} loading={isSaving}>{words.settings.save}</Button>
  </div>
);
