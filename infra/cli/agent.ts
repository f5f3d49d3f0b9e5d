import { Command } from 'commander';
import * as z from 'zod';
import { newAgentId, randomIds } from '../../functions/adapters/chance/ids.ts';
import { cognitoDirectory } from '../../functions/adapters/directory/cognito.ts';
import { dynamoAgents, dynamoDesk } from '../../functions/adapters/dynamo/desk.ts';
import { openTable } from '../../functions/adapters/dynamo/table.ts';
import { limits } from '../../functions/contract/limits.ts';
import { TenantId } from '../../functions/contract/ids.ts';
import { inviteAgent } from '../../functions/usecases/desk/invite-agent.ts';
import { readOptions, runCommand, valueOf } from './command-error.ts';
import { findStage } from './deployment.ts';

const Options = z.object({
  stage: z.string(),
  tenant: TenantId,
  email: z.email().max(limits.emailChars),
  name: z.string().trim().min(1).max(limits.nameChars),
  role: z.enum(['agent', 'manager']),
});

const program = new Command('agent').description('Agents: the people who answer');
program
  .command('invite')
  .description('Invite a person by mail; he chooses his password at the first sign-in')
  .requiredOption('--tenant <id>', 'the tenant he answers for')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>', 'as visitors read it')
  .option('--role <role>', 'agent or manager', 'agent')
  .option('--stage <stage>', 'local, or a deployed stage', 'local')
  .action(async (raw: unknown) => {
    const options = readOptions(Options, raw);
    const stage = await findStage(options.stage);
    const table = openTable(stage.table);
    const { agentId } = valueOf(await inviteAgent({
      desk: dynamoDesk(table, randomIds),
      agents: dynamoAgents(table),
      directory: cognitoDirectory(stage.userPool),
    })({ tenantId: options.tenant, agentId: newAgentId(), email: options.email, name: options.name, role: options.role }));
    console.log(`agent ${agentId}`);
  });

await runCommand(program);
