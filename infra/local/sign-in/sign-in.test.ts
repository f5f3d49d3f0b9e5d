import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import {
  AdminCreateUserCommand, AdminDisableUserCommand, AdminGetUserCommand, AdminSetUserPasswordCommand, CognitoIdentityProviderClient, ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import * as z from 'zod';
import { startEndpoint } from '../endpoint.ts';
import { decider } from '../iam/decide.ts';
import { gateOf } from '../iam/gate.ts';
import { keyRing, operatorKey } from '../iam/keys.ts';
import { type Letters, lettersIn } from '../mail/letters.ts';
import { temporaryFolder, testModel } from '../testing/app.ts';
import { aBrowser } from '../testing/browser.ts';
import { listen } from '../web.ts';
import { accountsIn } from './accounts.ts';
import { cognitoService } from './cognito.ts';
import { type UserPool, userPoolOf } from './pool.ts';
import { signInProvider } from './provider.ts';
import { startSignIn } from './server.ts';

const model = testModel({
  Pool: {
    Type: 'AWS::Cognito::UserPool',
    Properties: {
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, InviteMessageTemplate: { EmailSubject: 'Your account', EmailMessage: 'Sign in as {username} with {####}' } },
    },
  },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      CallbackURLs: ['http://console.test/signed-in'], LogoutURLs: ['http://console.test/'], AllowedOAuthScopes: ['openid', 'email'],
      IdTokenValidity: 60, AccessTokenValidity: 60, RefreshTokenValidity: 720, TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
    },
  },
});

const Tokens = z.object({ id_token: z.string().default(''), refresh_token: z.string().default(''), error: z.string().optional() });

