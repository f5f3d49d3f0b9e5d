import * as z from 'zod/mini';
import { limits } from './limits.ts';

const title = z.string().check(z.maxLength(limits.titleChars));
/** An address of the tenant's site; only http(s) is ever rendered as a link. */
export const WebUrl = z.url({ protocol: /^https?$/ }).check(z.maxLength(limits.urlChars));

/** An amount in the smallest sense a person reads: 12.5 EUR is `{amount: 12.5, currency: 'EUR'}` (ISO 4217). */
export const Money = z.strictObject({
  amount: z.number().check(z.minimum(0), z.maximum(1e12)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof Money>;

/** The page a visitor is on, as the tenant's site tells it; image and price mark a product page (IRP-41). */
export const Page = z.strictObject({
  url: WebUrl,
  title: z.optional(title),
  image: z.optional(WebUrl),
  price: z.optional(Money),
});
export type Page = z.infer<typeof Page>;

/** What the visitor's browser tells about itself and the shop. All of it is the visitor's claim, none of it is proof. */
export const Circumstances = z.strictObject({
  page: z.optional(Page),
  basket: z.optional(Money),
  /** BCP 47, as the browser states it. */
  language: z.optional(z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/), z.maxLength(35))),
  device: z.optional(z.enum(['desktop', 'mobile'])),
});
export type Circumstances = z.infer<typeof Circumstances>;

/** ISO 3166-1 alpha-2, resolved from the edge's country header; absent when unknown. */
export const Country = z.string().check(z.regex(/^[A-Z]{2}$/));

/** Who the visitor is. Verified means that the tenant signed it (BY-07). */
export const Customer = z.strictObject({
  name: z.optional(z.string().check(z.maxLength(limits.nameChars))),
  email: z.optional(z.email().check(z.maxLength(limits.emailChars))),
  verified: z.boolean(),
});
export type Customer = z.infer<typeof Customer>;

/** Everything about a session that is not its log. */
export const Facts = z.extend(Circumstances, { country: z.optional(Country), customer: Customer });
export type Facts = z.infer<typeof Facts>;
