import { describe, expect, it } from '@jest/globals';
import { inkOn } from './ink.ts';

/** WCAG 2.2 contrast, written out as the standard has it. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const steps = [0, 32, 64, 96, 112, 128, 144, 160, 192, 224, 255].map((step) => step.toString(16).padStart(2, '0'));
const colours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)));

describe('text on the accent', () => {
  it('BY-05: keeps AA contrast on every accent', () => {
    const worst = Math.min(...colours.map((colour) => contrast(colour, inkOn(colour) === '#fff' ? '#ffffff' : '#000000')));
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });
});
