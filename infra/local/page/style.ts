import { Html } from './html.ts';

/** Tokens on a 4 px grid, light and dark. */
export const style = new Html(`
:root { --paper: #f6f7f9; --card: #fff; --ink: #16181d; --quiet: #5c6370; --line: #dfe2e8; --accent: #2b5fd9; --on-accent: #fff; --bad: #b3261e; --radius: 12px; }
@media (prefers-color-scheme: dark) { :root { --paper: #101216; --card: #191c22; --ink: #eceef2; --quiet: #a0a7b4; --line: #2c313a; --accent: #8fb0ff; --on-accent: #101216; --bad: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 48px 20px; }
main.narrow, .narrow { max-width: 384px; margin-inline: auto; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; font-weight: 650; }
h2 { font-size: 13px; margin: 32px 0 8px; color: var(--quiet); font-weight: 650; }
p { margin: 0 0 16px; } .quiet { color: var(--quiet); } .bad { color: var(--bad); }
a { color: var(--accent); } code { font-size: 13px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 20px; }
.rows { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
.rows li + li { border-top: 1px solid var(--line); }
.rows a, .rows div { display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; padding: 12px 16px; text-decoration: none; color: inherit; min-height: 44px; align-items: center; }
.rows a:hover { background: var(--paper); } .rows a strong { color: var(--accent); font-weight: 650; }
label { display: block; font-weight: 650; margin: 0 0 4px; }
input { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; margin: 0 0 16px; min-height: 44px; }
button { width: 100%; font: inherit; font-weight: 650; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 8px; min-height: 44px; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
time, .number { font-variant-numeric: tabular-nums; }
iframe { width: 100%; height: 480px; border: 1px solid var(--line); border-radius: var(--radius); background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 20px; } dt { color: var(--quiet); } dd { margin: 0; }
`);
