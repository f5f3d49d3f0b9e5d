import { CfnOutput, type App } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BucketDeployment, CacheControl, Source, type BucketDeploymentProps, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import type { AlarmsStack } from './alarms.ts';
import { built } from './built.ts';
import type { ConsoleApiStack } from './console-api.ts';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import type { IdentityStack } from './identity.ts';
import type { SocketStack } from './socket.ts';
import type { TableStack } from './table.ts';
import type { VisitorApiStack } from './visitor-api.ts';
import type { WebStack } from './web.ts';

type PublishStackProps = {
  deployment: Deployment;
  alarms: AlarmsStack;
  table: TableStack;
  socket: SocketStack;
  web: WebStack;
  identity: IdentityStack;
  visitorApi: VisitorApiStack;
  consoleApi: ConsoleApiStack;
};

// Their names contain a hash of their content.
const forever = CacheControl.fromString('public, max-age=31536000, immutable');

/** The built files with what they must know of this deployment, and what the operator must know. */
export class PublishStack extends FoyerStack {
  private readonly read: string[] = [];
  private readonly uploads: BucketDeployment[] = [];
  private readonly log: LogGroup;

  constructor(app: App, { deployment, alarms, table, socket, web, identity, visitorApi, consoleApi }: PublishStackProps) {
    super(app, 'publish', 'the files of widget and console, and the addresses of everything', deployment);
    this.log = new LogGroup(this, 'UploadLog', this.kept);

    const widget = { web, destinationBucket: web.site, destinationKeyPrefix: 'widget' };
    const widgetFiles = built(this.assets, 'web/widget');
    this.upload('WidgetParts', [Source.asset(widgetFiles)], {
      ...widget, exclude: ['*'], include: ['app-*'], cacheControl: [forever],
    });
    // Its own origin: no browser asks for permission first, and the CDN tells the API the visitor's country.
    this.upload('Widget', [Source.asset(widgetFiles), Source.jsonData('deployment.json', { apiUrl: web.siteUrl })], {
      ...widget, exclude: ['app-*'], cacheControl: [CacheControl.fromString('public, max-age=300')],
    });

    const console = { web, destinationBucket: web.console };
    const consoleFiles = built(this.assets, 'web/console');
    this.upload('ConsoleParts', [Source.asset(consoleFiles)], {
      ...console, exclude: ['*'], include: ['assets/*'], cacheControl: [forever],
    });
    const settings = {
      apiUrl: consoleApi.url,
      authority: identity.issuer,
      clientId: identity.clientId,
      // Signing out is a page of managed login that the issuer's discovery does not name.
      domain: this.signInUrl,
    };
    this.upload('Console', [Source.asset(consoleFiles), Source.jsonData('console.json', settings)], {
      ...console, exclude: ['assets/*'], cacheControl: [CacheControl.noCache()],
    });
    this.permit(web, alarms);

    this.tell({
      ConsoleUrl: web.consoleUrl,
      SiteUrl: web.siteUrl,
      ScriptTag: `<script async src="${web.siteUrl}/widget/loader.js" data-tenant="<tenant id>"></script>`,
      VisitorApiUrl: visitorApi.url,
      ConsoleApiUrl: consoleApi.url,
      SocketUrl: socket.url,
      TableName: table.table.tableName,
      UserPoolId: identity.pool.userPoolId,
      SiteBucket: web.site.bucketName,
      FirstTenant: `npm run tenant -- create --stage ${this.stage.name} --name "Aurora Outdoor" --origin https://shop.example`,
      FirstAgent: `npm run agent -- invite --stage ${this.stage.name} --tenant <tenant id> --name Ana --email ana@shop.example`,
    });
  }

  private upload(id: string, sources: ISource[], { web, ...more }: Omit<BucketDeploymentProps, 'sources'> & { web: WebStack }) {
    const upload = new BucketDeployment(this, id, {
      ...more,
      sources: sources.map((source) => this.remembered(source)),
      role: web.publisher.withoutPolicyUpdates(),
      logGroup: this.log,
      memoryLimit: 512,
      // Nothing is removed: launcher files and the parts that open pages still need stay where they are.
      prune: false,
    });
    // One after the other: a page never arrives before the parts it names.
    const before = this.uploads.at(-1);
    if (before) upload.node.addDependency(before);
    this.uploads.push(upload);
  }

  private remembered(source: ISource): ISource {
    return {
      bind: (scope, context) => {
        const config = source.bind(scope, context);
        this.read.push(config.bucket.arnForObjects(config.zipObjectKey));
        return config;
      },
    };
  }

  /** The uploader reads exactly the archives it unpacks; what it may write is the buckets' to say. */
  private permit(web: WebStack, alarms: AlarmsStack) {
    const policy = new Policy(this, 'MayUpload', {
      roles: [web.publisher],
      statements: [
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [...new Set(this.read)] }),
        new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [this.log.logGroupArn] }),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [alarms.deadLetters.queueArn] }),
      ],
    });
    for (const upload of this.uploads) upload.node.addDependency(policy);
    // CloudFormation invokes the uploader asynchronously, and the construct has no property for a dead letter queue.
    for (const uploader of this.node.findAll().filter((node) => node instanceof CfnFunction)) {
      uploader.deadLetterConfig = { targetArn: alarms.deadLetters.queueArn };
      uploader.node.addDependency(policy);
    }
  }

  private tell(outputs: Record<string, string>) {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
