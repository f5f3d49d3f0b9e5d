import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anApp, type TestApp } from '../testing/app.ts';

const handlers = {
  count: `let n = 0; export const handler = async () => { n += 1; await new Promise((r) => setTimeout(r, 30)); return n; };`,
  fail: `class Broken extends Error { name = 'Broken'; } export const handler = async () => { throw new Broken('in two'); };`,
  hang: `export const handler = () => new Promise(() => {});`,
  exit: `export const handler = () => process.exit(3);`,
  reveal: `export const handler = async (event, context) => ({ home: process.env.HOME ?? null, name: process.env.AWS_LAMBDA_FUNCTION_NAME, endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB, key: process.env.AWS_ACCESS_KEY_ID.slice(0, 4), context: context.functionName, left: context.getRemainingTimeInMillis() > 1000 });`,
  speak: `export const handler = async () => { console.log('first'); console.error('second'); };`,
  broken: `throw new Error('at load');`,
};

describe('a Lambda function', () => {
  let undo = new AsyncDisposableStack();
  let app: TestApp;
  beforeEach(() => {
    undo = new AsyncDisposableStack();
    app = anApp(handlers, {}, undo);
  });
  afterEach(() => undo.disposeAsync());

  const invoke = (name: string) => app.functions.find(`arn:aws:lambda:eu-central-1:000000000000:function:Test-${name}`)({});
  const payload = async (name: string): Promise<unknown> => {
    const outcome = await invoke(name);
    return outcome.ok ? JSON.parse(outcome.payload) : outcome.error;
  };

  it('stays warm and takes one event at a time', async () => {
    const together = await Promise.all([1, 2, 3].map(() => payload('count')));
    expect(together).toEqual([1, 1, 1]);
    expect(await payload('count')).toBe(2);
  });

  it('queues events when four environments are busy', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => payload('count')));
    expect(all).toHaveLength(8);
    expect(all.filter((nth) => nth === 1)).toHaveLength(4);
  });

  it('sees the environment of the template and nothing of the machine', async () => {
    expect(await payload('reveal')).toEqual({ home: null, name: 'Test-reveal', endpoint: 'http://127.0.0.1:4010', key: 'ASIA', context: 'Test-reveal', left: true });
  });

  it('reports an error as Lambda does', async () => {
    expect(await payload('fail')).toEqual({ errorType: 'Broken', errorMessage: 'in two', trace: expect.arrayContaining([expect.stringContaining('in two')]) });
    expect(await payload('broken')).toMatchObject({ errorType: 'Error', errorMessage: 'at load' });
  });

  it('is ended at its timeout and starts anew', async () => {
    expect(await payload('hang')).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/) });
  });

  it('reports an exit of the process', async () => {
    expect(await payload('exit')).toEqual({ errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(/Runtime exited with error: exit status 3$/) });
  });

  it('passes on what it writes, with its name', async () => {
    await invoke('speak');
    await undo.disposeAsync();
    expect(app.lines.toSorted()).toEqual(['Test-speak: first', 'Test-speak: second']);
  });

  it('refuses a function that the template does not declare', () => {
    expect(() => app.functions.find('arn:aws:lambda:eu-central-1:000000000000:function:other')).toThrow(/does not declare/);
  });
});
