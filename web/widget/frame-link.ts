import { signal, type ReadonlySignal } from '@preact/signals';
import { isFrom, type FromFrame } from './bridge.ts';
import { complaintsAbout, readSurroundings, type Surroundings } from './surroundings.ts';

export type FrameLink = {
  /** Undefined until the page has spoken. */
  around: ReadonlySignal<Surroundings | undefined>;
  /** Origin of the page around the frame, from the browser itself. */
  pageOrigin: () => string;
  post: (message: FromFrame) => void;
};

/** The frame's end of the bridge. The first page that speaks from the parent window fixes the origin; every answer goes there alone. */
export function linkToPage(frame: Window): FrameLink {
  const around = signal<Surroundings | undefined>(undefined);
  const said = new Set<string>();
  let origin = '';
  const post = (message: FromFrame): void => {
    if (origin !== '') frame.parent.postMessage(message, origin);
  };

  frame.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (!isFrom(event, frame.parent, origin === '' ? event.origin : origin)) return;
    const surroundings = readSurroundings(event.data);
    if (!surroundings) return;
    const isFirst = origin === '';
    origin = event.origin;
    // Any answer tells the page that the frame is up.
    if (isFirst) post({ foyer: 'focus' });
    for (const complaint of complaintsAbout(event.data).filter((one) => !said.has(one))) {
      said.add(complaint);
      console.warn(complaint);
    }
    around.value = surroundings;
  });
  // The page cannot see which of its frames' windows has the focus; it looks again when told.
  for (const moved of ['focus', 'blur']) frame.addEventListener(moved, () => { post({ foyer: 'focus' }); });
  return { around, pageOrigin: () => origin, post };
}
