import * as z from 'zod';
import type { Model } from '../template/model.ts';
import { Trouble } from '../trouble.ts';
import { PasswordPolicy } from './password.ts';

const Invitation = z.object({
  EmailSubject: z.string().default('Your temporary password'),
  EmailMessage: z.string().default('Your username is {username} and temporary password is {####}.'),
});

const Pool = z.object({
  Policies: z.object({ PasswordPolicy: PasswordPolicy.optional() }).default({}),
  AdminCreateUserConfig: z.object({ InviteMessageTemplate: Invitation.optional() }).default({}),
});

const hours = { seconds: 1 / 3600, minutes: 1 / 60, hours: 1, days: 24 } as const;
const Unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

const Client = z.object({
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default(['openid']),
  IdTokenValidity: z.number().default(60), AccessTokenValidity: z.number().default(60), RefreshTokenValidity: z.number().default(30),
  TokenValidityUnits: z.object({ IdToken: Unit.default('hours'), AccessToken: Unit.default('hours'), RefreshToken: Unit.default('days') })
    .default({ IdToken: 'hours', AccessToken: 'hours', RefreshToken: 'days' }),
});

/** The user pool of the template and the client that the console signs in with. */
export type UserPool = {
  id: string;
  policy: PasswordPolicy;
  invitation: z.infer<typeof Invitation>;
  client: { id: string; callbacks: string[]; logouts: string[]; scopes: string[]; seconds: { idToken: number; accessToken: number; refreshToken: number } };
};

export function userPoolOf(model: Model): UserPool {
  const [pool] = model.of('AWS::Cognito::UserPool');
  const [client] = model.of('AWS::Cognito::UserPoolClient');
  if (!pool || !client) throw new Trouble('The template declares no user pool with a client.');
  const { Policies, AdminCreateUserConfig } = Pool.parse(pool.properties);
  const settings = Client.parse(client.properties);
  const { TokenValidityUnits: unit } = settings;
  const seconds = (amount: number, of: z.infer<typeof Unit>): number => Math.round(amount * hours[of] * 3600);
  return {
    id: pool.ref,
    policy: PasswordPolicy.parse(Policies.PasswordPolicy ?? {}),
    invitation: Invitation.parse(AdminCreateUserConfig.InviteMessageTemplate ?? {}),
    client: {
      id: client.ref, callbacks: settings.CallbackURLs, logouts: settings.LogoutURLs, scopes: settings.AllowedOAuthScopes,
      seconds: {
        idToken: seconds(settings.IdTokenValidity, unit.IdToken),
        accessToken: seconds(settings.AccessTokenValidity, unit.AccessToken),
        refreshToken: seconds(settings.RefreshTokenValidity, unit.RefreshToken),
      },
    },
  };
}
