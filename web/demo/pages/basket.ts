import { moneyText } from '../../shared/money.ts';
import { pictureOf } from '../catalogue.ts';
import { element } from '../element.ts';
import type { Shop } from '../shop.ts';

export function basketPage(shop: Shop): HTMLElement {
  const main = element('main', { class: 'narrow' });
  const draw = (): void => {
    const lines = shop.lines();
    main.replaceChildren(element('h1', {}, 'Basket'), ...(lines.length === 0
      ? [element('p', { class: 'lead' }, 'Nothing in it yet.'), element('p', {}, element('a', { href: 'index.html' }, 'See all products'))]
      : [
          element('ul', { class: 'lines' }, ...lines.map(({ product, quantity }) => element('li', {},
            element('img', { src: pictureOf(product), alt: '', width: '96', height: '72' }),
            element('div', {}, element('a', { href: `product.html?sku=${product.sku}` }, product.name), element('p', { class: 'price' }, moneyText(product.price, 'en'))),
            element('div', { class: 'steps' },
              element('button', { type: 'button', class: 'plain', 'aria-label': `One less ${product.name}`, onclick: () => { shop.change(product, -1); } }, '−'),
              element('span', {}, String(quantity)),
              element('button', { type: 'button', class: 'plain', 'aria-label': `One more ${product.name}`, onclick: () => { shop.change(product, 1); } }, '+'))))),
          element('p', { class: 'sum' }, 'Total ', element('strong', {}, moneyText(shop.total(), 'en'))),
          element('p', {}, element('a', { href: 'checkout.html', class: 'button large' }, 'Go to checkout')),
        ]));
  };
  draw();
  shop.onChange(draw);
  return main;
}
