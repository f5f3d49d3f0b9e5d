import { useLayoutEffect, useRef, useState } from 'react';

/** Closer to the end than this counts as being there. */
const nearPixels = 48;

/** Keeps a scrolled list at its end, unless the reader has scrolled away from it. */
export function useStickyEnd(content: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef(content);
  const [isAway, setAway] = useState(false);

  const toEnd = (): void => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else if (seen.current !== content) setAway(true);
    seen.current = content;
  }, [content]);
  // The composer grows and the keyboard of a phone comes up: the last line stays in sight.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => { if (atEnd.current) toEnd(); });
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, []);

  const onScroll = (): void => {
    const element = scroller.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPixels;
    if (atEnd.current) setAway(false);
  };
  return { scroller, isAway, toEnd, onScroll };
}
