import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { ActivationRule, EditableSettings, Origin, SettingsView, StatusEvent } from '../../functions/contract/settings.ts';
import { Availability } from '../../functions/contract/availability.ts';
import { Author, Entry, MessageText } from '../../functions/contract/entry.ts';
import { Circumstances, Customer, Facts, Money, Page, WebUrl } from '../../functions/contract/facts.ts';
import { HttpRefusal, LauncherConfig, routes, StatusFile } from '../../functions/contract/http.ts';
import { AgentId, EntryId, RequestId, SessionId, TenantId } from '../../functions/contract/ids.ts';
import { limits } from '../../functions/contract/limits.ts';
import { refusals } from '../../functions/contract/refusals.ts';
import { QueuePlace, Rating, SessionRow, SessionRowState, SessionState, SessionView } from '../../functions/contract/session.ts';
import { AgentRequest, Push, replies, Reply, VisitorRequest } from '../../functions/contract/socket.ts';
import { StringOverrides } from '../../functions/contract/strings.ts';
import { mark, Shape, spell } from './shape.ts';

/** Shapes that are spelled out once and else named. */
const named = {
  Entry, Author, SessionView, SessionRow, SessionRowState, SessionState, QueuePlace, Rating, Availability, Facts, Circumstances, Customer, Page, Money,
  EditableSettings, SettingsView, ActivationRule, StatusEvent, StringOverrides, MessageText, Origin, WebUrl, TenantId, AgentId, SessionId, EntryId, RequestId,
};
const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) names.add(schema, { id });

const Definitions = z.object({ $defs: z.record(z.string(), Shape).default({}) });

function shapeOf(schema: z.core.$ZodType): Shape {
  const json: unknown = z.toJSONSchema(schema, { io: 'input', metadata: names, unrepresentable: 'any' });
  // A named schema comes out as a reference to its own definition.
  return Definitions.parse(json).$defs[names.get(schema)?.id ?? ''] ?? Shape.parse(json);
}

export async function renderProtocol(): Promise<string> {
  const socket = await readFile('functions/contract/socket.ts', 'utf8');
  const limitsSource = await readFile('functions/contract/limits.ts', 'utf8');
  return [
    '# Protocol',
    '',
    'What clients and server say to each other, written by `npm run docs` from `functions/contract/`. A `?` marks what may be left out; nothing else may be added.',
    '',
    '## Socket: requests',
    '',
    'Each is answered by one reply with the same `id`, except the silent ones. After the name: who may send it.',
    ...requests(socket),
    '',
    '## Socket: replies',
    '',
    ...fields(shapeOf(Reply)),
    '',
    '## Socket: pushes',
    ...optionsOf(shapeOf(Push)).flatMap((shape) => section(constant(shape, 'type'), pushComment(socket, constant(shape, 'type')), shape, ['type'])),
    '',
    '## HTTP',
    '',
    'A refusal has this body:',
    '',
    ...fields(shapeOf(HttpRefusal)),
    ...Object.entries(routes).flatMap(([name, { api, method, path, input, output }]) => [
      '', `### ${name}`, '', `\`${method} ${path}\` on the ${api} API.`, '',
      'Input (path, query and body together):', '', ...fields(shapeOf(input)), '', 'Output:', '', ...fields(shapeOf(output)),
    ]),
    '',
    '## Files beside the widget',
    '', '`/t/<tenantId>/config.json`', '', ...fields(shapeOf(LauncherConfig)),
    '', '`/t/<tenantId>/status.json`', '', ...fields(shapeOf(StatusFile)),
    '',
    '## Shapes',
    ...Object.entries(named).flatMap(([name, schema]) => ['', `### ${name}`, '', ...fields(shapeOf(schema))]),
    '',
    '## Refusals',
    '',
    'Over HTTP with this status; over the socket with the code and the sentence.',
    '',
    '| Code | Status | Sentence |',
    '|---|---|---|',
    ...Object.entries(refusals).map(([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`),
    '',
    '## Limits',
    '',
    '| Limit | Value | |',
    '|---|---|---|',
    ...Object.entries(limits).map(([name, value]) => `| ${name} | ${value.toLocaleString('en')} | ${limitComment(limitsSource, name)} |`),
    '',
  ].join('\n');
}

function requests(source: string): string[] {
  const [visitor, agent] = [VisitorRequest, AgentRequest].map((union) => new Map(optionsOf(shapeOf(union)).map((shape) => [constant(shape, 'action'), shape])));
  return [...new Map([...(visitor ?? []), ...(agent ?? [])])].flatMap(([action, shape]) => {
    const who = !agent?.has(action) ? 'visitor' : visitor?.has(action) ? 'visitor and agent' : 'agent';
    const reply = Object.entries(replies).find(([name]) => name === action)?.[1];
    return [
      ...section(`${action} (${who})`, exportComment(source, action), shape, ['action']),
      ...(reply ? ['', 'Value of the reply:', '', ...fields(shapeOf(reply))] : []),
    ];
  });
}

const section = (heading: string, comment: string, shape: Shape, without: readonly string[]) =>
  ['', `### ${heading}`, '', ...(comment ? [comment, ''] : []), ...fields(shape, without)];

const optionsOf = (shape: Shape): readonly Shape[] => shape.oneOf ?? shape.anyOf ?? [];
const constant = (shape: Shape, field: string) => String(shape.properties?.[field]?.const);

function fields(shape: Shape, without: readonly string[] = []): string[] {
  const options = shape.oneOf ?? shape.anyOf;
  if (options) return options.map((one) => `- ${spell(one)}`);
  if (!shape.properties) return [spell(shape)];
  const rows = Object.entries(shape.properties).filter(([name]) => !without.includes(name));
  if (rows.length === 0) return ['Nothing.'];
  return ['| Field | What |', '|---|---|', ...rows.map(([name, one]) => `| ${name}${mark(shape, name)} | ${spell(one)} |`)];
}

// The contract's comments are the explanations: they stand before what they explain.
const comment = String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\s*`;
const found = (source: string, what: string) =>
  (new RegExp(comment + what).exec(source)?.[1] ?? '').replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim().replaceAll('|', '\\|');
const exportComment = (source: string, action: string) =>
  found(source, `export const ${action.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')} `);
const pushComment = (source: string, type: string) => found(source, String.raw`z\.strictObject\(\{\s*type: z\.literal\('${type}'\)`);
const limitComment = (source: string, name: string) => found(source, `${name}:`);
