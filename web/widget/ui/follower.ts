import { signal } from '@preact/signals';

/** A reader this near to the end is following the talk. In pixels. */
const nearEnd = 80;

/** Keeps the end of a log in sight for one who follows, and never takes a reader away from what he reads. */
export function createFollower() {
  const isBehind = signal(false);
  let follows = true;

  const toEnd = (box: HTMLElement | null): void => {
    follows = true;
    isBehind.value = false;
    box?.scrollTo({ top: box.scrollHeight });
  };
  return {
    /** Something new stands below what the reader sees. */
    isBehind,
    toEnd,
    scrolled: (box: HTMLElement): void => {
      follows = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
      if (follows) isBehind.value = false;
    },
    arrived: (box: HTMLElement | null): void => {
      if (follows) toEnd(box);
      else isBehind.value = true;
    },
    /** The composer grew, a form opened, a keyboard came. The undo stops watching. */
    watch: (box: HTMLElement | null): (() => void) => {
      const resized = new ResizeObserver(() => { if (follows) toEnd(box); });
      if (box) resized.observe(box);
      return () => { resized.disconnect(); };
    },
  };
}
