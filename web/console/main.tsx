import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { boot } from './app/boot.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const root = createRoot(element);

root.render(<App boot={{ kind: 'starting' }} />);
const started = await boot(globalThis.window).catch(() => ({ kind: 'failed' }) as const);
root.render(<App boot={started} />);
