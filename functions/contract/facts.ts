import * as z from 'zod';
import { limits } from './limits.ts';

const title = z.string().max(limits.titleChars);
/** An address of the tenant's site; only http(s) is ever rendered as a link. */
export const WebUrl = z.url({ protocol: /^https?$/ }).max(limits.urlChars);

/** An amount in the smallest sense a person reads: 12.5 EUR is `{amount: 12.5, currency: 'EUR'}` (ISO 4217). */
export const Money = z.strictObject({
  amount: z.number().min(0).max(1e12),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

/** The page a visitor is on, as the tenant's site tells it; image and price mark a product page (IRP-41). */
export const Page = z.strictObject({
  url: WebUrl,
  title: title.optional(),
  image: WebUrl.optional(),
  price: Money.optional(),
});
export type Page = z.infer<typeof Page>;

/** What the visitor's browser tells about itself and the shop. All of it is the visitor's claim, none of it is proof. */
export const Circumstances = z.strictObject({
  page: Page.optional(),
  basket: Money.optional(),
  /** BCP 47, as the browser states it. */
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/).max(35).optional(),
  device: z.enum(['desktop', 'mobile']).optional(),
});
export type Circumstances = z.infer<typeof Circumstances>;

/** ISO 3166-1 alpha-2, resolved from the edge's country header; absent when unknown. */
export const Country = z.string().regex(/^[A-Z]{2}$/);

/** Who the visitor is. Verified means that the tenant signed it (BY-07). */
export const Customer = z.strictObject({
  name: z.string().max(limits.nameChars).optional(),
  email: z.email().max(limits.emailChars).optional(),
  verified: z.boolean(),
});
export type Customer = z.infer<typeof Customer>;

/** Everything about a session that is not its log. */
export const Facts = Circumstances.extend({ country: Country.optional(), customer: Customer });
export type Facts = z.infer<typeof Facts>;
