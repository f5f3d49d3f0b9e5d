import { moneyText } from '../../shared/money.ts';
import { pictureOf, type Product } from '../catalogue.ts';
import { element } from '../element.ts';

export function productPage(product: Product, add: (product: Product) => void): HTMLElement {
  return element('main', { class: 'product' },
    element('p', { class: 'back' }, element('a', { href: 'index.html' }, 'All products')),
    element('img', { src: pictureOf(product), alt: product.name, width: '800', height: '600' }),
    element('div', {},
      element('p', { class: 'kind' }, product.kind),
      element('h1', {}, product.name),
      element('p', { class: 'price large' }, moneyText(product.price, 'en')),
      element('p', { class: 'lead' }, product.story),
      element('ul', { class: 'facts' }, ...product.facts.map((fact) => element('li', {}, fact))),
      element('button', { type: 'button', class: 'large', onclick: () => { add(product); } }, 'Add to basket')));
}

export const notHere = (): HTMLElement =>
  element('main', {}, element('h1', {}, 'This product is not here'), element('p', {}, element('a', { href: 'index.html' }, 'See all products')));
