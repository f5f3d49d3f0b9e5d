import * as z from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The part of JSON Schema that the contract's schemas come out as. */
export type Shape = {
  $ref?: string | undefined;
  type?: string | undefined;
  const?: z.infer<typeof scalar> | undefined;
  enum?: readonly z.infer<typeof scalar>[] | undefined;
  anyOf?: readonly Shape[] | undefined;
  oneOf?: readonly Shape[] | undefined;
  items?: Shape | undefined;
  properties?: Record<string, Shape> | undefined;
  required?: readonly string[] | undefined;
  additionalProperties?: boolean | Shape | undefined;
  propertyNames?: Shape | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
};

export const Shape: z.ZodType<Shape> = z.lazy(() => z.object({
  $ref: z.string(), type: z.string(), const: scalar, enum: z.array(scalar), anyOf: z.array(Shape), oneOf: z.array(Shape), items: Shape,
  properties: z.record(z.string(), Shape), required: z.array(z.string()), additionalProperties: z.union([z.boolean(), Shape]),
  propertyNames: Shape, minLength: z.number(), maxLength: z.number(), minimum: z.number(), maximum: z.number(), minItems: z.number(), maxItems: z.number(),
  pattern: z.string(), format: z.string(),
}).partial());

/** One shape in words short enough for a table cell. */
export function spell(shape: Shape): string {
  const options = shape.anyOf ?? shape.oneOf ?? shape.enum?.map((value) => ({ const: value }));
  if (options) return options.map(spell).join(' or ');
  if (shape.$ref !== undefined) return link(shape.$ref.split('/').at(-1) ?? '');
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.items) return `list of ${spell(shape.items)}${within(shape.minItems, shape.maxItems, 'long')}`;
  if (shape.properties) return `{ ${Object.entries(shape.properties).map(([name, one]) => `${name}${mark(shape, name)}: ${spell(one)}`).join(', ')} }`;
  if (typeof shape.additionalProperties === 'object') return `record of ${spell(shape.additionalProperties)}`;
  return plain(shape);
}

/** `?` where a field may be left out. */
export const mark = (shape: Shape, name: string): string => (shape.required?.includes(name) ? '' : '?');

const link = (name: string) => `[${name}](#${name.toLowerCase()})`;

function plain({ type, format, pattern, minLength, maxLength, minimum, maximum }: Shape): string {
  const name = format ?? type ?? 'anything';
  // A pattern says more than the format's name, except where the format has one everybody knows.
  const form = pattern !== undefined && format === undefined ? ` \`${pattern.replaceAll('|', '\\|')}\`` : '';
  const top = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const low = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  return `${name}${form}${within(minLength, maxLength, 'characters')}${within(low, top, '')}`;
}

function within(low: number | undefined, high: number | undefined, unit: string): string {
  if (low === undefined && high === undefined) return '';
  const range = low === undefined ? `at most ${high ?? ''}` : high === undefined ? `at least ${low}` : `${low} to ${high}`;
  return `, ${range}${unit ? ` ${unit}` : ''}`;
}
