const paths = {
  minimise: 'M6 9l6 6 6-6',
  send: 'M12 19V6m-6 6 6-6 6 6',
  good: 'M7 11v9H4v-9h3zm0 0 4-8c1.7 0 2.6 1.2 2.3 2.8L12.7 9H18c1.4 0 2.3 1.2 2 2.5l-1.5 6.5c-.3 1.2-1.2 2-2.4 2H7',
  bad: 'M7 13V4H4v9h3zm0 0 4 8c1.7 0 2.6-1.2 2.3-2.8L12.7 15H18c1.4 0 2.3-1.2 2-2.5L18.5 6c-.3-1.2-1.2-2-2.4-2H7',
  mail: 'M4 6h16v12H4zm0 1 8 6 8-6',
  sound: 'M5 10v4h3l4 4V6l-4 4zm10.5-1.5a5 5 0 0 1 0 7M18 6a8.5 8.5 0 0 1 0 12',
  silent: 'M5 10v4h3l4 4V6l-4 4zm11 0 4 4m0-4-4 4',
  basket: 'M5 9h14l-1.3 9H6.3zm3 0 3-5m5 5-3-5',
  offline: 'M4 4l16 16M8.5 16.5a5 5 0 0 1 5-1.3M5 12.8a10 10 0 0 1 4.5-2.5m5.5 0a10 10 0 0 1 4 2.5M12 20h.01',
  warning: 'M12 4 3 19h18zm0 6v4m0 3v.01',
  check: 'M5 12.5 10 17 19 7',
  down: 'M12 5v13m-6-6 6 6 6-6',
} as const;

export type IconName = keyof typeof paths;

/** Drawn in the colour of the text around it; a word always says the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
    <path d={paths[name]} />
  </svg>
);
