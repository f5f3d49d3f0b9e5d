import { renderProtocol } from './protocol.ts';
import { renderRequirements } from './requirements.ts';

/** The pages that are written by machine: `npm run docs` writes them, a test fails where one is stale. */
export const pages: readonly { path: string; render: () => Promise<string> }[] = [
  { path: 'docs/requirements.md', render: renderRequirements },
  { path: 'docs/protocol.md', render: renderProtocol },
];
