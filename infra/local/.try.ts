import { portsFrom } from './ports.ts';
import { startStack } from './stack.ts';
import { seedDemo } from './seed/seed.ts';
const undo = new AsyncDisposableStack();
const t = performance.now();
const ports = portsFrom('4100');
const s = await startStack({ assembly: '/tmp/fdout', folder: '/tmp/fy', ports, print: (n, l) => console.log(n, l), forTests: true, died: (w) => console.log('DIED', w) }, undo);
console.log('started', performance.now() - t, JSON.stringify(s.addresses, null, 1));
process.once('SIGINT', () => void undo.disposeAsync().then(() => process.exit(0)));
