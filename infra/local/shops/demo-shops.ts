import { join } from 'node:path';
import { origin, type Ports } from '../ports.ts';
import { root } from '../root.ts';
import { demoShops } from '../seed/demo.ts';
import { startShop } from './shop.ts';

/** Both demo shops; the same pages under two brands and two origins. */
export async function startDemoShops(ports: Ports, secret: (name: string) => string, undo: AsyncDisposableStack): Promise<void> {
  const loader = `${origin(ports.site)}/widget/loader.js`;
  const folder = join(root, 'dist/web/demo');
  for (const [name, port] of [['aurora', ports.aurora], ['birch', ports.birch]] as const) {
    const { brand, tenantId } = demoShops[name];
    await startShop({ brand, tenantId, loader, folder, secret: secret(tenantId), port }, undo);
  }
}
