import { SESClient, SendEmailCommand, SESServiceException, type SESClientConfig } from '@aws-sdk/client-ses';
import type { Mailer } from '../../ports/mailer.ts';

const utf8 = (text: string) => ({ Data: text, Charset: 'UTF-8' });

export function sesMailer(from: string, config: SESClientConfig = {}): Mailer {
  // One attempt: after a fault nobody knows whether the mail has left, and it must not leave twice.
  const client = new SESClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000 }, ...config });
  return {
    send: async (to, { subject, text, html }) => {
      try {
        await client.send(new SendEmailCommand({
          Source: from,
          Destination: { ToAddresses: [to] },
          Message: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
        }));
        return 'sent';
      } catch (error) {
        // SES has refused it, so it has not left. Its own faults say nothing of the kind.
        if (error instanceof SESServiceException && error.$fault === 'client') return 'not-sent';
        throw error;
      }
    },
  };
}
