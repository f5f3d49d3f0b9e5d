import { IconDeviceDesktop, IconDeviceMobile, IconRosetteDiscountCheckFilled, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { Customer, Facts, Page } from '../../../functions/contract/facts.ts';
import type { Rating } from '../../../functions/contract/session.ts';
import { words } from '../app/words.ts';
import { hrefOf } from '../../shared/links.ts';
import { moneyText } from '../../shared/money.ts';
import { countryName, flagOf, languageName } from './places.ts';

/** BY-07: a name that the tenant has signed carries a sign; one that anybody may have typed says so on hover. */
export function CustomerName({ customer, fallback }: { customer: Customer; fallback: string }) {
  const name = customer.name ?? customer.email ?? fallback;
  return (
    <span className="customer-name" title={customer.verified ? words.customer.verified : words.customer.unverified}>
      <span className="cut">{name}</span>
      {customer.verified ? <IconRosetteDiscountCheckFilled size={15} className="verified-sign" aria-hidden /> : null}
      <VisuallyHidden>{customer.verified ? words.customer.verifiedShort : words.customer.unverifiedShort}</VisuallyHidden>
    </span>
  );
}

/** IRP-36, IRP-41: where the chat began, with image and price when it is a product. */
export function PageLink({ page }: { page: Page }) {
  const href = hrefOf(page.url);
  const image = page.image ? hrefOf(page.image) : undefined;
  return (
    <span className="page-link">
      {image ? <img src={image} alt="" width={32} height={32} loading="lazy" referrerPolicy="no-referrer" /> : null}
      <span className="page-words">
        <a className="cut" href={href} target="_blank" rel="noopener noreferrer" title={page.url}>
          {page.title ?? pathOf(page.url)}
          <VisuallyHidden> {words.facts.opensInNewTab}</VisuallyHidden>
        </a>
        {page.price ? <span className="numbers faint">{moneyText(page.price)}</span> : null}
      </span>
    </span>
  );
}

export function Country({ country }: { country: string }) {
  return (
    <span className="country cut">
      <span aria-hidden className="flag">{flagOf(country)}</span> {countryName(country)}
    </span>
  );
}

export const Language = ({ language }: { language: string }) => <span className="cut" title={language}>{languageName(language)}</span>;

export const Basket = ({ basket }: { basket: NonNullable<Facts['basket']> }) => <span className="numbers">{moneyText(basket)}</span>;

export function Device({ device }: { device: NonNullable<Facts['device']> }) {
  const Sign = device === 'mobile' ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <span className="device" title={words.facts[device]}>
      <Sign size={18} aria-hidden />
      <span className="device-word">{words.facts[device]}</span>
    </span>
  );
}

/** IRP-28: no rating is blank. */
export function RatingSign({ rating }: { rating: Rating }) {
  const Sign = rating === 'good' ? IconThumbUp : IconThumbDown;
  return (
    <span className="rating" data-rating={rating} title={words.facts[rating]}>
      <Sign size={18} aria-hidden />
      <VisuallyHidden>{words.facts[rating]}</VisuallyHidden>
    </span>
  );
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { host, pathname } = new URL(address);
  return pathname === '/' ? host : pathname;
}
