import { moneyText } from '../shared/money.ts';
import { countOf } from './basket.ts';
import { element } from './element.ts';
import { snippet } from './embed.ts';
import type { Shop } from './shop.ts';
import { identify, isSignedIn, signOut } from './sign-in.ts';

/** Header, footer and the polite voice around every page of the shop. */
export function drawFrame(shop: Shop, main: HTMLElement): { say: (sentence: string) => void } {
  const voice = element('p', { class: 'voice', role: 'status' });
  const basket = element('a', { href: 'basket.html', class: 'basket-link' });
  const account = element('div', { class: 'account' });

  const say = (sentence: string): void => { voice.replaceChildren(element('span', {}, sentence)); };

  const drawBasket = (): void => {
    const lines = shop.lines();
    basket.replaceChildren('Basket', element('span', { class: 'count' }, lines.length === 0 ? 'empty' : `${countOf(lines)} · ${moneyText(shop.total(), 'en')}`));
  };
  const drawAccount = (): void => {
    account.replaceChildren(isSignedIn()
      ? element('button', { type: 'button', class: 'plain', onclick: () => { signOut(); drawAccount(); } }, 'Sign out Robin')
      : element('button', { type: 'button', class: 'plain', onclick: () => void signIn() }, 'Sign in as Robin'));
  };
  const signIn = async (): Promise<void> => {
    say((await identify()) ? 'You are signed in as Robin. The chat knows it by a signed token.' : 'Signing in did not work. Try again in a moment.');
    drawAccount();
  };

  drawBasket();
  shop.onChange(drawBasket);
  drawAccount();
  document.body.append(
    element('header', { class: 'top' },
      element('a', { href: 'index.html', class: 'wordmark' }, element('span', { class: 'emblem', 'aria-hidden': 'true' }), shop.brand),
      element('nav', { 'aria-label': 'Shop' }, basket, account)),
    main,
    voice,
    element('footer', {}, element('section', { 'aria-labelledby': 'how' },
      element('h2', { id: 'how' }, 'How this page embeds the chat'),
      element('p', {}, 'One tag, the same for every page. The launcher appears on its own; nothing else loads until somebody wants to talk.'),
      element('pre', { tabindex: '0' }, element('code', {}, snippet(shop))),
      element('p', {}, 'The shop may also say where the visitor is, what is in the basket and who has signed in:'),
      element('pre', { tabindex: '0' }, element('code', {}, "foyer('page', { url, title, image, price });\nfoyer('basket', { amount: 129, currency: 'EUR' });\nfoyer('identify', tokenSignedByYourServer);"))),
    element('p', { class: 'small' }, `${shop.brand} is a demonstration. Nothing is sold, and orders stay in this browser.`)),
  );
  return { say };
}
