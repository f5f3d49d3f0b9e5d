import { type Html, html } from './html.ts';
import { style } from './style.ts';

type Page = { title: string; body: Html; refreshSeconds?: number };

/** A page of the runner itself (start page, mailbox, sign-in) in the house look. */
export const page = ({ title, body, refreshSeconds }: Page): string =>
  `<!doctype html>${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refreshSeconds === undefined ? html`` : html`<meta http-equiv="refresh" content="${refreshSeconds}">`}
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main>${body}</main></body>
</html>`.text
  }`;
