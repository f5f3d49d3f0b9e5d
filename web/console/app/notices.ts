import { createStore, type Readable } from '../../shared/store.ts';

export type NoticeItem = {
  id: number;
  kind: 'done' | 'problem';
  text: string;
  undo?: { label: string; run: () => void };
};

export type Notices = {
  items: Readable<readonly NoticeItem[]>;
  show: (item: Omit<NoticeItem, 'id'>) => void;
  dismiss: (id: number) => void;
};

/** Short messages about what just happened. A problem stays until it is put away. */
export function createNotices(after: (ms: number, run: () => void) => void): Notices {
  const items = createStore<readonly NoticeItem[]>([]);
  const lifetime = 8_000;
  let last = 0;
  const dismiss = (id: number): void => items.set(items.get().filter((item) => item.id !== id));
  return {
    items,
    dismiss,
    show(item) {
      last += 1;
      const id = last;
      const others = items.get().filter(({ text }) => text !== item.text);
      items.set([...others, { ...item, id }].slice(-3));
      if (item.kind === 'done') after(lifetime, () => dismiss(id));
    },
  };
}
