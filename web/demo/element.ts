type Properties = Record<string, string | boolean | ((event: Event) => void)>;
type Child = Node | string | undefined | false;

/** Makes an element node by node: what products and people are called is only ever text. `on…` is a listener, `true` a bare attribute. */
export function element<T extends keyof HTMLElementTagNameMap>(tag: T, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}
