import * as z from 'zod';
import { isObject, Json, JsonObject } from '../json.ts';
import { Trouble } from '../trouble.ts';
import { account, attributeOf, type Identity, refOf } from './names.ts';
import type { Stack } from './read.ts';

const pair = z.tuple([z.string(), z.string()]);

/** Resolves CloudFormation's intrinsic functions over all stacks of one app; `secret` gives the value of a secret by its ARN. */
export function resolver(stacks: Stack[], secret: (arn: string) => string) {
  const stackNamed = (name: string): Stack => {
    const found = stacks.find((stack) => stack.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found;
  };

  const identity = (stack: Stack, id: string): Identity | undefined => {
    const resource = stack.template.Resources[id];
    if (!resource) return undefined;
    const { Type: type, Properties: properties } = resource;
    return { stack: stack.name, id, type, properties: namesResolved(stack, properties) };
  };
  // A physical name may itself be made of pseudo parameters; only the top level matters for it.
  const namesResolved = (stack: Stack, properties: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, key.endsWith('Name') || key === 'Name' || key === 'Domain' ? resolve(stack, value) : value]),
    );

  const ref = (stack: Stack, name: string): Json => {
    const resource = identity(stack, name);
    if (resource) return refOf(resource);
    const parameter = stack.template.Parameters[name];
    if (parameter) return parameter.Default ?? '';
    return pseudo(stack, name);
  };

  const attribute = (stack: Stack, id: string, name: string): string => {
    const resource = identity(stack, id);
    if (!resource) throw new Error(`${stack.name}: no resource ${id}`);
    if (resource.type === 'Custom::CDKBucketDeployment') return '';
    return attributeOf(resource, name);
  };

  const exported = (name: string): Json => {
    for (const stack of stacks) {
      for (const { Export, Value } of Object.values(stack.template.Outputs)) {
        if (Export && resolve(stack, Export.Name) === name) return resolve(stack, Value);
      }
    }
    throw new Error(`no stack exports ${name}`);
  };

  const substitute = (stack: Stack, template: string, values: JsonObject): string =>
    template.replaceAll(/\$\{([^}]+)\}/g, (_whole, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (name in values) return text(resolve(stack, values[name] ?? ''));
      const [id = '', ...rest] = name.split('.');
      return rest.length > 0 ? attribute(stack, id, rest.join('.')) : text(ref(stack, name));
    });

  const condition = (stack: Stack, name: string): boolean => resolve(stack, stack.template.Conditions[name] ?? false) === true;

  const list = (stack: Stack, value: Json): Json[] => z.array(Json).parse(resolve(stack, value));

  const intrinsics: Record<string, (stack: Stack, value: Json) => Json> = {
    Ref: (stack, value) => ref(stack, text(value)),
    'Fn::GetAtt': (stack, value) => {
      const [id, name] = pair.parse(typeof value === 'string' ? value.split(/\.(.*)/s).slice(0, 2) : value);
      return attribute(stack, id, name);
    },
    'Fn::Join': (stack, value) => {
      const [separator, parts] = z.tuple([z.string(), Json]).parse(value);
      return list(stack, parts).map(text).join(separator);
    },
    'Fn::Sub': (stack, value) => {
      const [template, values] = typeof value === 'string' ? [value, {}] : z.tuple([z.string(), JsonObject]).parse(value);
      return substitute(stack, template, values);
    },
    'Fn::ImportValue': (stack, value) => exported(text(resolve(stack, value))),
    'Fn::GetStackOutput': (stack, value) => {
      const { StackName, OutputName } = z.object({ StackName: z.string(), OutputName: z.string() }).parse(resolve(stack, value));
      const other = stackNamed(StackName);
      return resolve(other, other.template.Outputs[OutputName]?.Value ?? '');
    },
    'Fn::Select': (stack, value) => {
      const [index, from] = z.tuple([z.coerce.number(), Json]).parse(value);
      return list(stack, from)[index] ?? '';
    },
    'Fn::Split': (stack, value) => {
      const [separator, from] = z.tuple([z.string(), Json]).parse(value);
      return text(resolve(stack, from)).split(separator);
    },
    'Fn::FindInMap': (stack, value) => {
      const [map, first, second] = z.tuple([z.string(), z.string(), z.string()]).parse(list(stack, value));
      return stack.template.Mappings[map]?.[first]?.[second] ?? '';
    },
    'Fn::If': (stack, value) => {
      const [name, yes, no] = z.tuple([z.string(), Json, Json]).parse(value);
      return resolve(stack, condition(stack, name) ? yes : no);
    },
    'Fn::Equals': (stack, value) => {
      const [one, other] = list(stack, value);
      return one === other;
    },
    'Fn::Not': (stack, value) => list(stack, value)[0] !== true,
    'Fn::And': (stack, value) => list(stack, value).every((part) => part === true),
    'Fn::Or': (stack, value) => list(stack, value).some((part) => part === true),
    Condition: (stack, value) => condition(stack, text(value)),
    'Fn::Base64': (stack, value) => Buffer.from(text(resolve(stack, value))).toString('base64'),
    'Fn::GetAZs': () => ['a', 'b', 'c'].map((zone) => `${account.region}${zone}`),
  };

  function resolve(stack: Stack, value: Json): Json {
    if (typeof value === 'string') return secrets(value);
    if (Array.isArray(value)) return value.map((part) => resolve(stack, part)).filter((part) => part !== noValue);
    if (!isObject(value)) return value;
    const [only, ...others] = Object.entries(value);
    if (only && others.length === 0) {
      const intrinsic = intrinsics[only[0]];
      // A policy statement has a key called Condition too, which holds an object.
      if (intrinsic && !(only[0] === 'Condition' && isObject(only[1]))) {
        const result = intrinsic(stack, only[1]);
        return typeof result === 'string' ? secrets(result) : result;
      }
      if (only[0].startsWith('Fn::')) throw new Trouble(`The local stack cannot resolve ${only[0]} in ${stack.name}: teach infra/local/template/resolve.ts.`);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, resolve(stack, part)] as const).filter(([, part]) => part !== noValue),
    );
  }

  const secrets = (value: string): string =>
    value.replaceAll(/\{\{resolve:secretsmanager:(arn:[^}]*?):SecretString:[^}]*\}\}/g, (_whole, arn: string) => secret(arn));

  return { resolve, condition };
}

const noValue = '\0no value';

function pseudo(stack: Stack, name: string): string {
  const values: Record<string, string> = {
    'AWS::AccountId': account.id, 'AWS::Region': account.region, 'AWS::Partition': account.partition,
    'AWS::URLSuffix': account.suffix, 'AWS::StackName': stack.name, 'AWS::NoValue': noValue,
    'AWS::StackId': `arn:aws:cloudformation:${account.region}:${account.id}:stack/${stack.name}/local`,
  };
  const value = values[name];
  if (value === undefined) throw new Error(`${stack.name}: nothing is called ${name}`);
  return value;
}

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
