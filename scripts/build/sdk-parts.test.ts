import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { builtinModules } from './builtin-modules.ts';
import { envCredentials } from './env-credentials-plugin.ts';
import { defaultEndpointResolver } from './regional-endpoint.ts';
import { sdkParts, standIns } from './sdk-parts.ts';

const contents = `
  import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
  import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
  export { DynamoDBClient, GetItemCommand, ApiGatewayManagementApiClient, PostToConnectionCommand };
`;

async function bundled(): Promise<{ used: string[]; inputs: string[] }> {
  const used: string[] = [];
  const { metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true, minify: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], write: false, metafile: true,
    plugins: [builtinModules, envCredentials, sdkParts((part) => used.push(part))],
  });
  const kept = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])));
  return { used, inputs: kept };
}

describe('the parts of the SDK that nobody reaches', () => {
  it('are each still where the SDK keeps them', async () => {
    const { used } = await bundled();
    expect(used.toSorted()).toEqual(standIns.map(({ part }) => part).toSorted());
  });

  it('take what only they need along', async () => {
    const { inputs } = await bundled();
    expect(inputs.filter((file) => /mnemonist|shared-ini-file-loader\/parseIni|endpoint\/bdd\.js|EventStreamSerde\.js/.test(file))).toEqual([]);
  });
});

describe('the address of the table', () => {
  it.each([
    ['eu-central-1', 'https://dynamodb.eu-central-1.amazonaws.com/'],
    ['cn-north-1', 'https://dynamodb.cn-north-1.amazonaws.com.cn/'],
    ['us-gov-west-1', 'https://dynamodb.us-gov-west-1.amazonaws.com/'],
  ])('in %s is %s', (Region, address) => {
    expect(defaultEndpointResolver({ Region }).url.href).toBe(address);
  });

  it('is the configured one where there is one', () => {
    expect(defaultEndpointResolver({ Region: 'eu-central-1', Endpoint: 'https://sockets.example/live' }).url.href).toBe('https://sockets.example/live');
  });

  it.each([{}, { Region: 'eu-central-1', UseFIPS: true }, { Region: 'eu-central-1', UseDualStack: true }])('is refused aloud for %j', (asked) => {
    expect(() => defaultEndpointResolver(asked)).toThrow();
  });
});
