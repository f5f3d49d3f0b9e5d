import { stableId } from '../template/names.ts';
import type { Role } from './roles.ts';

/** Who a request comes from: a role of the template, or the operator at the keyboard, who may do everything. */
type Caller = { kind: 'role'; role: Role; session: string } | { kind: 'operator' };

export type AccessKey = { accessKeyId: string; secretAccessKey: string };

/** The operator's key: for the command line, benches and tests. It opens nothing outside this machine. */
export const operatorKey: AccessKey = { accessKeyId: 'LOCALOPERATOR0000000', secretAccessKey: 'local-operator' };

/** Gives out access keys and knows them again. */
export function keyRing() {
  const callers = new Map<string, Caller>([[operatorKey.accessKeyId, { kind: 'operator' }]]);
  return {
    issue: (role: Role, session: string): AccessKey => {
      const accessKeyId = `ASIA${stableId({ stack: role.arn, id: session }, 16).toUpperCase()}`;
      callers.set(accessKeyId, { kind: 'role', role, session });
      return { accessKeyId, secretAccessKey: `local-${accessKeyId}` };
    },
    find: (accessKeyId: string): Caller | undefined => callers.get(accessKeyId),
  };
}

export type KeyRing = ReturnType<typeof keyRing>;