describe('signing in', () => {
  const undo = new AsyncDisposableStack();
  let issuer = '';
  let pool: UserPool;
  let letters: Letters;
  let cognito: CognitoIdentityProviderClient;

  beforeAll(async () => {
    const folder = temporaryFolder(undo);
    // The issuer's address is part of what it signs, so its port has to be known first.
    const scout = new AsyncDisposableStack();
    const port = await listen(createServer(), 0, scout);
    await scout.disposeAsync();
    issuer = `http://localhost:${port}`;
    pool = userPoolOf(model);
    letters = lettersIn(folder, Date.now);
    const accounts = accountsIn(folder, Date.now);
    const provider = signInProvider({ issuer, pool, accounts, folder, now: Date.now });
    await startSignIn({ provider, pool, accounts, port }, undo);
    const gate = gateOf(keyRing(), decider());
    const aws = await startEndpoint({ 'cognito-idp': cognitoService({ pool, accounts, letters, gate }) }, 0, undo);
    cognito = undo.adopt(
      new CognitoIdentityProviderClient({ endpoint: `http://127.0.0.1:${aws}`, region: 'eu-central-1', credentials: operatorKey }),
      (client) => client.destroy(),
    );
    await cognito.send(new AdminCreateUserCommand({
      UserPoolId: pool.id, Username: 'ana@aurora.test', MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: 'ana@aurora.test' }, { Name: 'name', Value: 'Ana' }, { Name: 'custom:tenant', Value: 'auroraoutdo0' }, { Name: 'custom:role', Value: 'agent' }],
    }));
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: pool.id, Username: 'ana@aurora.test', Password: 'foyer-demo', Permanent: true }));
  });
  afterAll(() => undo.disposeAsync());

  const verifier = 'a'.repeat(64);
  const open = (browser: ReturnType<typeof aBrowser>) => {
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = new URLSearchParams({
      client_id: pool.client.id, redirect_uri: 'http://console.test/signed-in', response_type: 'code', scope: 'openid email', state: 's', code_challenge: challenge, code_challenge_method: 'S256',
    });
    return browser.visit(`${issuer}/auth?${query.toString()}`);
  };
  const signIn = async (email: string, password: string) => {
    const browser = aBrowser(issuer);
    const { url } = await open(browser);
    return { browser, form: url.href, ...(await browser.visit(url.href, { email, password })) };
  };
  const token = async (form: Record<string, string>) => {
    const answer = await fetch(`${issuer}/token`, { method: 'POST', headers: { origin: 'http://console.test' }, body: new URLSearchParams({ client_id: pool.client.id, ...form }) });
    return { cors: answer.headers.get('access-control-allow-origin'), body: Tokens.parse(await answer.json()) };
  };
  const redeem = (url: URL) =>
    token({ grant_type: 'authorization_code', code: url.searchParams.get('code') ?? '', redirect_uri: 'http://console.test/signed-in', code_verifier: verifier });

  it('shows a page with Email, Password and Sign in', async () => {
    const { text } = await open(aBrowser(issuer));
    expect(text).toMatch(/<label for="email">Email<\/label>.*<label for="password">Password<\/label>.*<button>Sign in<\/button>/s);
  });

  it('gives an ID token with the claims of Cognito', async () => {
    const { url } = await signIn('Ana@aurora.test', 'foyer-demo');
    expect(url.origin + url.pathname).toBe('http://console.test/signed-in');
    const { body, cors } = await redeem(url);
    expect(cors).toBe('http://console.test');
    const claims = decodeJwt(body.id_token);
    expect(claims).toMatchObject({
      iss: issuer, aud: pool.client.id, email: 'ana@aurora.test', name: 'Ana', 'custom:tenant': 'auroraoutdo0', 'custom:role': 'agent', token_use: 'id', email_verified: true,
    });
    expect(claims['cognito:username']).toBe(claims.sub);
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
  });

  it('renews the tokens with the refresh token, more than once', async () => {
    const { body } = await redeem((await signIn('ana@aurora.test', 'foyer-demo')).url);
    for (let time = 0; time < 2; time += 1) {
      const renewed = await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
      expect(decodeJwt(renewed.body.id_token)).toMatchObject({ email: 'ana@aurora.test', 'custom:tenant': 'auroraoutdo0' });
    }
  });

  it.each([['ana@aurora.test', 'wrong'], ['nobody@aurora.test', 'foyer-demo']])('answers %s with %s by a plain sentence', async (email, password) => {
    const { text, url } = await signIn(email, password);
    expect(url.origin).toBe(issuer);
    expect(text).toContain('The email or the password is not right.');
  });

  it('lets an invited person choose a password first', async () => {
    await cognito.send(new AdminCreateUserCommand({ UserPoolId: pool.id, Username: 'new@aurora.test', UserAttributes: [{ Name: 'email', Value: 'new@aurora.test' }] }));
    const [mail] = letters.list();
    expect(mail).toMatchObject({ to: ['new@aurora.test'], subject: 'Your account' });
    const { browser, form, text } = await signIn('new@aurora.test', mail?.text.split(' with ')[1] ?? '');
    expect(text).toContain('Choose your password');
    expect((await browser.visit(form, { new: 'short', again: 'short' })).text).toContain('That password still needs 12 characters, a digit.');
    expect((await browser.visit(form, { new: 'long enough 1', again: 'long enough 2' })).text).toContain('The two passwords differ.');
    const { url } = await browser.visit(form, { new: 'long enough 1', again: 'long enough 1' });
    expect((await redeem(url)).body.id_token).not.toBe('');
    expect((await signIn('new@aurora.test', 'long enough 1')).url.origin).toBe('http://console.test');
  });

  it('keeps a disabled person out, also by refresh', async () => {
    await cognito.send(new AdminCreateUserCommand({ UserPoolId: pool.id, Username: 'gone@aurora.test', MessageAction: 'SUPPRESS' }));
    await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId: pool.id, Username: 'gone@aurora.test', Password: 'foyer-demo', Permanent: true }));
    const { body } = await redeem((await signIn('gone@aurora.test', 'foyer-demo')).url);
    await cognito.send(new AdminDisableUserCommand({ UserPoolId: pool.id, Username: 'gone@aurora.test' }));
    expect((await signIn('gone@aurora.test', 'foyer-demo')).text).toContain('The email or the password is not right.');
    expect((await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token })).body.error).toBe('invalid_grant');
  });

  it('signs out and goes back', async () => {
    const { browser } = await signIn('ana@aurora.test', 'foyer-demo');
    const query = new URLSearchParams({ client_id: pool.client.id, logout_uri: 'http://console.test/' });
    const { text } = await browser.visit(`${issuer}/logout?${query.toString()}`);
    const [, action = '', xsrf = ''] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/s.exec(text) ?? [];
    expect((await browser.visit(action, { xsrf, logout: 'yes' })).url.href).toBe('http://console.test/');
    expect((await open(browser)).text).toContain('Sign in');
  });

  it('answers the operator as Cognito does', async () => {
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: pool.id, Username: 'ana@aurora.test' }));
    expect(user).toMatchObject({ Enabled: true, UserStatus: 'CONFIRMED', UserAttributes: expect.arrayContaining([{ Name: 'custom:tenant', Value: 'auroraoutdo0' }]) });
    const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: pool.id, Filter: 'email = "ana@aurora.test"' }));
    expect(Users).toEqual([expect.objectContaining({ Username: user.Username, UserCreateDate: expect.any(Date) })]);
    await expect(cognito.send(new AdminCreateUserCommand({ UserPoolId: pool.id, Username: 'ana@aurora.test' }))).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(cognito.send(new AdminGetUserCommand({ UserPoolId: pool.id, Username: 'nobody' }))).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(cognito.send(new AdminGetUserCommand({ UserPoolId: 'other', Username: 'x' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
