import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal, type IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { AlarmsStack } from './alarms.ts';
import { built } from './built.ts';
import type { FoyerStack } from './foyer-stack.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import { byState, type TableStack } from './table.ts';

type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'Query' | 'BatchGetItem';

type ChatFunctionProps = {
  /** Name of the file in functions/entries and of its folder in the build. */
  entry: string;
  environment: Record<string, string>;
  /** Who notices, and what they see, when this fails. It becomes the alarm text. */
  whenItFails: string;
  alarms: AlarmsStack;
  table: TableStack;
  /** Exactly what the function does to the table. */
  mayDo: readonly TableAction[];
  /** Whether it also queries sessions by state. */
  queriesIndex?: boolean;
  /** Ten seconds unless told: somebody waits for the answer. */
  timeout?: Duration;
  /** Rights handed out by the stacks that own other resources. */
  policies?: IManagedPolicy[];
};

/** A Lambda of ours: its bundle, its own role with nothing but what it names, its log and its alarms. */
export class ChatFunction extends LambdaFunction {
  constructor(stack: FoyerStack, props: ChatFunctionProps) {
    const { entry, environment, whenItFails, alarms, table, mayDo, queriesIndex, policies = [] } = props;
    const logGroup = new LogGroup(stack, `${entry}-log`, {
      logGroupName: `/aws/lambda/${stack.named(entry)}`,
      ...stack.kept,
    });
    const role = new Role(stack, `${entry}-role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: policies,
    });
    super(stack, entry, {
      functionName: stack.named(entry),
      description: whenItFails,
      code: Code.fromAsset(built(stack.assets, `functions/${entry}`)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout ?? Duration.seconds(10),
      environment: { TABLE_NAME: table.table.tableName, ...environment },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // START, END and REPORT lines would cost more than what the functions say themselves.
      systemLogLevelV2: SystemLogLevel.WARN,
      deadLetterQueue: alarms.deadLetters,
    });

    const allow = (actions: string[], resource: string) =>
      this.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
    allow(mayDo.map((action) => `dynamodb:${action}`), table.table.tableArn);
    if (queriesIndex) allow(['dynamodb:Query'], `${table.table.tableArn}/index/${byState.name}`);
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);

    new RunbookAlarm(stack, {
      heading: `${entry} fails`,
      whenItFails,
      metric: new MathExpression({
        expression: 'errors + throttles',
        label: 'Failed or throttled invocations',
        period: Duration.minutes(5),
        usingMetrics: { errors: this.metricErrors(), throttles: this.metricThrottles() },
      }),
      topic: alarms.topic,
    });
    // Most faults are answered blandly, so that Lambda counts no error; the function's log says so under `message`.
    const faults = new MetricFilter(stack, `${entry}-faults`, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message.code', '=', 'fault'),
      metricNamespace: 'Foyer',
      metricName: stack.named(`${entry}-faults`),
    });
    // Not one sum with the above: where no fault is logged this metric has no value, and neither has a sum with it.
    new RunbookAlarm(stack, {
      name: `${entry} faults`,
      heading: `${entry} fails`,
      whenItFails,
      metric: faults.metric({ period: Duration.minutes(5), statistic: 'sum' }),
      topic: alarms.topic,
    });
  }
}

/** The signing key as an environment value: resolved at deployment, so that a cold start calls nobody for it. */
export const signedWith = ({ signingKey }: TableStack) => ({ SIGNING_KEY: signingKey.secretValue.unsafeUnwrap() });
