import { isFrom, readFromFrame, type FromFrame, type ToFrame } from './bridge.ts';
import { drawLauncher } from './launcher/launcher.ts';
import { readLauncher, saysClosed, type LauncherLook } from './launcher/look.ts';
import { askToNotify, notify } from './launcher/notification.ts';
import { siteCommands, takeOver } from './launcher/page-api.ts';
import { recallStanding, rememberStanding } from './launcher/standing.ts';

const script = document.currentScript;
const tenant = script?.dataset['tenant'] ?? '';
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : '';

/** What the site has said. */
const told: Pick<ToFrame, 'page' | 'basket' | 'identity'> = {};
let chat: ReturnType<typeof attach> | undefined;
let wantsOpen = false;

const commands = siteCommands({
  tell: (what, value) => {
    try {
      // What cannot be copied could not be posted either.
      told[what] = structuredClone(value);
      chat?.send();
    } catch (fault) {
      console.error(fault);
    }
  },
  open: () => {
    wantsOpen = true;
    chat?.turn(true, true);
  },
  close: () => {
    wantsOpen = false;
    chat?.turn(false, false);
  },
});

if (takeOver(window, commands.run)) void begin();

async function begin(): Promise<void> {
  const languages = [document.documentElement.lang, ...navigator.languages].filter(Boolean);
  const [config, status] = await Promise.all([fetched('config'), fetched('status')]);
  const look = readLauncher(config, languages);
  if (!look) return console.error('Foyer: no chat has this data-tenant.');
  if (document.readyState === 'loading') await new Promise((parsed) => { document.addEventListener('DOMContentLoaded', parsed); });
  chat = attach(look, saysClosed(status), languages[0] ?? 'en');
  const before = recallStanding(window, tenant);
  if (before === 'live') chat.load();
  if (wantsOpen || before === 'open') chat.turn(true, wantsOpen);
}

async function fetched(name: 'config' | 'status'): Promise<unknown> {
  try {
    return await (await fetch(`${origin}/t/${tenant}/${name}.json`)).json();
  } catch {
    return undefined;
  }
}

/** The launcher and, from the first intent on, the frame behind it. */
function attach(look: LauncherLook, away: boolean, language: string) {
  let frame: HTMLIFrameElement | undefined;
  let [shown, wanted, live, loaded, answers] = [false, false, false, false, false];
  let unread = 0;
  const launcher = drawLauncher(look, away, { click: () => { turn(!shown, true); }, near: () => { load(); } });

  const send = (): void => {
    const focused = document.hasFocus() && !document.hidden;
    // The page as it is now, unless the site has named it.
    const page = { url: location.href, title: document.title };
    const around: ToFrame = { foyer: 'page', page, ...told, language, accent: look.accent, shown, wanted, focused };
    // Until the frame has loaded its window is still on the site's own origin.
    if (loaded) frame?.contentWindow?.postMessage(around, origin);
  };

  const load = (): void => {
    if (frame) return;
    frame = document.createElement('iframe');
    frame.title = look.label;
    frame.allow = 'autoplay';
    frame.onload = () => {
      loaded = true;
      send();
    };
    frame.src = `${origin}/widget/frame.html?tenant=${tenant}`;
    launcher.panel.append(frame);
  };

  const remember = (): void => { rememberStanding(window, tenant, shown ? 'open' : live ? 'live' : undefined); };

  const turn = (to: boolean, focus: boolean): void => {
    if (to) load();
    if (to !== shown) commands.emit(to ? 'open' : 'close');
    [shown, wanted] = [to, to && focus];
    launcher.show(to);
    if (focus) (to ? frame : launcher.button)?.focus();
    remember();
    send();
  };

  const obey = (message: Required<FromFrame>): void => {
    answers = true;
    launcher.panel.classList.add('up');
    if (message.foyer === 'minimise') turn(false, true);
    else if (message.foyer === 'ask') askToNotify();
    else if (message.foyer === 'notify') notify(message.title, message.text, () => { turn(true, true); });
    else if (message.foyer === 'standing') {
      live = message.live;
      remember();
      if (message.unread !== unread) commands.emit('unread', message.unread);
      unread = message.unread;
      launcher.count(unread, message.title);
    } else send();
  };

  window.addEventListener('message', (event) => {
    const message = frame && isFrom(event, frame.contentWindow, origin) && readFromFrame(event.data);
    if (message) obey(message);
  });
  window.addEventListener('online', () => {
    // A frame that has never answered holds the browser's own "no internet".
    if (frame && !answers) frame.src = frame.src;
  });
  for (const moved of ['focus', 'blur', 'visibilitychange']) window.addEventListener(moved, send);

  return { load, send, turn };
}
