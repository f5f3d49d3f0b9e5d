import * as z from 'zod';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Any JSON value; what templates, events and handler answers are made of. */
export const Json: z.ZodType<Json> = z.json();

/** A JSON object. */
export const JsonObject = z.record(z.string(), Json);
export type JsonObject = z.infer<typeof JsonObject>;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Text to JSON, or undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

// What JSON.parse gives is JSON by construction; walking through it again would cost every message a schema.
const isJson = (parsed: unknown): parsed is Json => parsed !== undefined;
