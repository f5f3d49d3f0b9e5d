import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { FoyerStack } from './foyer-stack.ts';

type Directives = Record<string, readonly string[]>;

const policyText = (directives: Directives) =>
  Object.entries(directives).map(([name, values]) => [name, ...values].join(' ')).join('; ');

/** Nothing is allowed that is not named; no script but our own files, no plug-in, no form that leaves the page. */
const strict = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'media-src': ["'self'", 'data:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** Headers of the console: framed by nobody, connected to nothing but our APIs and the sign-in. */
export function consoleHeaders(stack: FoyerStack, connect: string[]) {
  return headers(stack, 'ConsoleHeaders', {
    directives: {
      ...strict,
      'connect-src': ["'self'", ...connect],
      // Products are shown with the pictures of tenants' sites; those of the demo shops have no TLS.
      'img-src': ["'self'", 'https:', ...(stack.stage.urls ? ['http:'] : []), 'data:'],
      'frame-ancestors': ["'none'"],
    },
    isFramed: false,
    custom: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Resource-Policy': 'same-origin' },
  });
}

/** Headers of the widget. No frame-ancestors: any shop may embed it, and tickets are bound to the tenant's origins. */
export function widgetHeaders(stack: FoyerStack, connect: string[]) {
  return headers(stack, 'WidgetHeaders', {
    directives: { ...strict, 'connect-src': ["'self'", ...connect] },
    isFramed: true,
    custom: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
  });
}

/** Headers of the launcher's files, which the loader reads from the pages of shops. */
export function launcherHeaders(stack: FoyerStack) {
  return headers(stack, 'LauncherHeaders', {
    directives: { 'default-src': ["'none'"] },
    isFramed: false,
    isReadByAll: true,
    custom: { 'Cross-Origin-Resource-Policy': 'cross-origin' },
  });
}

/** Headers of the visitor API's answers, which only the widget's own origin reads. */
export function apiHeaders(stack: FoyerStack) {
  return headers(stack, 'ApiHeaders', {
    directives: { 'default-src': ["'none'"] },
    isFramed: false,
    custom: { 'Cross-Origin-Resource-Policy': 'same-origin' },
  });
}

type HeadersProps = {
  directives: Directives;
  isFramed: boolean;
  isReadByAll?: boolean;
  custom: Record<string, string>;
};

const readByAll = {
  accessControlAllowCredentials: false,
  accessControlAllowHeaders: ['*'],
  accessControlAllowMethods: ['GET', 'HEAD'],
  accessControlAllowOrigins: ['*'],
  originOverride: true,
};

function headers(stack: FoyerStack, id: string, { directives, isFramed, isReadByAll, custom }: HeadersProps) {
  const unused = ['camera', 'microphone', 'geolocation', 'payment', 'usb'].map((feature) => `${feature}=()`).join(', ');
  return new ResponseHeadersPolicy(stack, id, {
    responseHeadersPolicyName: stack.named(id),
    ...(isReadByAll && { corsBehavior: readByAll }),
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: policyText(directives), override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      ...(!isFramed && { frameOptions: { frameOption: HeadersFrameOption.DENY, override: true } }),
    },
    customHeadersBehavior: {
      customHeaders: Object.entries({ 'Permissions-Policy': unused, ...custom })
        .map(([header, value]) => ({ header, value, override: true })),
    },
  });
}
