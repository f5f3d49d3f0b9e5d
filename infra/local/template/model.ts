import * as z from 'zod';
import { Json, type JsonObject } from '../json.ts';
import { Trouble } from '../trouble.ts';
import { attributeOf, type Identity, refOf } from './names.ts';
import type { Assembly } from './read.ts';
import { resolver } from './resolve.ts';
import { emulated, passedOver } from './types.ts';

type EmulatedType = (typeof emulated)[number];

/** One resource of the template with every intrinsic function resolved. */
export type Resource = { stack: string; id: string; type: string; ref: string; arn: string; properties: JsonObject };

/** The synthesized app as the services read it. */
export type Model = {
  /** All resources of the given types, in template order. */
  of: (...types: EmulatedType[]) => Resource[];
  /** The resource a Ref or an ARN in another resource points at. */
  byRef: (refOrArn: string) => Resource | undefined;
  /** Outputs of all stacks: what an operator reads after a deployment. */
  outputs: Record<string, Json>;
  assets: Map<string, string>;
};

export function modelOf(assembly: Assembly, secret: (arn: string) => string): Model {
  const identities = assembly.stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).map(([id, { Type, Properties }]): Identity => ({ stack: name, id, type: Type, properties: Properties })),
  );
  refuseUnknown(identities, assembly);

  const { resolve, condition } = resolver(assembly.stacks, secret);
  const resources = assembly.stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type, Condition }]) => isEmulated(Type) && (Condition === undefined || condition(stack, Condition)))
      .map(([id, { Type, Properties }]): Resource => {
        const properties = z.record(z.string(), Json).parse(resolve(stack, Properties));
        const identity = { stack: stack.name, id, type: Type, properties };
        return { ...identity, ref: refOf(identity), arn: attributeOf(identity, 'Arn') };
      }),
  );

  const index = new Map(resources.flatMap((resource) => [[resource.ref, resource], [resource.arn, resource]] as const));
  return {
    of: (...types) => resources.filter(({ type }) => types.some((wanted) => wanted === type)),
    byRef: (refOrArn) => index.get(refOrArn),
    outputs: Object.fromEntries(
      assembly.stacks.flatMap((stack) =>
        Object.entries(stack.template.Outputs)
          // Exports between stacks are no operator's business.
          .filter(([, { Export }]) => Export === undefined)
          .map(([id, { Value }]) => [id, resolve(stack, Value)]),
      ),
    ),
    assets: assembly.assets,
  };
}

const isEmulated = (type: string): boolean => emulated.some((known) => known === type);

/** The functions that CDK adds for its own custom resources never run here. */
function refuseUnknown(resources: Identity[], { stacks }: Assembly): void {
  const unknown = resources.filter(({ type }) => !isEmulated(type) && !(type in passedOver));
  const [first] = unknown;
  if (!first) return;
  const where = stacks.length > 1 ? `${first.stack}/${first.id}` : first.id;
  throw new Trouble(`The local stack has no counterpart for ${first.type} (${where}): add one, or a reason to pass it over, in infra/local/template/types.ts.`);
}
