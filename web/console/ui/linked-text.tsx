import { linkParts } from '../../shared/links.ts';

/** Text nodes and checked links only; nothing a person wrote is ever markup. */
export function LinkedText({ text }: { text: string }) {
  return linkParts(text).map(({ text: part, href }, index) =>
    href ? <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">{part}</a> : part,
  );
}
