import type { Page } from '../../functions/contract/facts.ts';
import type { Shop } from './shop.ts';

type Foyer = { (...command: unknown[]): unknown; q?: unknown[][] };
declare global {
  interface Window {
    foyer?: Foyer;
  }
}

/** The two lines every site pastes; the second may be left out by one that calls nothing before the loader has run. */
export const snippet = ({ loader, tenantId }: Pick<Shop, 'loader' | 'tenantId'>): string =>
  `<script async src="${loader}" data-tenant="${tenantId}"></script>`;

/** Speaks to the chat, before or after its loader has run. */
export const foyer: Foyer = (...command) => {
  if (!window.foyer) {
    const queue: unknown[][] = [];
    window.foyer = Object.assign((...later: unknown[]) => { queue.push(later); }, { q: queue });
  }
  return window.foyer(...command);
};

/** This shop learns its tenant id at run time, so it makes the tag itself instead of writing it into the page. */
export function embed(shop: Shop, page: Page): void {
  foyer('page', page);
  const tell = (): void => {
    const total = shop.total();
    foyer('basket', total.amount > 0 ? total : null);
  };
  tell();
  shop.onChange(tell);

  const script = document.createElement('script');
  script.async = true;
  script.src = shop.loader;
  script.dataset['tenant'] = shop.tenantId;
  document.head.append(script);
}
