import * as z from 'zod';

/** One DynamoDB operation, answered through a schema. */
export type Call = <S extends z.ZodType>(operation: string, input: object, answer: S) => Promise<z.output<S>>;

export class TableError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const Failure = z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() });

/** Talks to the engine directly, as its owner: no role is checked. */
export const caller = (url: string): Call => async (operation, input, answer) => {
  const service = operation.startsWith('Streams.') ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${service}.${operation.replace('Streams.', '')}`,
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=runner/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  const body: unknown = await response.json();
  if (response.ok) return answer.parse(body);
  const { __type, message, Message } = Failure.parse(body);
  throw new TableError(__type.split('#').at(-1) ?? __type, message ?? Message ?? '');
};
