import { join } from 'node:path';
import * as z from 'zod';
import { runScript } from '../child.ts';
import { kept, keepJson } from '../kept.ts';
import type { Letters } from '../mail/letters.ts';
import { origin, type Ports } from '../ports.ts';
import type { Accounts } from '../sign-in/accounts.ts';
import { demoKeyId, demoOperator, demoPassword, type DemoShop, demoShops } from './demo.ts';

type Needs = {
  folder: string; ports: Ports; accounts: Accounts; letters: Letters; secret: (name: string) => string;
  say: (line: string) => void; stop: AbortSignal;
};

/** Fills a new stack through the operator's own commands, and remembers each step so that a broken start goes on where it was. */
export async function seedDemo({ folder, ports, accounts, letters, secret, say, stop }: Needs): Promise<void> {
  const file = join(folder, 'seeded.json');
  const done = new Set(kept(file, z.array(z.string()), []));
  const note = (name: string): void => {
    done.add(name);
    keepJson(file, [...done]);
  };
  const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    if (done.has(name)) return;
    const wasInterrupted = done.has(`begun ${name}`);
    note(`begun ${name}`);
    await act().catch((error: unknown) => {
      // An interrupted step may have done its work: then it complains that there is nothing left to do.
      if (!wasInterrupted || stop.aborted) throw error;
    });
    note(name);
  };
  if (done.has('finished')) return;
  say('Creating the demo shops and their agents');
  const command = (what: string, args: string[]) => runScript(what, args, { PORT: String(ports.start) }, stop);

  const shop = async (demo: DemoShop, port: number): Promise<void> => {
    await step(demo.tenantId, () => command(`Creating ${demo.brand}`, [
      'infra/cli/tenant.ts', 'create', '--name', demo.brand, '--id', demo.tenantId, '--origin', origin(port), '--accent', demo.accent,
      '--time-zone', demo.timeZone, '--identity-key', demoKeyId, '--identity-secret', secret(demo.tenantId),
    ]));
    for (const { email, name, role } of demo.people) {
      await step(email, async () => {
        // An account whose invitation was interrupted has no place at the desk.
        const half = accounts.find(email);
        if (half) accounts.remove(half);
        await command(`Inviting ${name}`, ['infra/cli/agent.ts', 'invite', '--tenant', demo.tenantId, '--email', email, '--name', name, '--role', role]);
        const account = accounts.find(email);
        if (account) await accounts.setPassword(account, demoPassword, true);
      });
    }
  };
  await Promise.all([shop(demoShops.aurora, ports.aurora), shop(demoShops.birch, ports.birch)]);
  await step(demoOperator, async () => {
    const account = accounts.find(demoOperator) ?? accounts.create(demoOperator, { name: 'Operator', 'custom:role': 'operator' });
    await accounts.setPassword(account, demoPassword, true);
  });
  // The invitations name passwords that no longer open anything.
  letters.clear();
  note('finished');
}
