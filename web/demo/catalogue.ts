import type { Money } from '../../functions/contract/facts.ts';

export type Product = { sku: string; name: string; kind: string; price: Money; story: string; facts: readonly string[] };
export type Theme = 'aurora' | 'birch';

const euro = (amount: number): Money => ({ amount, currency: 'EUR' });
const pound = (amount: number): Money => ({ amount, currency: 'GBP' });

export const catalogues: Record<Theme, { headline: string; lead: string; products: readonly Product[] }> = {
  aurora: {
    headline: 'Made for the long way round',
    lead: 'Light, repairable kit for weekends that start after work and end on a ridge.',
    products: [
      {
        sku: 'ridge-2', name: 'Ridge 2 tent', kind: 'Shelter', price: euro(289),
        story: 'A two-person tent that stands in wind and packs as small as a loaf of bread. The poles are numbered, so it goes up in the dark.',
        facts: ['Two people, 1.6 kg', 'Twelve pegs in the bag', 'Poles mended free of charge'],
      },
      {
        sku: 'fjord', name: 'Fjord sleeping bag', kind: 'Sleep', price: euro(159),
        story: 'Recycled down, a draught collar that does not strangle, and a foot box wide enough to turn over in.',
        facts: ['Comfort to −4 °C', '920 g', 'Left or right zip'],
      },
      {
        sku: 'trail-28', name: 'Trail 28 backpack', kind: 'Carry', price: euro(119),
        story: 'Twenty-eight litres on a frame that keeps your back dry. One big pocket, two quick ones, nothing that dangles.',
        facts: ['28 litres, 890 g', 'Two back lengths', 'Rain cover inside'],
      },
      {
        sku: 'ember', name: 'Ember stove', kind: 'Cook', price: euro(64),
        story: 'Boils half a litre in two and a half minutes and simmers without sulking. Folds flat into its own mug.',
        facts: ['73 g', 'Screw-on gas', 'Piezo lighter'],
      },
      {
        sku: 'lantern', name: 'Dusk lantern', kind: 'Light', price: euro(39),
        story: 'Warm light for a tent or a table, dimmable down to a candle. One charge lasts a week of evenings.',
        facts: ['USB-C', '40 hours at low', 'Rain-proof'],
      },
      {
        sku: 'tarn', name: 'Tarn bottle', kind: 'Drink', price: euro(24),
        story: 'A steel bottle that keeps tea hot until the second summit. The lid opens with gloves on.',
        facts: ['0.75 litres', 'Ten hours hot', 'Lid in three colours'],
      },
    ],
  },
  birch: {
    headline: 'Books worth a slow afternoon',
    lead: 'A small shelf, chosen by people who finish what they recommend.',
    products: [
      {
        sku: 'harbour', name: 'The Quiet Harbour', kind: 'Novel', price: pound(14.99),
        story: 'A lighthouse keeper answers letters that were never meant for her. A novel about listening, in four tides.',
        facts: ['Paperback, 312 pages', 'Winner of nothing, loved by many', 'Posted the same day'],
      },
      {
        sku: 'moths', name: 'A Field Guide to Moths', kind: 'Nature', price: pound(22.5),
        story: 'Two hundred night visitors, drawn from life, with a calendar of when to leave the porch light on.',
        facts: ['Hardback, 240 pages', 'Four hundred drawings', 'Fits a coat pocket'],
      },
      {
        sku: 'bread', name: 'Seven Loaves', kind: 'Kitchen', price: pound(18),
        story: 'One dough, seven breads, and the patience they need. No machine, no hurry.',
        facts: ['Lies flat when open', '160 pages', 'Weights in grams'],
      },
      {
        sku: 'atlas', name: 'Atlas of Small Roads', kind: 'Travel', price: pound(27),
        story: 'Ninety routes that never meet a motorway, each with a place to stop for soup.',
        facts: ['Large format', 'Ninety maps', 'Marked for trains'],
      },
      {
        sku: 'stars', name: 'Night Sky by Hand', kind: 'Science', price: pound(16.5),
        story: 'Learn thirty constellations with nothing but your fist and your thumb as instruments.',
        facts: ['Glows a little', '128 pages', 'For ages nine to ninety'],
      },
      {
        sku: 'letters', name: 'Letters to a Gardener', kind: 'Essays', price: pound(12),
        story: 'A year of letters between two allotments. Funny about slugs, serious about time.',
        facts: ['Paperback, 190 pages', 'Woodcuts throughout', 'Printed nearby'],
      },
    ],
  },
};

export const pictureOf = ({ sku }: Product): string => `pictures/${sku}.svg`;
