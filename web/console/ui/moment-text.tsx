import { exactTime, relativeTime } from '../../shared/time.ts';
import { useNow } from './use-now.ts';

/** A point in time, relative up to a day, with the exact moment on hover and for machines. */
export function MomentText({ at }: { at: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
