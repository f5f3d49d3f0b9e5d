import type { Ports } from '../ports.ts';
import { account, type Identity, nameOf } from './names.ts';

/** Which local port stands for which public host name. */
export type Addresses = [publicPrefix: string, localPrefix: string][];

/**
 * Handlers and browsers get the addresses that the template makes; here each public one is paired with its
 * local counterpart, so that nobody has to know that there is one.
 */
export function addressesOf(resources: Identity[], ports: Ports): Addresses {
  const pairs: Addresses = [];
  const isConsoleApi = consoleApis(resources);
  for (const resource of resources) {
    const name = nameOf(resource);
    if (resource.type === 'AWS::ApiGatewayV2::Api') {
      const host = `${name}.execute-api.${account.region}.${account.suffix}`;
      if (resource.properties['ProtocolType'] === 'WEBSOCKET') {
        pairs.push([`wss://${host}`, `ws://localhost:${ports.socket}`], [`https://${host}`, `http://localhost:${ports.socket}`]);
      } else {
        pairs.push([`https://${host}`, `http://localhost:${isConsoleApi(resource) ? ports.consoleApi : ports.visitorApi}`]);
      }
    }
    if (resource.type === 'AWS::CloudFront::Distribution') {
      pairs.push([`https://${name}.cloudfront.net`, `http://localhost:${isSinglePage(resource) ? ports.console : ports.site}`]);
    }
    if (resource.type === 'AWS::Cognito::UserPool') {
      pairs.push([`https://cognito-idp.${account.region}.${account.suffix}/${name}`, `http://localhost:${ports.signIn}`]);
    }
    if (resource.type === 'AWS::Cognito::UserPoolDomain') {
      pairs.push([`https://${name}.auth.${account.region}.amazoncognito.com`, `http://localhost:${ports.signIn}`]);
    }
  }
  return pairs;
}

/** Replaces every public address in a text. */
export const localiser = (addresses: Addresses) => (text: string): string =>
  addresses.reduce((result, [from, to]) => (result.includes(from) ? result.replaceAll(from, to) : result), text);

/** The console is the distribution that answers with an index page; the widget's site has none. */
export const isSinglePage = ({ properties }: Identity): boolean =>
  JSON.stringify(properties['DistributionConfig'] ?? {}).includes('"DefaultRootObject":"index.html"');

/** The console's HTTP API is the one with a JWT authorizer. */
function consoleApis(resources: Identity[]): (api: Identity) => boolean {
  const guarded = resources
    .filter(({ type, properties }) => type === 'AWS::ApiGatewayV2::Authorizer' && properties['AuthorizerType'] === 'JWT')
    .map(({ stack, properties }) => `${stack} ${JSON.stringify(properties['ApiId'])}`);
  return ({ stack, id }) => guarded.includes(`${stack} ${JSON.stringify({ Ref: id })}`);
}
