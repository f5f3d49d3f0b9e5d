import { SendEmailCommand, SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { startEndpoint } from '../endpoint.ts';
import { decider } from '../iam/decide.ts';
import { gateOf } from '../iam/gate.ts';
import { type AccessKey, keyRing, operatorKey } from '../iam/keys.ts';
import { rolesOf } from '../iam/roles.ts';
import { temporaryFolder, testModel } from '../testing/app.ts';
import { Letter, lettersIn } from './letters.ts';
import { startMailbox } from './mailbox.ts';
import { sesService } from './ses.ts';

const model = testModel({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyName: 'sends', PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ses:SendEmail', Resource: 'arn:aws:ses:eu-central-1:000000000000:identity/foyer.test', Condition: { StringEquals: { 'ses:FromAddress': 'chat@foyer.test' } } }],
    } }] },
  },
});

describe('mail', () => {
  const undo = new AsyncDisposableStack();
  let asFunction: SESClient;
  let asOperator: SESClient;
  let mailbox = '';
  let time = 1_700_000_000_000;

  beforeAll(async () => {
    const letters = lettersIn(temporaryFolder(undo), () => (time += 1000));
    const keys = keyRing();
    const [role] = rolesOf(model).values();
    if (!role) throw new Error('no role');
    const port = await startEndpoint({ ses: sesService(letters, gateOf(keys, decider())) }, 0, undo);
    const client = (credentials: AccessKey) =>
      undo.adopt(new SESClient({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1', credentials }), (one) => one.destroy());
    asFunction = client(keys.issue(role, 'outbox'));
    asOperator = client(operatorKey);
    mailbox = `http://127.0.0.1:${await startMailbox(letters, 0, undo)}`;
  });
  afterAll(() => undo.disposeAsync());

  const send = (source: string, to: string) =>
    new SendEmailCommand({
      Source: source, Destination: { ToAddresses: [to] },
      Message: { Subject: { Data: 'Your chat <1>' }, Body: { Text: { Data: 'Grüße & more' }, Html: { Data: '<p>Grüße</p><script>1</script>' } } },
    });
  const messages = async () => z.array(Letter).parse(await (await fetch(`${mailbox}/messages.json`)).json());

  it('shows an empty mailbox first', async () => {
    expect(await (await fetch(mailbox)).text()).toContain('No mail yet');
    expect(await messages()).toEqual([]);
  });

  it('keeps what a function sends, text and HTML', async () => {
    const { MessageId } = await asFunction.send(send('Aurora <chat@foyer.test>', 'robin@example.test'));
    expect(await messages()).toEqual([{
      id: MessageId, from: 'Aurora <chat@foyer.test>', to: ['robin@example.test'], subject: 'Your chat <1>', text: 'Grüße & more', html: '<p>Grüße</p><script>1</script>', at: expect.stringMatching(/^2023-11-14T/),
    }]);
  });

  it('shows a message without running any of it', async () => {
    const id = (await messages())[0]?.id ?? '';
    const text = await (await fetch(`${mailbox}/messages/${id}`)).text();
    expect(text).toContain('Your chat &lt;1&gt;');
    expect(text).toContain('sandbox="allow-popups"');
    const body = await fetch(`${mailbox}/messages/${id}/html`);
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups; default-src 'none'/);
  });

  it('lists the newest first', async () => {
    await asFunction.send(send('chat@foyer.test', 'second@example.test'));
    expect((await messages()).map(({ to }) => to[0])).toEqual(['second@example.test', 'robin@example.test']);
  });

  it('reads a raw message', async () => {
    const raw = ['From: chat@foyer.test', 'To: =?UTF-8?B?Um9iaW4=?= <robin@example.test>', 'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=', 'Content-Type: multipart/alternative; boundary="b"', '', '--b', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', 'Gr=C3=BC=', '=C3=9Fe', '--b', 'Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', Buffer.from('<p>x</p>').toString('base64'), '--b--'];
    await asOperator.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw.join('\r\n')) } }));
    expect((await messages())[0]).toMatchObject({ to: ['Robin <robin@example.test>'], subject: 'Grüße', text: 'Grüße\n', html: '<p>x</p>' });
  });

  it('denies a sender that the role may not use', async () => {
    const forged = asFunction.send(send('boss@foyer.test', 'robin@example.test'));
    await expect(forged).rejects.toMatchObject({ name: 'AccessDenied', message: expect.stringContaining('not authorized to perform: ses:SendEmail') });
  });
});
