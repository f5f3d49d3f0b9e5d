import { Button } from '@mantine/core';
import { Notice } from '../ui/notice.tsx';
import { words } from './words.ts';

/** A part of the page threw: what is typed lives in the storage, so loading again is safe. */
export function Crashed() {
  return (
    <Notice kind="error" title={words.common.crashed} hint={words.common.crashedHint}>
      <Button variant="default" onClick={() => { location.reload(); }}>{words.common.tryAgain}</Button>
    </Notice>
  );
}
