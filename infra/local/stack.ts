import { wallClock as clock } from './clock.ts';
import { deadLettersIn } from './dead-letters.ts';
import { startEndpoint } from './endpoint.ts';
import { startHttpApi } from './http/api.ts';
import { jwtVerifier } from './http/jwt.ts';
import { httpApisOf } from './http/routes.ts';
import { decider } from './iam/decide.ts';
import { gateOf } from './iam/gate.ts';
import { keyRing } from './iam/keys.ts';
import { rolesOf } from './iam/roles.ts';
import { startFunctions, type Watch } from './lambda/functions.ts';
import type { Print } from './lambda/environment.ts';
import { lettersIn } from './mail/letters.ts';
import { startMailbox } from './mail/mailbox.ts';
import { sesService } from './mail/ses.ts';
import { deployedObjects } from './objects/deployment.ts';
import { hostedBy } from './objects/distribution.ts';
import { s3Service } from './objects/s3.ts';
import { startSite } from './objects/site.ts';
import { objectsIn } from './objects/store.ts';
import { origin, type Ports } from './ports.ts';
import { keepSchedule, schedulesOf } from './scheduler/schedule.ts';
import { secretsIn } from './secrets.ts';
import { startDemoShops } from './shops/demo-shops.ts';
import { accountsIn } from './sign-in/accounts.ts';
import { cognitoService } from './sign-in/cognito.ts';
import { userPoolOf } from './sign-in/pool.ts';
import { signInProvider } from './sign-in/provider.ts';
import { startSignIn } from './sign-in/server.ts';
import { startSockets } from './socket/gateway.ts';
import { socketApiOf } from './socket/routes.ts';
import { stackAddresses } from './start/addresses.ts';
import { startPage } from './start/start-page.ts';
import { mappingsOf } from './stream/mapping.ts';
import { readStream } from './stream/reader.ts';
import { caller } from './table/call.ts';
import { createTable } from './table/create.ts';
import { startEngine } from './table/engine.ts';
import { tableProxy } from './table/proxy.ts';
import { keepSweeping } from './table/sweep.ts';
import { modelOf } from './template/model.ts';
import { readAssembly } from './template/read.ts';
import type { Trouble } from './trouble.ts';

type Needs = {
  assembly: string; folder: string; ports: Ports; print: Print; forTests: boolean;
  /** The country that the CDN says visitors are in. */
  country: string;
  /** Told when a part ends by itself. */
  died: (why: Trouble) => void;
  watch?: Watch;
};

/** Starts the counterpart of everything in the template, what others need first. `undo` stops it in reverse. */
export async function startStack({ assembly, folder, ports, print, forTests, country, died, watch }: Needs, undo: AsyncDisposableStack) {
  const secret = secretsIn(folder);
  const model = modelOf(readAssembly(assembly), secret);

  const engine = await startEngine(folder, undo, died);
  const call = caller(engine.url);
  for (const resource of model.of('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    keepSweeping(await createTable(resource, call), call, clock, undo);
  }

  const keys = keyRing();
  const gate = gateOf(keys, decider());
  const letters = lettersIn(folder, clock.now);
  const objects = objectsIn(folder, deployedObjects(model), clock.now);
  const pool = userPoolOf(model);
  const accounts = accountsIn(folder, clock.now);
  await startEndpoint({
    dynamodb: tableProxy(engine.port, gate, undo),
    ses: sesService(letters, gate),
    s3: s3Service(objects, gate),
    'cognito-idp': cognitoService({ pool, accounts, letters, gate }),
  }, ports.aws, undo);

  const functions = startFunctions({ model, roles: rolesOf(model), keys, ports, print, watch }, undo);
  const provider = signInProvider({ issuer: origin(ports.signIn), pool, accounts, folder, now: clock.now });
  await startSignIn({ provider, pool, accounts, port: ports.signIn }, undo);
  const socket = socketApiOf(model, functions);
  await startSockets({ api: socket, gate, clock, port: ports.socket }, undo);
  const verify = jwtVerifier();
  const apis = new Map<string, number>();
  for (const api of httpApisOf(model, functions)) {
    const isGuarded = api.routes.some(({ authorizer }) => authorizer !== undefined);
    apis.set(api.id, await startHttpApi({ api, verify, clock, port: isGuarded ? ports.consoleApi : ports.visitorApi }, undo));
  }

  for (const distribution of model.of('AWS::CloudFront::Distribution')) {
    const hosted = hostedBy(distribution, model);
    await startSite({ hosted, objects, apis, country, port: ports[hosted.kind] }, undo);
  }
  await startMailbox(letters, ports.mailbox, undo);
  await startDemoShops(ports, secret, undo);

  const deadLetters = deadLettersIn(folder);
  for (const mapping of mappingsOf(model, functions)) readStream(mapping, { call, clock, folder, deadLetters }, undo);
  const schedules = schedulesOf({ model, functions, clock, deadLetters });
  for (const schedule of schedules) keepSchedule(schedule, folder, clock, undo);

  const addresses = stackAddresses(ports, model, socket.names.stage);
  await startPage({ addresses, deadLetters: deadLetters.count, tick: forTests ? schedules[0]?.fire : undefined, port: ports.start }, undo);
  return { addresses, accounts, letters, secret };
}
