import * as z from 'zod';
import type { DeadLetters } from '../dead-letters.ts';
import { Json, type JsonObject, parseJson } from '../json.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Invoke } from '../lambda/pool.ts';
import type { Model } from '../template/model.ts';
import { account } from '../template/names.ts';
import { fitsPattern } from './filter.ts';

const Properties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('TRIM_HORIZON'),
  BatchSize: z.number().default(100),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  FunctionResponseTypes: z.array(z.string()).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).default({ Filters: [] }),
});

/** One record of a stream, as the engine gives it and as Lambda hands it on. */
export const StreamRecord = z.object({ eventID: z.string(), eventName: z.string(), dynamodb: z.looseObject({ SequenceNumber: z.string() }) }).catchall(Json);
export type StreamRecord = z.infer<typeof StreamRecord>;

export type Mapping = {
  id: string;
  sourceArn: string;
  tableArn: string;
  startAt: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  retries: number;
  bisects: boolean;
  reportsItems: boolean;
  patterns: Json[];
  invoke: Invoke;
};

export function mappingsOf(model: Model, functions: Functions): Mapping[] {
  return model.of('AWS::Lambda::EventSourceMapping').map(({ id, properties }) => {
    const settings = Properties.parse(properties);
    const functionArn = model.byRef(settings.FunctionName)?.arn ?? settings.FunctionName;
    return {
      id,
      sourceArn: settings.EventSourceArn,
      tableArn: settings.EventSourceArn.split('/stream/')[0] ?? '',
      startAt: settings.StartingPosition,
      batchSize: settings.BatchSize,
      retries: settings.MaximumRetryAttempts < 0 ? Infinity : settings.MaximumRetryAttempts,
      bisects: settings.BisectBatchOnFunctionError,
      reportsItems: settings.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      patterns: settings.FilterCriteria.Filters.map(({ Pattern }) => parseJson(Pattern) ?? {}),
      invoke: functions.find(functionArn),
    };
  });
}

export const isWanted = ({ patterns }: Mapping, record: JsonObject): boolean =>
  patterns.length === 0 || patterns.some((pattern) => fitsPattern(pattern, record));

const Report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]) });

type Wait = (attempt: number) => Promise<void>;

/** Delivers records in order until each has succeeded or has been given up: true. Only a stop ends it early: false. */
export async function deliver(mapping: Mapping, records: StreamRecord[], deadLetters: DeadLetters, wait: Wait, isStopped: () => boolean): Promise<boolean> {
  let rest = records;
  let attempt = 0;
  while (rest.length > 0) {
    if (isStopped()) return false;
    const failedAt = await firstFailure(mapping, rest);
    if (failedAt === undefined) return true;
    if (failedAt > 0) attempt = 0;
    // With a report only what failed and what follows comes again.
    rest = rest.slice(failedAt);
    if (mapping.bisects && !mapping.reportsItems && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      const isFirstDone = await deliver(mapping, rest.slice(0, half), deadLetters, wait, isStopped);
      return isFirstDone && deliver(mapping, rest.slice(half), deadLetters, wait, isStopped);
    }
    if (attempt >= mapping.retries) {
      const [lost] = rest;
      deadLetters.add({ source: mapping.id, record: lost });
      rest = rest.slice(1);
      attempt = 0;
      continue;
    }
    await wait(attempt);
    attempt += 1;
  }
  return true;
}

/** The index of the first record that failed; undefined when all succeeded. */
async function firstFailure({ invoke, reportsItems, sourceArn }: Mapping, records: StreamRecord[]): Promise<number | undefined> {
  const Records = records.map((record) => Json.parse({ ...record, awsRegion: account.region, eventSource: 'aws:dynamodb', eventSourceARN: sourceArn }));
  const outcome = await invoke({ Records });
  if (!outcome.ok) return 0;
  if (!reportsItems) return undefined;
  const failures = Report.safeParse(parseJson(outcome.payload) ?? {}).data?.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const named = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  // A report that names nothing known counts as a failure of the whole batch.
  return Math.max(0, records.findIndex(({ dynamodb }) => named.has(dynamodb.SequenceNumber)));
}
