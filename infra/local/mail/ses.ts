import type { ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { Service } from '../endpoint.ts';
import type { Gate } from '../iam/gate.ts';
import { html } from '../page/html.ts';
import { account } from '../template/names.ts';
import { reply } from '../web.ts';
import type { Letter, Letters } from './letters.ts';
import { parseMime } from './mime.ts';

/** SES (the query API of version 1) that keeps what it is given. */
export function sesService(letters: Letters, gate: Gate): Service {
  return async (request, response, body) => {
    const form = new URLSearchParams(body.toString());
    const action = form.get('Action') ?? '';
    const letter = read(action, form);
    if (!letter) return failure(response, 400, 'InvalidAction', `The local stack does not know the action ${action}.`);
    const address = /<([^>]+)>/.exec(letter.from)?.[1] ?? letter.from;
    const verdict = await gate(request, [{
      action: `ses:${action}`,
      // The sender's domain is the identity that is verified.
      resource: `arn:aws:ses:${account.region}:${account.id}:identity/${address.split('@')[1] ?? ''}`,
      context: { 'ses:FromAddress': address, 'ses:Recipients': letter.to },
    }]);
    if (!verdict.allowed) return failure(response, 403, verdict.code === 'denied' ? 'AccessDenied' : 'InvalidClientTokenId', verdict.message);
    if (letter.to.length === 0) return failure(response, 400, 'InvalidParameterValue', 'Missing final recipient');
    const { id } = letters.add(letter);
    const result = html`<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${action}Result><MessageId>${id}</MessageId></${action}Result><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;
    reply(response, 200, result.text, { 'content-type': 'text/xml' });
  };
}

function read(action: string, form: URLSearchParams): Omit<Letter, 'id' | 'at'> | undefined {
  if (action === 'SendEmail') {
    return {
      from: form.get('Source') ?? '',
      to: ['To', 'Cc', 'Bcc'].flatMap((kind) => members(form, `Destination.${kind}Addresses`)),
      subject: form.get('Message.Subject.Data') ?? '',
      text: form.get('Message.Body.Text.Data') ?? '',
      html: form.get('Message.Body.Html.Data') ?? '',
    };
  }
  if (action === 'SendRawEmail') {
    const mime = parseMime(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString());
    const to = members(form, 'Destinations');
    return { ...mime, from: form.get('Source') ?? mime.from, to: to.length > 0 ? to : mime.to };
  }
  return undefined;
}

/** Lists arrive as <name>.member.1, <name>.member.2 … */
function members(form: URLSearchParams, name: string): string[] {
  const found: string[] = [];
  for (let at = 1; ; at += 1) {
    const value = form.get(`${name}.member.${at}`);
    if (value === null) return found;
    found.push(value);
  }
}

function failure(response: ServerResponse, status: number, code: string, message: string): void {
  const body = html`<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
  reply(response, status, body.text, { 'content-type': 'text/xml' });
}
