import { Validations } from 'aws-cdk-lib';
import type { FoyerStack } from './foyer-stack.ts';

type Acknowledgement = {
  /** The finding as cdk-nag names it, once for each pack or resource pattern that reports it. */
  findings: string[];
  /** `<concern>/<path>` of the constructs it stands on. */
  at: string[];
  reason: string;
};

const distributions = ['web/SiteCdn', 'web/ConsoleCdn'];
const uploader = 'publish/Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C512MiB';
const functions = [
  'socket/socket-authorizer', 'socket/socket', 'visitor-api/http-visitor', 'console-api/http-console', 'work/outbox', 'work/tick',
];

/** Every finding of cdk-nag that stays, at most ten, and why it may. */
export const acknowledgements = (region: string): Acknowledgement[] => [
  {
    findings: ['AwsSolutions-APIG4'],
    at: ['socket/SocketApi/$disconnect-Route', 'socket/SocketApi/$default-Route', 'visitor-api/visitor-api/POST--v1--visits'],
    reason: 'Only $connect can have an authorizer on a WebSocket API, and a visitor opens the chat before he is anybody.',
  },
  {
    findings: [
      `AwsSolutions-IAM5[Resource::arn:aws:execute-api:${region}:<AWS::AccountId>:<SocketApiAB7361AA>/live/POST/@connections/*]`,
      'AwsSolutions-IAM5[Resource::<SiteE53D7754.Arn>/t/*]',
    ],
    at: ['socket/MayPost', 'web/MayPublish'],
    reason: 'The last part is the id of a connection or a tenant that exists only at run time; all before it is exact.',
  },
  {
    findings: ['AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]'],
    at: ['socket/GatewayLogRole'],
    reason: 'The role is the setting of the whole account, and API Gateway asks for exactly this policy on it.',
  },
  {
    findings: ['AwsSolutions-CFR1'],
    at: distributions,
    reason: 'Visitors of a shop come from every country; whom a tenant serves is not for the operator to decide.',
  },
  {
    findings: ['AwsSolutions-CFR2'],
    at: distributions,
    reason: 'Files from private buckets, and one throttled route whose input is parsed strictly: a web firewall adds no rule to that.',
  },
  {
    findings: ['AwsSolutions-CFR4'],
    at: distributions,
    reason: 'CloudFront enforces a minimum of TLS 1.2 only with a certificate for a domain of the operator.',
  },
  {
    findings: ['AwsSolutions-SMG4'],
    at: ['table/SigningKey'],
    reason: 'A new key signs every visitor out of his open chat, so it is replaced by a person and by the runbook.',
  },
  {
    findings: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    at: ['alarms/DeadLetters'],
    reason: 'This queue is the dead letter queue: what arrives in it rings an alarm and waits for a person.',
  },
  {
    findings: ['Serverless-LambdaTracing'],
    at: [...functions, uploader],
    reason: 'A request is one function and one table, which its log line times; tracing needs rights on every resource.',
  },
  {
    findings: ['AwsSolutions-L1', 'Serverless-LambdaLatestVersion'],
    at: [uploader],
    reason: 'The uploader and its Python runtime belong to aws-cdk-lib, which raises it; it runs only while deploying.',
  },
];

/** Tells cdk-nag, on exactly the constructs named. */
export function acknowledgeFindings(stacks: FoyerStack[]) {
  for (const stack of stacks) {
    for (const { findings, at, reason } of acknowledgements(stack.region)) {
      for (const construct of at.flatMap((path) => stack.at(path))) {
        Validations.of(construct).acknowledge(...findings.map((id) => ({ id, reason })));
      }
    }
  }
}
