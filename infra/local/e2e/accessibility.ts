import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const sizes = [{ width: 320, height: 720 }, { width: 1440, height: 900 }];

/** What a machine can find wrong with a page and its frames, in light and dark, on the narrowest phone and a desktop. */
export async function flawsOf(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  const flaws: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of sizes) {
      // Colours half-way through a transition would be measured too.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      // Its other mode opens a window for each analysis, which only frames of another origin need.
      const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1).options({ resultTypes: ['violations'] });
      const { violations } = await axe.analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      flaws.push(...[...found, ...(isWide === true ? ['scrolls sideways'] : [])].map((flaw) => `${colorScheme} ${size.width}: ${flaw}`));
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
  return flaws;
}
