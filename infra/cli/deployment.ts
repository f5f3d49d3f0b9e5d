import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { CommandError } from './command-error.ts';

/** Where an operator's command works: the table and the user pool of one deployed stage. */
export type DeployedStage = { readonly table: string; readonly userPool: string; readonly siteUrl: string };

const Outputs = z.object({ TableName: z.string(), UserPoolId: z.string(), SiteUrl: z.string() });

/** What the running local stack says of itself at `/stack.json`; `environment` leads the SDK to its endpoints. */
const LocalStack = z.object({
  aws: z.object({ environment: z.record(z.string(), z.string()), outputs: Outputs }),
});

/**
 * Finds a stage: the local one by its start page (`PORT`, 4000 unless told), the others by the outputs of their publish stack,
 * with the caller's AWS credentials.
 */
export async function findStage(name: string): Promise<DeployedStage> {
  const { TableName, UserPoolId, SiteUrl } = name === 'local' ? await localOutputs() : await stackOutputs(name);
  return { table: TableName, userPool: UserPoolId, siteUrl: SiteUrl };
}

async function localOutputs() {
  const port = z.coerce.number().default(4000).parse(process.env['PORT']);
  const address = `http://localhost:${port}/stack.json`;
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) throw new CommandError(`The local stack does not answer at ${address}. Start it with: npm start`);
  const { aws } = LocalStack.parse(await response.json());
  Object.assign(process.env, aws.environment);
  return aws.outputs;
}

async function stackOutputs(stage: string) {
  const stack = `foyer-${stage}-publish`;
  const found = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName: stack })).catch(() => undefined);
  const outputs = found?.Stacks?.[0]?.Outputs;
  if (!outputs) throw new CommandError(`The stack ${stack} cannot be read. Deploy it first (npx cdk deploy --all -c stage=${stage}), and check your AWS credentials and region.`);
  return Outputs.parse(Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])));
}
