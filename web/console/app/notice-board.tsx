import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useReadable } from '../ui/use-readable.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

/** Floats, so that nothing under it moves; spoken politely. */
export function NoticeBoard() {
  const { notices } = useConsole();
  const items = useReadable(notices.items);
  return (
    <div className="notice-board" role="status">
      {items.map(({ id, kind, text, undo }) => (
        <div key={id} className="notice-item" data-kind={kind}>
          {kind === 'problem' ? <IconAlertTriangle size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />}
          <span>{text}</span>
          {undo ? <button type="button" onClick={() => { undo.run(); notices.dismiss(id); }}>{undo.label}</button> : null}
          <CloseButton size="sm" aria-label={words.common.close} onClick={() => notices.dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
