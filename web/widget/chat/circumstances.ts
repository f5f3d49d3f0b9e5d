import type { Circumstances } from '../../../functions/contract/facts.ts';
import type { Surroundings } from '../surroundings.ts';

/** What the browser says of itself. A finger on a small screen is a phone; the frame's own width says nothing. */
export type Browser = { language: string; coarsePointer: boolean; shortSide: number };

export function circumstancesOf(around: Pick<Surroundings, 'page' | 'basket'>, browser: Browser): Circumstances {
  return {
    ...(around.page && { page: around.page }),
    ...(around.basket && { basket: around.basket }),
    ...(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(browser.language) && { language: browser.language }),
    device: browser.coarsePointer && browser.shortSide < 768 ? 'mobile' : 'desktop',
  };
}

export const thisBrowser = (): Browser => ({
  language: navigator.language,
  coarsePointer: matchMedia('(pointer: coarse)').matches,
  shortSide: Math.min(screen.width, screen.height),
});
