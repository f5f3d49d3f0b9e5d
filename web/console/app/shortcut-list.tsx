import { Kbd, Modal } from '@mantine/core';
import { words } from './words.ts';

const list = [
  [['J'], words.shortcuts.next],
  [['K'], words.shortcuts.previous],
  [['Enter'], words.shortcuts.open],
  [['C'], words.shortcuts.connect],
  [['R'], words.shortcuts.reply],
  [['Shift', '?'], words.shortcuts.list],
  [['Esc'], words.shortcuts.close],
] as const;

export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.shortcuts.title} size="sm" closeButtonProps={{ 'aria-label': words.common.close }}>
      <dl className="shortcuts">
        {list.map(([keys, act]) => (
          <div key={act}>
            <dt>{keys.map((key) => <Kbd key={key}>{key}</Kbd>)}</dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
