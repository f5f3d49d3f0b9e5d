import { operatorKey } from '../iam/keys.ts';
import { endpoints } from '../lambda/functions.ts';
import { address, origin, type Ports } from '../ports.ts';
import type { Model } from '../template/model.ts';
import { account } from '../template/names.ts';

/** Where everything is, for people, tests and the operator's commands: GET /stack.json. */
export function stackAddresses(ports: Ports, { outputs }: Pick<Model, 'outputs'>, stage: string) {
  return {
    shop: `${origin(ports.aurora)}/`,
    shops: { aurora: `${origin(ports.aurora)}/`, birch: `${origin(ports.birch)}/` },
    console: `${origin(ports.console)}/`,
    mailbox: `${origin(ports.mailbox)}/`,
    api: origin(ports.visitorApi),
    consoleApi: origin(ports.consoleApi),
    socket: `ws://localhost:${ports.socket}/${stage}`,
    site: origin(ports.site),
    signIn: origin(ports.signIn),
    table: address(ports.aws),
    aws: {
      environment: {
        ...endpoints(ports),
        AWS_REGION: account.region,
        AWS_ACCESS_KEY_ID: operatorKey.accessKeyId,
        AWS_SECRET_ACCESS_KEY: operatorKey.secretAccessKey,
      },
      outputs,
    },
  };
}

export type StackAddresses = ReturnType<typeof stackAddresses>;
