import { toItem, type Item } from './table.ts';

/** Collects the names and values of an expression while its text is written; so no attribute is taken for a reserved word. */
export type Expression = {
  /** The placeholder of an attribute, or of a place inside one. */
  readonly path: (...names: readonly string[]) => string;
  readonly value: (value: unknown) => string;
  readonly placeholders: () => { ExpressionAttributeNames?: Record<string, string>; ExpressionAttributeValues?: Item };
};

export function expression(): Expression {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  let count = 0;
  const alias = (name: string) => {
    const known = names.get(name) ?? `#n${names.size}`;
    names.set(name, known);
    return known;
  };
  return {
    path: (...parts) => parts.map(alias).join('.'),
    value: (value) => {
      const placeholder = `:v${count}`;
      count += 1;
      values[placeholder] = value;
      return placeholder;
    },
    // The table refuses placeholders that are empty or not used.
    placeholders: () => ({
      ...(names.size > 0 ? { ExpressionAttributeNames: Object.fromEntries([...names].map(([name, at]) => [at, name])) } : {}),
      ...(count > 0 ? { ExpressionAttributeValues: toItem(values) } : {}),
    }),
  };
}
