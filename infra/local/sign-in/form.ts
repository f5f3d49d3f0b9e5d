import { html } from '../page/html.ts';
import { page } from '../page/page.ts';

const frame = (title: string, body: ReturnType<typeof html>): string =>
  page({ title, body: html`<div class="narrow"><h1>${title}</h1>${body}</div>` });

const complaint = (text: string | undefined) => (text === undefined ? html`` : html`<p class="bad" role="alert">${text}</p>`);

const focus = html` autofocus`;

/** Asks for e-mail and password; after a mistake the cursor is where it is mended. */
export const signInForm = (email = '', trouble?: string): string =>
  frame('Sign in', html`<p class="quiet">to answer chats</p>
<form class="card" method="post">${complaint(trouble)}
<label for="email">Email</label><input id="email" name="email" type="email" autocomplete="username" required value="${email}"${email === '' ? focus : html``}>
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required${email === '' ? html`` : focus}>
<button>Sign in</button></form>`);

/** Asks an invited person for a password of their own. */
export const newPasswordForm = (trouble?: string): string =>
  frame('Choose your password', html`<p class="quiet">The one in the invitation was for the first time only.</p>
<form class="card" method="post">${complaint(trouble)}
<label for="new">New password</label><input id="new" name="new" type="password" autocomplete="new-password" required autofocus>
<label for="again">New password again</label><input id="again" name="again" type="password" autocomplete="new-password" required>
<button>Save password</button></form>`);

/** For an address that belongs to no sign-in that is under way. */
export const lostForm = (): string =>
  frame('This sign-in has ended', html`<p>It took too long or was already used. Go back to the console and sign in again.</p>`);
