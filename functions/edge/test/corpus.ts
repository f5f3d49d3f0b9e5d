import fc from 'fast-check';
import * as z from 'zod/mini';

/** One malformed request: what is wrong with it, and the text that is sent. */
export type Case = { readonly flaw: string; readonly body: string };

/** Never part of an answer: no refusal quotes what it was given. */
export const canary = 'canary.5f2e';

const Node = z.looseObject({
  properties: z.optional(z.record(z.string(), z.unknown())),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
});

const lone = '\ud800';
const strange: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 1, '', ' ', canary, [], [canary], {}, { [canary]: 1 }, [[[]]],
  `${canary}\0`, `${canary}${lone}`, `\u202e${canary}\u200b`, '🦊'.repeat(9), `<script>${canary}</script>`, `' OR 1=1 -- ${canary}`, '__proto__', 'constructor',
  `{{${canary}}}`, `\${${canary}}`, `../${canary}`, `T#${canary}`, 'a'.repeat(10), 'a'.repeat(100), 'a'.repeat(5_000), '%00', '\r\nBcc: x@y.test',
];

/**
 * Malformed requests made from a schema and a valid example of it: each field missing, of every wrong type, at its limits ± 1,
 * at ten times its length, with text that must not be stored; strange keys; texts that are no JSON; and pairs of such flaws
 * until there are `count`.
 */
export function corpus(schema: z.core.$ZodType, example: Readonly<Record<string, unknown>>, count = 500): Case[] {
  const shape = Node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  const single = [...Object.keys(example)].flatMap((field) => flawsOf(field, example, Node.safeParse(shape.properties?.[field]).data));
  const whole = [...strangeKeys(example), ...noJson(JSON.stringify(example))];
  const first = [...single.map(({ flaw, value }) => ({ flaw, body: JSON.stringify(value) })), ...whole];
  const pairs = fc.sample(fc.tuple(fc.constantFrom(...single), fc.constantFrom(...single)), { numRuns: Math.max(0, count - first.length), seed: 7 });
  return [...first, ...pairs.map(([a, b]) => ({ flaw: `${a.flaw} and ${b.flaw}`, body: JSON.stringify({ ...a.value, [b.field]: b.value[b.field] }) }))];
}

type Flaw = { readonly flaw: string; readonly field: string; readonly value: Record<string, unknown> };

function flawsOf(field: string, example: Readonly<Record<string, unknown>>, node: z.infer<typeof Node> | undefined): Flaw[] {
  const put = (flaw: string, value: unknown): Flaw => ({ flaw: `${field} ${flaw}`, field, value: { ...example, [field]: value } });
  const limits = [
    ...(node?.minLength ? [put('one too short', 'a'.repeat(node.minLength - 1))] : []),
    ...(node?.maxLength ? [put('one too long', 'a'.repeat(node.maxLength + 1)), put('ten times too long', 'a'.repeat(node.maxLength * 10))] : []),
    ...(node?.minimum === undefined ? [] : [put('one too small', node.minimum - 1)]),
    ...(node?.maximum === undefined ? [] : [put('one too great', node.maximum + 1)]),
  ];
  return [
    { flaw: `${field} missing`, field, value: { ...example, [field]: undefined } },
    put('in a list', [example[field]]),
    ...limits,
    ...strange.map((value, index) => put(`strange ${index}`, value)),
  ];
}

function strangeKeys(example: Readonly<Record<string, unknown>>): Case[] {
  const text = JSON.stringify(example).slice(0, -1);
  return ['__proto__', 'constructor', 'prototype', 'toString', canary, '', '\u0000', 'tenantId'].map((key) => ({
    flaw: `unknown key ${JSON.stringify(key)}`,
    body: `${text},${JSON.stringify(key)}:{"polluted":"${canary}"}}`,
  }));
}

function noJson(text: string): Case[] {
  const deep = (open: string, close: string) => `${open.repeat(1_000)}1${close.repeat(1_000)}`;
  const bodies = [
    '', ' ', 'null', 'true', '0', '-', '"text"', '[]', '[{}]', '{}', '{', '}', '{"', '{]', `[${text}]`, `${text}${text}`, `${text},`, `,${text}`,
    text.slice(0, -1), text.slice(1), text.replaceAll('"', "'"), text.replace(':', '='), `\ufeff${text}`, `/*${text}*/`, `${text}//`, 'NaN', 'Infinity',
    'undefined', `<?xml version="1.0"?><a>${canary}</a>`, canary, '\0', '\u2028', lone, deep('[', ']'), deep('{"a":', '}'), '1'.repeat(400), `"${'a'.repeat(20_000)}"`,
  ];
  return bodies.map((body, index) => ({ flaw: `body ${index}`, body }));
}
