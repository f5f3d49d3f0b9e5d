import { afterEach, describe, expect, it } from '@jest/globals';
import { SessionId, ConnectionId } from '../../contract/ids.ts';
import { anEndpoint } from '../an-endpoint.suite.ts';
import { apiGatewaySockets } from './api-gateway.ts';

const connectionId = ConnectionId.parse('L0SM9cOFvHcCIhw=');
const push = { type: 'looking', sessionId: SessionId.parse('00000000-0000-4000-8000-000000000001'), looking: true } as const;

describe('an open socket', () => {
  let undo = new AsyncDisposableStack();
  afterEach(async () => {
    await undo.disposeAsync();
    undo = new AsyncDisposableStack();
  });
  const answering = async (answer: Parameters<typeof anEndpoint>[1]) => {
    const { seen, endpoint, config } = await anEndpoint(undo, answer);
    return { seen, sockets: apiGatewaySockets(`${endpoint}/live`, { region: config.region, credentials: config.credentials }) };
  };

  it('is sent a push as JSON, by its name in the address', async () => {
    const { seen, sockets } = await answering({ status: 200 });
    expect(await sockets.post(connectionId, push)).toBe('sent');
    expect(seen).toMatchObject([{ method: 'POST', path: '/live/@connections/L0SM9cOFvHcCIhw%3D', body: JSON.stringify(push) }]);
  });

  it.each(['{"message":"Gone"}', '{"__type":"GoneException"}', ''])('is gone where the gateway says so: %j', async (body) => {
    const { sockets } = await answering({ status: 410, body });
    expect(await sockets.post(connectionId, push)).toBe('gone');
  });

  it.each([[{ status: 403, body: '{"message":"Forbidden"}' }], ['hangs up' as const]])('is not taken for gone when the gateway %j', async (answer) => {
    const { sockets } = await answering(answer);
    await expect(sockets.post(connectionId, push)).rejects.toThrow();
  });
});
