import { inkOn } from '../ink.ts';
import type { LauncherLook } from './look.ts';
import { launcherStyle } from './style.ts';

/** Draws the launcher and the panel's place in a shadow root. Nothing of it takes part in the page's layout. */
export function drawLauncher(look: LauncherLook, away: boolean, intents: { click: () => void; near: () => void }) {
  const host = document.createElement('div');
  // Through CSSOM, which every policy allows; important, so that the site's rules for every div do not reach the host.
  const rules = { all: 'initial', position: 'fixed', 'z-index': '2147483000', '--accent': look.accent, '--ink': inkOn(look.accent) };
  for (const [name, value] of Object.entries(rules)) host.style.setProperty(name, value, 'important');

  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherStyle);
  root.adoptedStyleSheets = [sheet];

  const panel = element('div', { class: `panel ${look.side}` });
  const button = element('button', {
    type: 'button', class: `${look.side}${away ? ' away' : ''}`,
    'aria-label': look.label, 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
  });
  const badge = element('b', {});
  const notice = element('i', { role: 'status' });
  const label = element('span', {});
  label.textContent = look.label;
  button.append(icon(away), label, badge);
  button.onclick = intents.click;
  button.onpointerenter = button.onfocus = intents.near;
  root.append(panel, button, notice);
  document.body.append(host);
  followKeyboard(host);

  return {
    panel,
    button,
    show(shown: boolean): void {
      panel.classList.toggle('shown', shown);
      button.setAttribute('aria-expanded', String(shown));
    },
    count(unread: number, said: string): void {
      badge.textContent = unread > 0 ? String(unread) : '';
      notice.textContent = unread > 0 ? said : '';
    },
  };
}

function element<T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Record<string, string>): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Built node by node, for a site with Trusted Types refuses markup. Filled when somebody is there; an outline with a dash when not. */
function icon(away: boolean): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  const bubble = 'M12 3c5 0 9 3.4 9 8s-4 8-9 8l-3-.4L5 21v-4c-1.3-1.5-2-3.5-2-6C3 6.4 7 3 12 3z';
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('stroke', 'currentColor');
  svg.setAttribute('stroke-width', '2');
  svg.setAttribute('fill', away ? 'none' : 'currentColor');
  path.setAttribute('d', away ? `${bubble}M9 11h6` : bubble);
  svg.append(path);
  return svg;
}

/** On small screens the panel ends where the on-screen keyboard begins. */
function followKeyboard(host: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = (): void => {
    host.style.setProperty('--height', `${viewport.height}px`);
    host.style.setProperty('--top', `${viewport.offsetTop}px`);
  };
  for (const moved of ['resize', 'scroll']) viewport.addEventListener(moved, fit);
}
