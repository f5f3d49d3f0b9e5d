import * as z from 'zod';

/** An attribute as DynamoDB's JSON protocol writes it. */
export type Attribute = { [type: string]: unknown };
export type Item = Record<string, Attribute>;
export const Item: z.ZodType<Item> = z.record(z.string(), z.record(z.string(), z.unknown()));

const bytes = (text: string): number => Buffer.byteLength(text);
const Texts = z.array(z.string());
const Binary = z.string().transform((text) => Buffer.from(text, 'base64').length);
const Members = z.array(z.record(z.string(), z.unknown()));

/** AWS's sizes: names and texts in UTF-8 bytes, two digits of a number in a byte, three bytes for a list or a map and one for each member. */
export const sizeOf = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0);

function valueSize(attribute: Attribute): number {
  const [[type, value] = ['', undefined]] = Object.entries(attribute);
  switch (type) {
    case 'S': return bytes(z.string().parse(value));
    case 'N': return numberSize(z.string().parse(value));
    case 'B': return Binary.parse(value);
    case 'BOOL': case 'NULL': return 1;
    case 'SS': return sum(Texts.parse(value), bytes);
    case 'NS': return sum(Texts.parse(value), numberSize);
    case 'BS': return sum(z.array(Binary).parse(value), (size) => size);
    case 'L': return 3 + sum(Members.parse(value), (member) => 1 + valueSize(member));
    case 'M': return 3 + sum(Object.entries(Item.parse(value)), ([name, member]) => 1 + bytes(name) + valueSize(member));
    default: throw new Error(`DynamoDB has no type ${type}`);
  }
}

function numberSize(text: string): number {
  const digits = text.replace(/^-/, '').replace('.', '').replace(/^0+|0+$/g, '');
  return Math.max(1, Math.ceil(digits.length / 2)) + 1 + (text.startsWith('-') ? 1 : 0);
}

const sum = <T>(list: readonly T[], size: (one: T) => number): number => list.reduce((total, one) => total + size(one), 0);
