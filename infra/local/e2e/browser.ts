import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const systemChromium = '/usr/bin/chromium';
const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--mute-audio',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

/** A Chromium: the one `CHROME_PATH` names, the system's, or the one that comes in an npm package. */
export async function launchBrowser(undo: AsyncDisposableStack): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? (existsSync(systemChromium) ? systemChromium : await packagedChromium(undo));
  const browser = await chromium.launch({ executablePath, args: flags });
  undo.defer(async () => browser.close());
  return browser;
}

async function packagedChromium(undo: AsyncDisposableStack): Promise<string> {
  // The package unpacks into TMPDIR and picks its libraries by this name; its own arguments are not used, for they disable web security.
  const folder = mkdtempSync(join(tmpdir(), 'foyer-chromium-'));
  undo.defer(() => rmSync(folder, { recursive: true, force: true }));
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  process.env['TMPDIR'] = folder;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
