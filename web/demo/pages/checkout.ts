import { moneyText } from '../../shared/money.ts';
import { element } from '../element.ts';
import type { Shop } from '../shop.ts';
import { isSignedIn } from '../sign-in.ts';

export function checkoutPage(shop: Shop): HTMLElement {
  const main = element('main', { class: 'narrow' }, element('h1', {}, 'Checkout'));
  const total = shop.total();
  if (total.amount === 0) {
    main.append(element('p', { class: 'lead' }, 'The basket is empty.'), element('p', {}, element('a', { href: 'index.html' }, 'See all products')));
    return main;
  }
  const name = element('input', { id: 'name', required: true, autocomplete: 'name', value: isSignedIn() ? 'Robin' : '' });
  const place = element('input', { id: 'place', required: true, autocomplete: 'street-address' });
  main.append(element('form', {
    onsubmit: (event) => {
      event.preventDefault();
      const order = shop.order(name.value);
      const done = element('h1', { tabindex: '-1' }, `Thank you, ${order.name}`);
      main.replaceChildren(done,
        element('p', { class: 'lead' }, `Order ${order.number} over ${moneyText(order.total, 'en')} is recorded in this browser.`),
        element('p', {}, element('a', { href: 'index.html' }, 'See all products')));
      done.focus();
    },
  },
  element('label', { for: 'name' }, 'Your name'), name,
  element('label', { for: 'place' }, 'Delivery address'), place,
  element('p', { class: 'sum' }, 'Total ', element('strong', {}, moneyText(total, 'en'))),
  element('button', { class: 'large' }, 'Place order')));
  return main;
}
