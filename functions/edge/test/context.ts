import * as z from 'zod/mini';
import type { httpApi } from '../http-api.ts';

type Context = Parameters<ReturnType<typeof httpApi>>[1];

/** What Lambda hands a handler beside the event. Nothing here reads it. */
export const context = z.custom<Context>().parse({});
