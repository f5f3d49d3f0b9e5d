import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyRing, type KeyRing } from '../iam/keys.ts';
import { rolesOf } from '../iam/roles.ts';
import type { JsonObject } from '../json.ts';
import { type Functions, startFunctions } from '../lambda/functions.ts';
import { portsFrom } from '../ports.ts';
import { type Model, modelOf } from '../template/model.ts';

export type TestApp = { model: Model; functions: Functions; keys: KeyRing; folder: string; lines: string[] };

type Resources = Record<string, { Type: string; Properties: JsonObject }>;

/** A folder that is gone after the test. */
export function temporaryFolder(undo: AsyncDisposableStack): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-'));
  undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const testModel = (resources: Resources, assets = new Map<string, string>()): Model =>
  modelOf(
    { stacks: [{ name: 'Test', template: { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {}, Resources: resources } }], assets },
    () => 'secret',
  );

/** A small app: each handler is the source text of a bundle, declared as a function of the same name. One called hang is given up after a second. */
export function anApp(handlers: Record<string, string>, resources: Resources, undo: AsyncDisposableStack, statements: JsonObject[] = []): TestApp {
  const folder = temporaryFolder(undo);
  const assets = new Map<string, string>();
  const functions: Resources = {};
  for (const [name, source] of Object.entries(handlers)) {
    writeFileSync(join(folder, `${name}.mjs`), source);
    assets.set(`${name}.zip`, folder);
    functions[name] = {
      Type: 'AWS::Lambda::Function',
      Properties: { Handler: `${name}.handler`, Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, Code: { S3Key: `${name}.zip` }, Timeout: name === 'hang' ? 1 : 10 },
    };
  }
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyName: 'own', PolicyDocument: { Version: '2012-10-17', Statement: statements } }] },
  };
  const model = testModel({ Role: role, ...functions, ...resources }, assets);
  const keys = keyRing();
  const lines: string[] = [];
  const print = (name: string, line: string) => void lines.push(`${name}: ${line}`);
  return { model, keys, folder, lines, functions: startFunctions({ model, roles: rolesOf(model), keys, ports: portsFrom(undefined), print }, undo) };
}

/** The URI by which API Gateway names a function. */
export const invocationUri = (functionId: string): JsonObject => ({
  'Fn::Join': ['', ['arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/', { 'Fn::GetAtt': [functionId, 'Arn'] }, '/invocations']],
});
