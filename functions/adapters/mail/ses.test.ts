import { afterEach, describe, expect, it } from '@jest/globals';
import { anEndpoint } from '../an-endpoint.suite.ts';
import { sesMailer } from './ses.ts';

const mail = { subject: 'Your chat with Aurora', text: 'Hi & bye', html: '<p>Hi &amp; bye</p>' };
const xml = 'text/xml';
const sent = '<SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendEmailResult><MessageId>1</MessageId></SendEmailResult></SendEmailResponse>';
const refused = (code: string, type: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

describe('a mail', () => {
  let undo = new AsyncDisposableStack();
  afterEach(async () => {
    await undo.disposeAsync();
    undo = new AsyncDisposableStack();
  });
  const sending = async (answer: Parameters<typeof anEndpoint>[1]) => {
    const { seen, config } = await anEndpoint(undo, answer);
    return { seen, outcome: sesMailer('chat@foyer.test', config).send('zoe@example.com', mail) };
  };

  it('carries text and HTML from the one sender', async () => {
    const { seen, outcome } = await sending({ status: 200, type: xml, body: sent });
    expect(await outcome).toBe('sent');
    const form = Object.fromEntries(new URLSearchParams(seen[0]?.body));
    expect(form).toMatchObject({
      Action: 'SendEmail', Source: 'chat@foyer.test', 'Destination.ToAddresses.member.1': 'zoe@example.com',
      'Message.Subject.Data': mail.subject, 'Message.Body.Text.Data': mail.text, 'Message.Body.Html.Data': mail.html,
    });
  });

  it.each(['MessageRejected', 'Throttling'])('has not left when SES answers %s', async (code) => {
    const { outcome } = await sending({ status: 400, type: xml, body: refused(code, 'Sender') });
    expect(await outcome).toBe('not-sent');
  });

  it.each([[{ status: 500, type: xml, body: refused('InternalFailure', 'Receiver') }], ['hangs up' as const]])('may have left when SES %j, and is not tried again', async (answer) => {
    const { seen, outcome } = await sending(answer);
    await expect(outcome).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });
});
