import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib';
import { acknowledgeFindings } from '../acknowledgements.ts';
import { flags, foyer } from '../foyer.ts';
import { stages, type StageName } from '../stages.ts';

const parts = [
  ...['socket-authorizer', 'socket', 'http-visitor', 'http-console', 'outbox', 'tick'].map((entry) => `functions/${entry}/index.mjs`),
  'web/widget/loader.js',
  'web/console/index.html',
];

/** Stands in for the build, which these tests do not need. */
function placeholders() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-assets-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const part of parts) {
    mkdirSync(join(folder, part, '..'), { recursive: true });
    writeFileSync(join(folder, part), '');
  }
  return folder;
}

/** The whole product as an app that acknowledges nothing and is not yet synthesized. */
export function anApp(name: StageName = 'production', more: AppProps = {}) {
  const app = new App({ context: flags, analyticsReporting: false, builtinCloudFormationValidation: false, ...more });
  return { app, stacks: foyer(app, { stage: stages[name](4000), assets: placeholders() }) };
}

/** As `infra/app.ts` makes it. */
export function theApp(name: StageName = 'production', more: AppProps = {}) {
  const { app, stacks } = anApp(name, more);
  acknowledgeFindings(stacks);
  return app;
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type Resource = { stack: string; id: string; type: string; properties: Json; path: string };

const isJson = (value: unknown): value is Json => value !== undefined;

/** The value below the keys; undefined where there is none. */
export function part(json: Json | undefined, ...keys: (string | number)[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === String(key))?.[1] : undefined),
    json,
  );
}

export const list = (json: Json | undefined): Json[] => (Array.isArray(json) ? json : json === undefined ? [] : [json]);
export const text = (json: Json | undefined): string => (typeof json === 'string' ? json : JSON.stringify(json ?? ''));

const entriesOf = (json: Json | undefined) =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : [];

/** Every resource of every stack, and every output, as they are deployed. */
export function deployed(name: StageName = 'production') {
  const templates = theApp(name).synth().stacks.map(({ stackName, template }: { stackName: string; template: unknown }) => ({
    stackName,
    template: isJson(template) ? template : undefined,
  }));
  const resources = templates.flatMap(({ stackName, template }) =>
    entriesOf(part(template, 'Resources')).map(([id, resource]): Resource => ({
      stack: stackName,
      id,
      type: text(part(resource, 'Type')),
      properties: part(resource, 'Properties') ?? {},
      path: text(part(resource, 'Metadata', 'aws:cdk:path')),
    })),
  );
  const outputs = templates.flatMap(({ template }) => entriesOf(part(template, 'Outputs')));
  return { resources, outputs, ofType: (type: string) => resources.filter((resource) => resource.type === type) };
}

export type Statement = { actions: string[]; resources: string[]; effect: string; role: string };

/** Every statement of every identity policy, with the id of its role or policy. */
export function statements(resources: Resource[]): Statement[] {
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
    .flatMap(({ id, properties }) =>
      list(part(properties, 'PolicyDocument', 'Statement')).map((statement) => ({
        role: id,
        effect: text(part(statement, 'Effect')),
        actions: list(part(statement, 'Action')).map(text),
        resources: list(part(statement, 'Resource')).map(text),
      })),
    );
}
