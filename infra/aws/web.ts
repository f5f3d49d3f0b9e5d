import { Duration, type App } from 'aws-cdk-lib';
import {
  AllowedMethods, CachePolicy, Distribution, HttpVersion, OriginRequestHeaderBehavior, OriginRequestPolicy, ViewerProtocolPolicy,
  type BehaviorOptions, type DistributionProps, type IOrigin, type ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import { apiHeaders, consoleHeaders, launcherHeaders, widgetHeaders } from './headers.ts';
import { PrivateBucket } from './private-bucket.ts';
import type { SocketStack } from './socket.ts';
import type { VisitorApiStack } from './visitor-api.ts';

type WebStackProps = { deployment: Deployment; socket: SocketStack; visitorApi: VisitorApiStack };

/** Where browsers load from: the site (widget, launcher files and the visitor API) and the console, each on its own origin. */
export class WebStack extends FoyerStack {
  readonly site: PrivateBucket;
  readonly console: PrivateBucket;
  readonly siteUrl: string;
  readonly consoleUrl: string;
  /** Write what the launcher of a tenant reads, `/t/<tenantId>/…`. */
  readonly mayPublish: ManagedPolicy;
  /** Uploads the built files of widget and console; the buckets themselves say which. */
  readonly publisher: Role;

  constructor(app: App, { deployment, socket, visitorApi }: WebStackProps) {
    super(app, 'web', 'the files of widget and console behind CloudFront', deployment);
    const logs = new PrivateBucket(this, 'Logs', {
      lifecycleRules: [{ expiration: Duration.days(this.stage.logDays) }],
      // CloudFront delivers its access logs by access control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    });
    const logged = (prefix: string) => ({ serverAccessLogsBucket: logs, serverAccessLogsPrefix: `s3/${prefix}/` });
    this.site = new PrivateBucket(this, 'Site', logged('site'));
    this.console = new PrivateBucket(this, 'Console', logged('console'));

    // Not the exact host: the console's API admits the origin made here, and each would have to exist before the other.
    const consoleApi = this.stage.urls?.consoleApi ?? `https://*.execute-api.${this.region}.amazonaws.com`;
    const signIn = this.stage.urls ? [this.signInUrl] : [this.signInUrl, `https://cognito-idp.${this.region}.amazonaws.com`];
    const site = S3BucketOrigin.withOriginAccessControl(this.site);
    const widget = this.distribution('SiteCdn', logs, site, widgetHeaders(this, [socket.url]));
    widget.addBehavior('/t/*', site, served(launcherHeaders(this)));
    widget.addBehavior('/v1/*', new HttpOrigin(visitorApi.host), this.toVisitorApi());
    const agents = this.distribution(
      'ConsoleCdn', logs, S3BucketOrigin.withOriginAccessControl(this.console), consoleHeaders(this, [consoleApi, socket.url, ...signIn]),
      // Every address of the console is one page; storage answers 403 for what it does not have.
      {
        defaultRootObject: 'index.html',
        errorResponses: [{ httpStatus: 403, responseHttpStatus: 200, responsePagePath: '/index.html', ttl: Duration.seconds(0) }],
      },
    );
    this.siteUrl = this.stage.urls?.site ?? `https://${widget.distributionDomainName}`;
    this.consoleUrl = this.stage.urls?.console ?? `https://${agents.distributionDomainName}`;

    this.mayPublish = new ManagedPolicy(this, 'MayPublish', {
      description: 'Write the launcher files of tenants',
      statements: [new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.site.arnForObjects('t/*')] })],
    });
    this.publisher = new Role(this, 'Publisher', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.admit(this.site, 'widget/*');
    this.admit(this.console, '*');
  }

  /** Every request goes through, with the country that CloudFront knows the visitor's address to be in. */
  private toVisitorApi(): Omit<BehaviorOptions, 'origin'> {
    return {
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new OriginRequestPolicy(this, 'VisitRequest', {
        originRequestPolicyName: this.named('visit-request'),
        // A list, for only that can hold a header of CloudFront's own without Host, which API Gateway must not be sent.
        headerBehavior: OriginRequestHeaderBehavior.allowList('CloudFront-Viewer-Country', 'Content-Type'),
      }),
      responseHeadersPolicy: apiHeaders(this),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    };
  }

  private distribution(
    id: string, logs: PrivateBucket, origin: IOrigin, headers: ResponseHeadersPolicy,
    more: Partial<DistributionProps> = {},
  ) {
    return new Distribution(this, id, {
      comment: this.named(id),
      defaultBehavior: { origin, ...served(headers) },
      httpVersion: HttpVersion.HTTP2_AND_3,
      logBucket: logs,
      logFilePrefix: `cloudfront/${id}/`,
      ...more,
    });
  }

  /** The publisher adds and replaces below `keys` and deletes nothing: a page from before a deployment still finds its parts. */
  private admit(bucket: PrivateBucket, keys: string) {
    const principals = [this.publisher];
    bucket.addToResourcePolicy(new PolicyStatement({ principals, actions: ['s3:PutObject'], resources: [bucket.arnForObjects(keys)] }));
    bucket.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ['s3:ListBucket', 's3:GetBucketTagging'], resources: [bucket.bucketArn] }),
    );
  }
}

const served = (responseHeadersPolicy: ResponseHeadersPolicy) => ({
  responseHeadersPolicy,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
});
