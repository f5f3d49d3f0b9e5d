/** A run of text, or an address that may be opened. */
export type Part = { text: string; href?: string };

const allowed: readonly string[] = ['http:', 'https:', 'mailto:'];

/** Splits text into plain runs and links; only http, https and mailto ever become a link. */
export function linkParts(text: string): Part[] {
  const parts: Part[] = [];
  let plain = '';
  for (const word of text.split(/(\s+)/)) {
    // Punctuation that ends a sentence, or closes a bracket opened outside, is not part of an address.
    const address = word.replace(/^[("'<[]+/, '').replace(/[.,;:!?'">\])]+$/, '');
    const href = hrefOf(address);
    if (href === undefined) {
      plain += word;
      continue;
    }
    const at = word.indexOf(address);
    plain += word.slice(0, at);
    if (plain) parts.push({ text: plain });
    parts.push({ text: address, href });
    plain = word.slice(at + address.length);
  }
  return plain ? [...parts, { text: plain }] : parts;
}

/** The address to open, or undefined when this is not one that may be opened. */
export function hrefOf(address: string): string | undefined {
  if (!/^(https?:\/\/|mailto:|www\.)\S/i.test(address)) return undefined;
  const text = /^www\./i.test(address) ? `https://${address}` : address;
  if (!URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return allowed.includes(protocol) ? href : undefined;
}
