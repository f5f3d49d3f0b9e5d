// An address with a scheme, a query or a parent folder belongs to someone else.
const local = /\b(src|href)="(?:\.?\/)?(?:assets\/)?([\w-]+\.(?:js|css))"/g;

/** The scripts and style sheets of its own that a page asks for. */
export const references = (html: string): string[] =>
  [...html.matchAll(local)].flatMap(([, , name]) => name ?? []);

/** Replaces them by the addresses they were built to. */
export function rewrite(html: string, address: (name: string) => string | undefined, page: string): string {
  if (/<script(?![^>]*\bsrc=)[^>]*>|<style|\s(style|on\w+)="/i.test(html)) {
    throw new Error(`${page} holds a script or a style, which its content security policy blocks`);
  }
  return html.replace(local, (_whole, attribute: string, name: string) => {
    const built = address(name);
    if (!built) throw new Error(`${page} asks for ${name}, and nothing builds it`);
    return `${attribute}="${built}"`;
  });
}
