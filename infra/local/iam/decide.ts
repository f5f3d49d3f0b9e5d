import { runSimulation } from '@cloud-copilot/iam-simulate';
import { account } from '../template/names.ts';
import type { Role } from './roles.ts';

export type Ask = { action: string; resource: string; context?: Record<string, string | string[]> };
export type Decide = (role: Role, ask: Ask) => boolean | Promise<boolean>;

// Object keys differ without end; the decisions about them must not fill the memory.
const remembered = 5_000;

/** Evaluates a role's policies as IAM does. An answer given once is remembered: policies do not change while the stack runs. */
export function decider(): Decide {
  const decisions = new Map<string, boolean>();
  return (role, ask) => {
    const key = `${role.arn} ${ask.action} ${ask.resource} ${ask.context ? JSON.stringify(ask.context) : ''}`;
    return decisions.get(key) ?? evaluate(role, ask).then((allowed) => {
      if (decisions.size >= remembered) decisions.clear();
      decisions.set(key, allowed);
      return allowed;
    });
  };
}

async function evaluate(role: Role, { action, resource, context = {} }: Ask): Promise<boolean> {
  const answer = await runSimulation(
    {
      request: {
        principal: role.arn,
        action,
        resource: { resource, accountId: account.id },
        contextVariables: { 'aws:SecureTransport': 'true', 'aws:RequestedRegion': account.region, ...context },
      },
      identityPolicies: role.policies,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (answer.resultType === 'error') {
    throw new Error(`the policies of ${role.name} cannot be evaluated for ${action} on ${resource}: ${JSON.stringify(answer.errors)}`);
  }
  return answer.overallResult === 'Allowed';
}
