import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import * as z from 'zod';
import { newTenantId, randomIds } from '../../functions/adapters/chance/ids.ts';
import { dynamoDesk } from '../../functions/adapters/dynamo/desk.ts';
import { openTable } from '../../functions/adapters/dynamo/table.ts';
import { TenantId } from '../../functions/contract/ids.ts';
import { IdentityKey, Origin, TimeZone } from '../../functions/contract/settings.ts';
import { createTenant } from '../../functions/usecases/desk/create-tenant.ts';
import { readOptions, runCommand, valueOf } from './command-error.ts';
import { findStage } from './deployment.ts';

const Options = z.object({
  stage: z.string(),
  name: z.string().min(1).max(80),
  origin: z.array(Origin).min(1),
  timeZone: TimeZone,
  accent: z.string().regex(/^#[0-9a-f]{6}$/, 'is not a colour such as #0b6e4f'),
  id: z.optional(TenantId),
  identityKey: z.string().min(1).max(64).optional(),
  identitySecret: z.string().min(43).max(256).optional(),
});

const program = new Command('tenant').description('Tenants: the businesses whose visitors chat');
program
  .command('create')
  .description('Create a tenant and print its script tag')
  .requiredOption('--name <name>', 'as visitors read it')
  .requiredOption('--origin <origins...>', 'where the script tag may stand, such as https://shop.example')
  .option('--stage <stage>', 'local, or a deployed stage', 'local')
  .option('--time-zone <zone>', 'IANA name; activation rules and transcripts follow it', 'UTC')
  .option('--accent <colour>', 'of the launcher', '#0b6e4f')
  .option('--id <id>', '12 characters of 0-9a-z; random unless given')
  .option('--identity-key <kid>', 'name of a key (HS256) that the shop signs its customers with; a secret is made and printed')
  .option('--identity-secret <secret>', 'the secret of that key, if there is one already')
  .action(async (raw: unknown) => {
    const options = readOptions(Options, raw);
    const stage = await findStage(options.stage);
    const secret = options.identitySecret ?? randomBytes(32).toString('base64url');
    const keys: IdentityKey[] = options.identityKey ? [{ kid: options.identityKey, algorithm: 'HS256', secret }] : [];
    const desk = dynamoDesk(openTable(stage.table), randomIds);
    const { tenantId } = valueOf(await createTenant({ desk })({
      tenantId: options.id ?? newTenantId(),
      tenantName: options.name,
      timeZone: options.timeZone,
      origins: options.origin,
      identityKeys: keys,
      accent: options.accent,
    }));
    console.log(`tenant ${tenantId}`);
    console.log(`<script async src="${stage.siteUrl}/widget/loader.js" data-tenant="${tenantId}"></script>`);
    if (options.identityKey && !options.identitySecret) console.log(`identity secret (keep it in the shop's backend): ${secret}`);
  });

await runCommand(program);
