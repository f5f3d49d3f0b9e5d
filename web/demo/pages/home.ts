import { moneyText } from '../../shared/money.ts';
import { pictureOf, type Product } from '../catalogue.ts';
import { element } from '../element.ts';
import type { Shop } from '../shop.ts';

export function home(shop: Shop, add: (product: Product) => void): HTMLElement {
  return element('main', {},
    element('section', { class: 'hero' },
      element('div', {}, element('h1', {}, shop.headline), element('p', { class: 'lead' }, shop.lead)),
      element('img', { src: `pictures/hero-${shop.theme}.svg`, alt: '', width: '640', height: '360' })),
    element('ul', { class: 'shelf' }, ...shop.products.map((product) => element('li', { class: 'card' },
      element('a', { href: `product.html?sku=${product.sku}`, class: 'picture' },
        element('img', { src: pictureOf(product), alt: '', width: '400', height: '300', loading: 'lazy' }),
        element('span', { class: 'kind' }, product.kind),
        element('h2', { id: product.sku }, product.name)),
      element('div', { class: 'buy' },
        element('span', { class: 'price' }, moneyText(product.price, 'en')),
        element('button', { type: 'button', 'aria-describedby': product.sku, onclick: () => { add(product); } }, 'Add to basket'))))));
}
