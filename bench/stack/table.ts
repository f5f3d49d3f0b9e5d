import * as z from 'zod';
import { operatorKey } from '../../infra/local/iam/keys.ts';
import { Item } from '../units/item.ts';

const Found = z.object({ Item: Item.optional(), Items: z.array(Item).default([]), LastEvaluatedKey: Item.optional() });

/** Asks the table past the meter, as the operator. */
export async function askTable(port: number, operation: string, input: object): Promise<z.infer<typeof Found>> {
  const answer = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${operatorKey.accessKeyId}/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`the table refused ${operation}: ${await answer.text()}`);
  return Found.parse(await answer.json());
}
