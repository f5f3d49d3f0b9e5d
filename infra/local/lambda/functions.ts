import { join } from 'node:path';
import * as z from 'zod';
import type { KeyRing } from '../iam/keys.ts';
import type { Role } from '../iam/roles.ts';
import { address, type Ports } from '../ports.ts';
import { account } from '../template/names.ts';
import type { Model, Resource } from '../template/model.ts';
import { Trouble } from '../trouble.ts';
import type { FunctionSpec, Print } from './environment.ts';
import { functionPool, type Invoke } from './pool.ts';

const Properties = z.object({
  Handler: z.string(),
  Role: z.string(),
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).default({ Variables: {} }),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
});

/** Finds the pool of a function by any ARN or URI that names it. */
export type Functions = { find: (arnOrUri: string) => Invoke; names: string[] };

/** A bench that looks on: it hears of each event, and its meter stands between the functions and the table. */
export type Watch = { invoked: (functionName: string) => void; tableUrl: string };

type Needs = { model: Model; roles: Map<string, Role>; keys: KeyRing; ports: Ports; print: Print; watch?: Watch | undefined };

/** Starts every function of the template, except those that CDK adds for its own deployments. */
export function startFunctions({ model, roles, keys, ports, print, watch }: Needs, undo: AsyncDisposableStack): Functions {
  const pools = new Map<string, Invoke>();
  for (const resource of model.of('AWS::Lambda::Function').filter(isOurs)) {
    const spec = specOf(resource, model, roles, keys, ports);
    pools.set(resource.arn, watch ? watched(spec, watch, print, undo) : functionPool(spec, print, undo));
  }
  return {
    names: [...pools.keys()],
    find: (uri) => {
      // Integrations name a function as …:apigateway:…/functions/<arn>/invocations.
      const arn = /arn:aws:lambda:[^/]+/.exec(uri)?.[0] ?? uri;
      const pool = pools.get(arn);
      if (!pool) throw new Trouble(`The template names a function that it does not declare: ${uri}.`);
      return pool;
    },
  };
}

function watched(spec: FunctionSpec, { invoked, tableUrl }: Watch, print: Print, undo: AsyncDisposableStack): Invoke {
  const invoke = functionPool({ ...spec, environment: { ...spec.environment, AWS_ENDPOINT_URL_DYNAMODB: tableUrl } }, print, undo);
  return (event) => {
    invoked(spec.name);
    return invoke(event);
  };
}

/** Helpers of CDK's own custom resources carry these names; here their work is done by reading the template. */
const isOurs = ({ id }: Resource): boolean => !/^(CustomCDKBucketDeployment|CustomS3AutoDeleteObjects|LogRetention|AWS679f53fac)/.test(id);

function specOf({ arn, ref: name, properties }: Resource, model: Model, roles: Map<string, Role>, keys: KeyRing, ports: Ports): FunctionSpec {
  const { Handler, Role, Code, Environment, Timeout, MemorySize } = Properties.parse(properties);
  const role = roles.get(Role);
  const folder = model.assets.get(Code.S3Key);
  if (!role || folder === undefined) throw new Trouble(`The function ${name} has no role or no code in the template.`);
  const [file = 'index', exportName = 'handler'] = Handler.split('.');
  const { accessKeyId, secretAccessKey } = keys.issue(role, name);
  return {
    name, arn, role: Role, exportName,
    module: join(folder, `${file}.mjs`),
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    environment: {
      ...Environment.Variables,
      ...endpoints(ports),
      TZ: ':UTC',
      AWS_REGION: account.region,
      AWS_DEFAULT_REGION: account.region,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: 'local',
    },
  };
}

/** What the AWS SDK reads to find a service that is not in AWS. */
export const endpoints = (ports: Ports): Record<string, string> =>
  Object.fromEntries(
    ['', '_DYNAMODB', '_SES', '_S3', '_COGNITO_IDENTITY_PROVIDER'].map((service) => [`AWS_ENDPOINT_URL${service}`, address(ports.aws)]),
  );
