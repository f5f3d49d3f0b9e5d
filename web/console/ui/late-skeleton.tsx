import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { words } from '../app/words.ts';

/** Loading under 300 ms shows nothing. */
const patience = 300;

/** A skeleton of lines that appears only when loading takes long enough to be noticed. */
export function LateSkeleton({ lines, height = 44 }: { lines: number; height?: number }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setLate(true); }, patience);
    return () => { clearTimeout(timer); };
  }, []);
  if (!late) return null;
  return (
    <div className="late-skeleton" role="status">
      <VisuallyHidden>{words.common.loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => <Skeleton key={line} height={height} radius="sm" animate={false} />)}
    </div>
  );
}
