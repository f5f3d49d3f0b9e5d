import * as z from 'zod';
import type { Cors } from '../http/routes.ts';

const Security = z.object({
  ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }).optional(),
  ContentTypeOptions: z.object({}).optional(),
  FrameOptions: z.object({ FrameOption: z.string() }).optional(),
  ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }).optional(),
  StrictTransportSecurity: z.object({ AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.boolean().default(false) }).optional(),
});

const items = z.object({ Items: z.array(z.string()) });
const CorsConfig = z.object({
  AccessControlAllowOrigins: items, AccessControlAllowMethods: items, AccessControlAllowHeaders: items, AccessControlAllowCredentials: z.boolean(),
  AccessControlExposeHeaders: items.default({ Items: [] }),
});

export const HeadersPolicy = z.object({
  CorsConfig: CorsConfig.optional(),
  SecurityHeadersConfig: Security.default({}),
  CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }).default({ Items: [] }),
});

/** The policy's answer to browsers of other origins, in the words of API Gateway. */
export function corsOf({ CorsConfig: cors }: z.infer<typeof HeadersPolicy>): Cors | undefined {
  return cors && {
    AllowOrigins: cors.AccessControlAllowOrigins.Items, AllowMethods: cors.AccessControlAllowMethods.Items, AllowHeaders: cors.AccessControlAllowHeaders.Items,
    ExposeHeaders: cors.AccessControlExposeHeaders.Items, AllowCredentials: cors.AccessControlAllowCredentials,
  };
}

/** The headers that a CloudFront response headers policy adds. */
export function headersOf({ SecurityHeadersConfig: security, CustomHeadersConfig: custom }: z.infer<typeof HeadersPolicy>): Record<string, string> {
  const { ContentSecurityPolicy: csp, ContentTypeOptions: types, FrameOptions: frame, ReferrerPolicy: referrer, StrictTransportSecurity: tls } = security;
  return {
    ...(csp && { 'content-security-policy': csp.ContentSecurityPolicy }),
    ...(types && { 'x-content-type-options': 'nosniff' }),
    ...(frame && { 'x-frame-options': frame.FrameOption }),
    ...(referrer && { 'referrer-policy': referrer.ReferrerPolicy }),
    ...(tls && { 'strict-transport-security': `max-age=${tls.AccessControlMaxAgeSec}${tls.IncludeSubdomains ? '; includeSubDomains' : ''}` }),
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value])),
  };
}
