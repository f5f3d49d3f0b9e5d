import * as z from 'zod';
import type { Cors } from '../http/routes.ts';
import type { Model, Resource } from '../template/model.ts';
import { nameOf } from '../template/names.ts';
import { corsOf, headersOf, HeadersPolicy } from './headers.ts';

const Behavior = z.object({
  TargetOriginId: z.string(), ResponseHeadersPolicyId: z.string().optional(), OriginRequestPolicyId: z.string().optional(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
});
const RequestPolicy = z.object({ HeadersConfig: z.object({ HeaderBehavior: z.enum(['none', 'whitelist']), Headers: z.array(z.string()).default([]) }) });
const Config = z.object({
  Origins: z.array(z.object({ Id: z.string(), DomainName: z.string() })),
  DefaultRootObject: z.string().default(''),
  DefaultCacheBehavior: Behavior,
  CacheBehaviors: z.array(Behavior.extend({ PathPattern: z.string() })).default([]),
  CustomErrorResponses: z.array(z.object({ ErrorCode: z.number(), ResponseCode: z.number().optional(), ResponsePagePath: z.string().optional() })).default([]),
});

/** What is behind a path: the objects of a bucket, or an API, by its id, with the names of the headers it is sent. */
type Target = { bucket: string } | { api: string; lets: string[] };

export type Hosted = {
  /** The console is the one that answers with an index page; the widget's site has none. */
  kind: 'site' | 'console';
  rootObject: string;
  /** First match wins; the last one matches everything. */
  behaviors: { pattern: string; methods: string[]; target: Target; headers: Record<string, string>; cors: Cors | undefined }[];
  /** The page and status for what a bucket does not have. */
  fallback: { page: string; status: number } | undefined;
};

/** A CloudFront distribution of the template: which bucket or API serves which path, with which headers. */
export function hostedBy(distribution: Resource, model: Model): Hosted {
  const config = Config.parse(distribution.properties['DistributionConfig']);
  const targetOf = (originId: string, requestPolicyId: string | undefined): Target => {
    const domain = config.Origins.find(({ Id }) => Id === originId)?.DomainName ?? '';
    const bucket = model.of('AWS::S3::Bucket').map(nameOf).find((name) => domain.startsWith(`${name}.s3.`));
    if (bucket !== undefined) return { bucket };
    const api = model.of('AWS::ApiGatewayV2::Api').find(({ ref }) => domain.startsWith(`${ref}.execute-api.`));
    if (api === undefined) throw new Error(`${distribution.id}: neither a bucket nor an API is behind ${domain}`);
    return { api: api.ref, lets: headersLet(requestPolicyId) };
  };
  const headersLet = (id: string | undefined): string[] => {
    const found = model.of('AWS::CloudFront::OriginRequestPolicy').find(({ ref }) => ref === id);
    if (found === undefined) return [];
    return RequestPolicy.parse(found.properties['OriginRequestPolicyConfig']).HeadersConfig.Headers.map((name) => name.toLowerCase());
  };
  const policyOf = (id: string | undefined) => {
    const found = model.of('AWS::CloudFront::ResponseHeadersPolicy').find(({ ref }) => ref === id);
    const policy = HeadersPolicy.parse(found?.properties['ResponseHeadersPolicyConfig'] ?? {});
    return { headers: headersOf(policy), cors: corsOf(policy) };
  };
  const all = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }];
  // Storage answers 403 for what it does not have to somebody who may not list it.
  const missing = config.CustomErrorResponses.find(({ ErrorCode, ResponsePagePath }) => (ErrorCode === 403 || ErrorCode === 404) && ResponsePagePath !== undefined);
  return {
    kind: config.DefaultRootObject === 'index.html' ? 'console' : 'site',
    rootObject: config.DefaultRootObject,
    behaviors: all.map(({ PathPattern, AllowedMethods, TargetOriginId, OriginRequestPolicyId, ResponseHeadersPolicyId }) => ({
      pattern: PathPattern, methods: AllowedMethods, target: targetOf(TargetOriginId, OriginRequestPolicyId), ...policyOf(ResponseHeadersPolicyId),
    })),
    fallback: missing?.ResponsePagePath === undefined ? undefined : { page: missing.ResponsePagePath, status: missing.ResponseCode ?? 200 },
  };
}
