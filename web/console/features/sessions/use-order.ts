import { useEffect, useRef, useState } from 'react';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { ordered, steady } from './order.ts';

/** How long after the pointer has moved over the list a row may still be about to be pressed. */
const handMilliseconds = 1_500;

/** The rows in their order, which rests while the pointer moves over them. */
export function useOrder(rows: readonly SessionRow[]) {
  const [held, setHeld] = useState<readonly string[]>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = held ? steady(held, rows) : ordered(rows);

  const release = (): void => {
    clearTimeout(timer.current);
    setHeld(undefined);
  };
  const hold = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(release, handMilliseconds);
    setHeld((already) => already ?? shown.map(({ sessionId }) => sessionId));
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return { shown, hold, release };
}
