import type { Cors } from './routes.ts';

/** The headers that API Gateway adds for a browser of an allowed origin; nothing for the others. */
export function corsHeaders(cors: Cors | undefined, origin: string | undefined, preflight: boolean): Record<string, string> {
  if (!cors || origin === undefined || !(cors.AllowOrigins.includes('*') || cors.AllowOrigins.includes(origin))) return {};
  return {
    'access-control-allow-origin': cors.AllowOrigins.includes('*') ? '*' : origin,
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
    ...(preflight && {
      'access-control-allow-methods': cors.AllowMethods.join(','),
      'access-control-allow-headers': cors.AllowHeaders.join(','),
      ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
    }),
    vary: 'Origin',
  };
}
