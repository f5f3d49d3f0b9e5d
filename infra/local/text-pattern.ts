/** Whether a text fits a pattern in which * stands for anything. */
export const fits = (pattern: string, text: string, flags = ''): boolean =>
  new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[.+?^$()|[\]{}\\]/g, String.raw`\$&`)).join('.*')}$`, flags).test(text);
