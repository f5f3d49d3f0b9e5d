import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { temporaryFolder } from '../testing/app.ts';
import { caller } from './call.ts';
import { startEngine } from './engine.ts';

const Tables = z.object({ TableNames: z.array(z.string()) });
const pidIn = (folder: string) => Number(readFileSync(join(folder, 'table.pid'), 'utf8'));

describe('the table engine', () => {
  let undo = new AsyncDisposableStack();
  let folder = '';
  beforeEach(() => {
    undo = new AsyncDisposableStack();
    folder = temporaryFolder(undo);
  });
  afterEach(() => undo.disposeAsync());

  it('says so when it ends by itself', async () => {
    const death = new Promise<string>((resolve) => void startEngine(folder, undo, ({ message }) => resolve(message)).then(() => process.kill(pidIn(folder), 'SIGKILL')));
    expect(await death).toBe('The table engine stopped by itself (SIGKILL).');
  });

  it('ends the engine of a runner that was killed and keeps what it wrote', async () => {
    const killed = new AsyncDisposableStack();
    const { url } = await startEngine(folder, killed, () => undefined);
    await caller(url)('CreateTable', {
      TableName: 'chat', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }, z.unknown());
    const again = await startEngine(folder, undo, () => undefined);
    await expect(caller(url)('ListTables', {}, Tables)).rejects.toThrow();
    expect(await caller(again.url)('ListTables', {}, Tables)).toEqual({ TableNames: ['chat'] });
  });

  it('finds the newest record of a long stream without reading the others', async () => {
    await startEngine(folder, undo, () => undefined);
    const database = undo.adopt(new DatabaseSync(join(folder, 'table.db'), { readOnly: true }), (open) => open.close());
    const newest = 'SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?';
    expect(database.prepare(`EXPLAIN QUERY PLAN ${newest}`).all('chat')).toMatchObject([{ detail: expect.stringContaining('USING COVERING INDEX') }]);
  });

  it('is silent about its end when it is stopped', async () => {
    const own = new AsyncDisposableStack();
    const deaths: string[] = [];
    await startEngine(folder, own, ({ message }) => deaths.push(message));
    await own.disposeAsync();
    expect(deaths).toEqual([]);
  });
});
