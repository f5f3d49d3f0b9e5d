import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { words } from '../app/words.ts';

const signs = { empty: IconInbox, error: IconAlertTriangle, forbidden: IconLock } as const;

type Props = { kind: keyof typeof signs; title: string; hint: string; children?: ReactNode; isPage?: boolean };

/** The state of a view that has nothing to show: what happened, what is safe, what to do next. */
export function Notice({ kind, title, hint, children, isPage = false }: Props) {
  const Sign = signs[kind];
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="notice" role={kind === 'empty' ? 'status' : 'alert'} data-kind={kind}>
      <Sign size={28} stroke={1.5} aria-hidden />
      <Title className="notice-title">{title}</Title>
      <p className="notice-hint">{hint}</p>
      {children}
    </div>
  );
}

export function LoadError({ title, hint, onRetry }: { title: string; hint: string; onRetry: () => void }) {
  return (
    <Notice kind="error" title={title} hint={hint}>
      <Button variant="default" onClick={onRetry}>{words.common.tryAgain}</Button>
    </Notice>
  );
}
