import { Aws, RemovalPolicy, Stack, type App } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import type { Stage } from './stages.ts';

const retention = {
  1: RetentionDays.ONE_DAY,
  7: RetentionDays.ONE_WEEK,
  30: RetentionDays.ONE_MONTH,
  90: RetentionDays.THREE_MONTHS,
  365: RetentionDays.ONE_YEAR,
} as const;

/** What is deployed: a stage, with the folder that holds the built bundles. */
export type Deployment = { stage: Stage; assets: string };

/** A stack named `foyer-<stage>-<concern>`, locked where the stage keeps its data. */
export class FoyerStack extends Stack {
  readonly concern: string;
  readonly stage: Stage;
  readonly assets: string;

  constructor(app: App, concern: string, description: string, { stage, assets }: Deployment) {
    super(app, `foyer-${stage.name}-${concern}`, {
      description: `Foyer (${stage.name}): ${description}`,
      env: { region: stage.region },
      terminationProtection: stage.keepsData,
      tags: { app: 'foyer', stage: stage.name },
    });
    this.concern = concern;
    this.stage = stage;
    this.assets = assets;
  }

  /** A physical name an operator can type. */
  named(thing: string) {
    return `foyer-${this.stage.name}-${thing}`;
  }

  /** The construct at `<concern>/<path>`, if that is in this stack. */
  at(path: string): IConstruct[] {
    const [concern, ...ids] = path.split('/');
    if (concern !== this.concern) return [];
    return [ids.reduce<IConstruct>((parent, id) => parent.node.findChild(id), this)];
  }

  /** How every log group of the stack is made. */
  get kept() {
    return { retention: retention[this.stage.logDays], removalPolicy: this.removalPolicy };
  }

  get removalPolicy() {
    return this.stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  /** Cognito shares one name space per region among all accounts, so the account is part of the name. */
  get signInPrefix() {
    return `${this.named('')}${Aws.ACCOUNT_ID}`;
  }

  /** Where agents sign in, known before the user pool is, because the console's headers name it. */
  get signInUrl() {
    return this.stage.urls?.signIn ?? `https://${this.signInPrefix}.auth.${this.region}.amazoncognito.com`;
  }
}
