import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { FoyerStack } from './foyer-stack.ts';

const always = {
  request: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  fault: '$context.integrationErrorMessage',
};

/** One line per request: neither what was said nor who said it, and no address of a visitor. */
export function accessLog(stack: FoyerStack, api: string, more: Record<string, string>) {
  const group = new LogGroup(stack, `${api}-access`, {
    logGroupName: `/aws/apigateway/${stack.named(api)}`,
    ...stack.kept,
  });
  return {
    destination: new LogGroupLogDestination(group),
    format: AccessLogFormat.custom(JSON.stringify({ ...always, ...more })),
  };
}
