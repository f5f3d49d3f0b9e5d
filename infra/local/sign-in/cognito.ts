import type { ServerResponse } from 'node:http';
import * as z from 'zod';
import type { Service } from '../endpoint.ts';
import type { Gate } from '../iam/gate.ts';
import { parseJson } from '../json.ts';
import type { Letters } from '../mail/letters.ts';
import { account as aws } from '../template/names.ts';
import { replyJson } from '../web.ts';
import type { Account, Accounts } from './accounts.ts';
import { temporaryPassword } from './password.ts';
import type { UserPool } from './pool.ts';

type Needs = { pool: UserPool; accounts: Accounts; letters: Letters; gate: Gate };

const Attributes = z.array(z.object({ Name: z.string(), Value: z.string().default('') })).default([]);
const Input = z.object({
  UserPoolId: z.string(), Username: z.string().default(''), UserAttributes: Attributes, Password: z.string().default(''), Permanent: z.boolean().default(false),
  TemporaryPassword: z.string().optional(), MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(), Filter: z.string().optional(),
});
type Input = z.infer<typeof Input>;

class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The part of Cognito's API with which an operator manages the people of a user pool. */
export function cognitoService({ pool, accounts, letters, gate }: Needs): Service {
  const known = (name: string): Account => {
    const found = accounts.find(name);
    if (!found) throw new Refusal('UserNotFoundException', 'User does not exist.');
    return found;
  };
  const change = (name: string, part: Parameters<Accounts['change']>[1]): object => {
    accounts.change(known(name), part);
    return {};
  };

  const invite = async ({ Username, UserAttributes, TemporaryPassword, MessageAction }: Input): Promise<object> => {
    const existing = accounts.find(Username);
    if (existing && MessageAction !== 'RESEND') throw new Refusal('UsernameExistsException', 'An account with the given email already exists.');
    const { email = Username, ...attributes } = record(UserAttributes);
    const password = TemporaryPassword ?? temporaryPassword();
    const created = await accounts.setPassword(existing ?? accounts.create(email, attributes), password, false);
    if (MessageAction !== 'SUPPRESS') {
      const fill = (text: string): string => text.replaceAll('{username}', created.email).replaceAll('{####}', password);
      const { EmailSubject, EmailMessage } = pool.invitation;
      letters.add({ from: 'no-reply@verificationemail.com', to: [created.email], subject: fill(EmailSubject), text: fill(EmailMessage).replaceAll(/<[^>]*>/g, ' '), html: fill(EmailMessage) });
    }
    const { UserAttributes: Shown, ...user } = shown(created);
    return { User: { ...user, Attributes: Shown } };
  };

  const actions: Record<string, (input: Input) => object | Promise<object>> = {
    AdminCreateUser: invite,
    AdminSetUserPassword: async ({ Username, Password, Permanent }) => {
      await accounts.setPassword(known(Username), Password, Permanent);
      return {};
    },
    AdminGetUser: ({ Username }) => shown(known(Username)),
    AdminUpdateUserAttributes: ({ Username, UserAttributes }) =>
      change(Username, { attributes: { ...known(Username).attributes, ...record(UserAttributes) } }),
    AdminDisableUser: ({ Username }) => change(Username, { enabled: false }),
    AdminEnableUser: ({ Username }) => change(Username, { enabled: true }),
    AdminUserGlobalSignOut: ({ Username }) => (known(Username), {}),
    AdminDeleteUser: ({ Username }) => {
      accounts.remove(known(Username));
      return {};
    },
    ListUsers: ({ Filter }) => ({
      Users: accounts.list().filter(chosenBy(Filter)).map((one) => {
        const { UserAttributes: Shown, ...user } = shown(one);
        return { ...user, Attributes: Shown };
      }),
    }),
  };

  return async (request, response, body) => {
    const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const verdict = await gate(request, [{ action: `cognito-idp:${action}`, resource: `arn:aws:cognito-idp:${aws.region}:${aws.id}:userpool/${pool.id}` }]);
    if (!verdict.allowed) return failure(response, verdict.code === 'denied' ? 'AccessDeniedException' : 'UnrecognizedClientException', verdict.message);
    const act = actions[action];
    if (!act) return failure(response, 'UnknownOperationException', `The local stack does not know ${action}.`);
    try {
      const input = Input.parse(parseJson(body.toString()));
      if (input.UserPoolId !== pool.id) throw new Refusal('ResourceNotFoundException', `User pool ${input.UserPoolId} does not exist.`);
      replyJson(response, 200, await act(input), { 'content-type': 'application/x-amz-json-1.1' });
    } catch (error) {
      if (error instanceof Refusal) return failure(response, error.code, error.message);
      if (error instanceof z.ZodError) return failure(response, 'InvalidParameterException', z.prettifyError(error));
      throw error;
    }
  };
}

const record = (attributes: Input['UserAttributes']): Record<string, string> => Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]));

function shown({ sub, email, attributes, enabled, status, createdAt, changedAt }: Account) {
  const all = { sub, email, ...attributes };
  return {
    Username: sub, Enabled: enabled, UserStatus: status, UserCreateDate: createdAt / 1000, UserLastModifiedDate: changedAt / 1000,
    UserAttributes: Object.entries(all).map(([Name, Value]) => ({ Name, Value })),
  };
}

/** Filters look like email = "ana@aurora.test" or email ^= "ana". */
function chosenBy(filter: string | undefined): (one: Account) => boolean {
  const [, name = '', operator, value = ''] = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"([^"]*)"\s*$/.exec(filter ?? '') ?? [];
  if (operator === undefined) return () => true;
  return ({ email, sub, attributes }) => {
    const actual = { ...attributes, email, sub, username: sub }[name] ?? '';
    return operator === '=' ? actual === value : actual.startsWith(value);
  };
}

function failure(response: ServerResponse, code: string, message: string): void {
  replyJson(response, 400, { __type: code, message }, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code });
}
