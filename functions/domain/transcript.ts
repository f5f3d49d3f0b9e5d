import type { Entry } from '../contract/entry.ts';
import { say } from './strings.ts';

export type TranscriptSource = {
  readonly brand: string;
  readonly entries: readonly Entry[];
  readonly strings: Readonly<Record<string, string>>;
  readonly customerName: string | undefined;
  readonly timeZone: string;
  readonly language: string;
};

export type Mail = { readonly subject: string; readonly text: string; readonly html: string };

/** The mail of a session's log, in text and in HTML: every message and event, in order, with its time. */
export function transcriptMail(source: TranscriptSource): Mail {
  const subject = say(source.strings, 'transcript.subject', { 0: source.brand });
  const lines = source.entries.map((entry) => line(source, entry));
  return {
    subject,
    text: [subject, '', ...lines.map(textLine), ''].join('\n'),
    html: [
      `<!doctype html><html lang="${escape(source.language)}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>`,
      `<body style="font-family:system-ui,sans-serif;line-height:1.5"><h1 style="font-size:1.25rem">${escape(subject)}</h1>`,
      ...lines.map(htmlLine),
      '</body></html>',
    ].join('\n'),
  };
}

type Line = { readonly time: string; readonly who: string; readonly text: string };

function line(source: TranscriptSource, entry: Entry): Line {
  const time = clockIn(source).format(entry.at);
  if (entry.kind === 'message') return { time, who: author(source, entry), text: entry.text };
  return { time, who: '', text: eventText(source.strings, entry) };
}

function clockIn({ language, timeZone }: TranscriptSource): Intl.DateTimeFormat {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  try {
    return new Intl.DateTimeFormat(language, style);
  } catch {
    // The language is the browser's claim: it may look like one and be none.
    return new Intl.DateTimeFormat('en', style);
  }
}

function author(source: TranscriptSource, { by }: Entry): string {
  if (by.kind === 'agent') return by.name;
  return by.kind === 'visitor' ? (source.customerName ?? say(source.strings, 'transcript.you')) : source.brand;
}

/** What the visitor reads for an event of the log (IRP-29, IRP-32). */
export function eventText(strings: Readonly<Record<string, string>>, entry: Exclude<Entry, { kind: 'message' }>): string {
  const name = entry.by.kind === 'agent' ? entry.by.name : '';
  if (entry.kind === 'connected') return say(strings, 'chat.connected', { 0: name });
  if (entry.kind === 'joined') return say(strings, 'chat.joined', { 0: name });
  if (entry.kind === 'unanswered') return say(strings, 'chat.unanswered');
  return say(strings, entry.by.kind === 'visitor' ? 'chat.completed-by-visitor' : 'chat.completed-by-operator');
}

// What a person wrote is indented from its second line on, so that it cannot pose as a line of its own.
const textLine = ({ time, who, text }: Line) =>
  `[${time}] ${(who ? `${who}: ${text}` : text).replaceAll(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n    ')}`;

const htmlLine = ({ time, who, text }: Line) =>
  `<p style="margin:0 0 .75rem"><small style="color:#555">${escape(time)}</small><br>${who ? `<strong>${escape(who)}</strong><br>` : ''}<span style="white-space:pre-wrap">${escape(text)}</span></p>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);
