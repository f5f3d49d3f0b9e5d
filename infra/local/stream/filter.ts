import { isObject, type Json } from '../json.ts';
import { Trouble } from '../trouble.ts';

/** Lambda's event filtering: does a record fit a pattern? Fields that the pattern does not name are free. */
export function fitsPattern(pattern: Json, value: Json | undefined): boolean {
  if (Array.isArray(pattern)) return pattern.some((choice) => fitsChoice(choice, value));
  if (!isObject(pattern)) return false;
  return Object.entries(pattern).every(([name, part]) => fitsPattern(part, isObject(value) ? value[name] : undefined));
}

function fitsChoice(choice: Json, value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some((one) => fitsChoice(choice, one));
  if (!isObject(choice)) return choice === value;
  return Object.entries(choice).every(([operator, wanted]) => {
    const compare = operators[operator];
    if (!compare) throw new Trouble(`The local stack does not know the filter operator "${operator}".`);
    return compare(wanted, value);
  });
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const operators: Record<string, (wanted: Json, value: Json | undefined) => boolean> = {
  prefix: (wanted, value) => typeof value === 'string' && value.startsWith(text(wanted)),
  suffix: (wanted, value) => typeof value === 'string' && value.endsWith(text(wanted)),
  exists: (wanted, value) => (value !== undefined) === wanted,
  'equals-ignore-case': (wanted, value) => text(wanted).toLowerCase() === text(value).toLowerCase(),
  'anything-but': (wanted, value) => value !== undefined && ![wanted].flat().includes(value),
};
