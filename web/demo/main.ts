import './shop.css';
import type { Page } from '../../functions/contract/facts.ts';
import { pictureOf, type Product } from './catalogue.ts';
import { embed } from './embed.ts';
import { drawFrame } from './frame.ts';
import { basketPage } from './pages/basket.ts';
import { checkoutPage } from './pages/checkout.ts';
import { home } from './pages/home.ts';
import { notHere, productPage } from './pages/product.ts';
import { createShop, readShop } from './shop.ts';
import { identify, isSignedIn } from './sign-in.ts';

const shop = createShop(await readShop());
document.documentElement.dataset['shop'] = shop.theme;

const sku = new URLSearchParams(location.search).get('sku');
const product = shop.products.find((one) => one.sku === sku);
const add = (added: Product): void => {
  shop.change(added, 1);
  frame.say(`${added.name} is in the basket.`);
};

const frame = drawFrame(shop, thisPage());
document.title = product ? `${product.name} · ${shop.brand}` : shop.brand;
embed(shop, whereWeAre());
if (isSignedIn()) void identify();

function thisPage(): HTMLElement {
  switch (document.body.dataset['page']) {
    case 'product':
      return product ? productPage(product, add) : notHere();
    case 'basket':
      return basketPage(shop);
    case 'checkout':
      return checkoutPage(shop);
    case undefined:
    default:
      return home(shop, add);
  }
}

function whereWeAre(): Page {
  const here = { url: location.href, title: document.title };
  return product ? { ...here, image: new URL(pictureOf(product), location.href).href, price: product.price } : here;
}
