/** The people and businesses of the demo: only ever in the local stack. */
export const demoPassword = 'foyer-demo';

export type DemoShop = { brand: string; tenantId: string; accent: string; timeZone: string; people: { email: string; name: string; role: 'agent' | 'manager' }[] };

export const demoShops = {
  aurora: {
    brand: 'Aurora Outdoor', tenantId: 'auroraoutdo0', accent: '#0b6e4f', timeZone: 'Europe/Berlin',
    people: [
      { email: 'ana@aurora.test', name: 'Ana', role: 'agent' },
      { email: 'ben@aurora.test', name: 'Ben', role: 'agent' },
      { email: 'mia@aurora.test', name: 'Mia', role: 'manager' },
    ],
  },
  birch: {
    brand: 'Birch Books', tenantId: 'birchbooks00', accent: '#8a3b12', timeZone: 'Europe/London',
    people: [{ email: 'bo@birch.test', name: 'Bo', role: 'agent' }],
  },
} as const satisfies Record<string, DemoShop>;

export const demoOperator = 'op@foyer.test';

/** The name of the key by which a demo shop signs its customers. */
export const demoKeyId = 'demo';
