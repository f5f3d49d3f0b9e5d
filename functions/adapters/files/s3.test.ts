import { afterAll, expect, it } from '@jest/globals';
import { anEndpoint } from '../an-endpoint.suite.ts';
import { s3Files } from './s3.ts';

const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

it('a public file is JSON that browsers keep for its time', async () => {
  const { seen, config } = await anEndpoint(undo, { status: 200 });
  await s3Files('site', config).put('/t/aurora000000/status.json', { at: 1 }, 10);
  expect(seen).toMatchObject([{
    method: 'PUT',
    path: '/site/t/aurora000000/status.json?x-id=PutObject',
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=10' },
  }]);
  expect(seen[0]?.body).toContain('{"at":1}');
});
