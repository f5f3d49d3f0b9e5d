import '../shared/tokens.css';
import './ui/panel.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { browserHost } from '../shared/browser.ts';
import { createChat } from './chat/chat.ts';
import { createMemory } from './chat/memory.ts';
import { createSound } from './chat/sound.ts';
import { storageOr } from './chat/storage.ts';
import { createVisits } from './chat/visit.ts';
import { linkToPage } from './frame-link.ts';
import { inkOn } from './ink.ts';
import { Panel } from './ui/panel.tsx';

const tenant = new URLSearchParams(location.search).get('tenant') ?? '';
const link = linkToPage(window);
const chat = createChat({
  host: browserHost,
  link,
  tenant,
  memory: createMemory(storageOr(() => localStorage), tenant),
  tab: storageOr(() => sessionStorage),
  visit: createVisits((url, init) => fetch(url, init)),
  play: createSound(),
});

effect(() => {
  const accent = link.around.value?.accent;
  if (accent === undefined) return;
  document.documentElement.style.setProperty('--accent', accent);
  document.documentElement.style.setProperty('--on-accent', inkOn(accent));
});

// Told by the browser when another tab of the same shop writes.
addEventListener('storage', chat.adopt);

const App = () => <Panel chat={chat} wanted={link.around.value?.shown === true && link.around.value.wanted} />;
render(<App />, document.body);
