/** Black or white, whichever is easier to read on this colour (WCAG 2.2 relative luminance; equal contrast at 0.179). */
export function inkOn(colour: string): '#fff' | '#000' {
  const light = (at: number): number => ((parseInt(colour.slice(at, at + 2), 16) / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) > 0.179 ? '#000' : '#fff';
}
