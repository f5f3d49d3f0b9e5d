import * as z from 'zod';
import { isObject, type Json } from '../json.ts';
import type { Model, Resource } from '../template/model.ts';

export type Policy = { name: string; policy: Json };
/** A role with the policies attached to it, wherever in the template they stand. */
export type Role = { name: string; arn: string; policies: Policy[] };

const Inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.json() })).default([]);
const References = z.array(z.string()).default([]);

export function rolesOf(model: Model): Map<string, Role> {
  const attached = model.of('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy');
  return new Map(
    model.of('AWS::IAM::Role').map((role) => [role.arn, { name: role.ref, arn: role.arn, policies: policiesOf(role, attached) }]),
  );
}

function policiesOf(role: Resource, attached: Resource[]): Policy[] {
  const inline = Inline.parse(role.properties['Policies']).map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, policy: PolicyDocument }));
  const managed = References.parse(role.properties['ManagedPolicyArns']);
  const others = attached
    .filter(({ arn, properties }) => References.parse(properties['Roles']).includes(role.ref) || managed.includes(arn))
    .map(({ id, properties }) => ({ name: id, policy: properties['PolicyDocument'] ?? {} }));
  // Policies that AWS manages (basic execution) grant logs and traces only, which are not checked here.
  return [...inline, ...others].filter(({ policy }) => isObject(policy));
}
