import { escapeHtml } from '../http/html.ts';
import { lender } from '../lender.ts';
import type { MailTemplate } from './templates.ts';
import { formatsIn } from './formats.ts';
import { wordsIn } from './words/index.ts';
import type { MailContent, MailScene, MailWords, StoredData } from './words/words.ts';

/** A mail in words, in both forms. */
export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What it is written in, such as `es`. */
  readonly language: string;
}

/** A text message, and how the sandbox shows it. */
export type ComposedText = ComposedMail;

/** Whom a mail is for, and what it is about. */
export interface MailRequest<T extends MailTemplate = MailTemplate> {
  readonly template: T;
  readonly data: StoredData<T>;
  readonly name: string | null;
  readonly locale: string;
  readonly zone: string;
}

/**
 * Writes a mail in the reader's language: plain text and HTML of the same words, links to the
 * lender's origin and no other, no pictures, nothing that is loaded.
 *
 * @param origin the lender's
 */
export function compose<T extends MailTemplate>(
  { template, data, name, locale, zone }: MailRequest<T>,
  origin: string,
): ComposedMail {
  const { words, scene } = sceneOf({ data, locale, zone }, origin);
  const mail: Parts = {
    content: words.contents[template](data, scene),
    greeting: words.greeting(name),
    guidance: words.guidance(scene),
    footer: words.footer(scene),
    words,
  };
  return {
    subject: mail.content.subject,
    text: toText(mail),
    html: toHtml(mail),
    language: words.language,
  };
}

/**
 * Writes the same as a text message: what has happened, where to read more, how to stop; never an amount, as
 * others see a phone's screen.
 *
 * @param origin the lender's
 */
export function composeText<T extends MailTemplate>(
  { template, data, locale, zone }: MailRequest<T>,
  origin: string,
): ComposedText {
  const { words, scene } = sceneOf({ data, locale, zone }, origin);
  const { subject, sms } = words.contents[template](data, scene);
  const text = `${lender.name}: ${sms ?? words.text(subject, scene)} ${words.sandbox}.`;
  const { language } = words;
  const html = `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body style="${quoted(styles.body)}"><p class="card" role="main" style="${styles.card}">${escapeHtml(text)}</p></body></html>\n`;
  return { subject, text, html, language };
}

/** What a mail is written with. */
function sceneOf(
  { data, locale, zone }: Pick<MailRequest, 'data' | 'locale' | 'zone'>,
  origin: string,
) {
  const { words, locale: written } = wordsIn(locale);
  const { accountId } = data as { accountId?: string };
  const account = accountId === undefined ? '' : `?account=${accountId}`;
  const scene: MailScene = {
    origin,
    place: (name) => `${origin}/#${name}${account}`,
    lenderName: lender.name,
    supportPhone: lender.supportPhone,
    ...formatsIn(written, zone),
  };
  return { words, scene };
}

interface Parts {
  readonly content: MailContent;
  readonly greeting: string;
  readonly guidance: ReturnType<MailWords['guidance']>;
  readonly footer: readonly string[];
  readonly words: MailWords;
}

function toText({ content, greeting, guidance, footer, words }: Parts): string {
  const { paragraphs, code, action, afterwards = [] } = content;
  return [
    `${lender.name} · ${words.sandbox}`,
    greeting,
    ...paragraphs,
    ...(code ? [`    ${code}`] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...afterwards,
    [guidance.heading, ...guidance.points.map((point) => `- ${point}`)].join('\n'),
    '-- ',
    footer.join('\n'),
  ]
    .join('\n\n')
    .replace('\n\n-- \n\n', '\n\n-- \n')
    .concat('\n');
}

// Mail programs know little CSS and drop style sheets at will, so what matters stands inline; the
// sheet adds only the dark colours.
const styles = {
  body: 'margin:0;padding:24px 12px;background:#f4f6f5;color:#121a1b;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #dee5e4;border-radius:10px',
  brand: 'margin:0;font-weight:600',
  sandbox: 'margin:0 0 24px;font-size:14px;color:#56646a',
  title: 'margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:600',
  paragraph: 'margin:0 0 16px;overflow-wrap:anywhere',
  code: 'margin:0 0 16px;padding:16px;border:1px solid #dee5e4;border-radius:10px;font:600 32px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.2em;text-indent:.2em;text-align:center',
  action: 'margin:0 0 16px',
  button:
    'display:inline-block;padding:12px 20px;border-radius:10px;background:#0c5560;color:#ffffff;font-weight:600;text-decoration:none',
  guidance: 'margin:24px 0 0;padding:16px 0 0;border-top:1px solid #dee5e4',
  heading: 'margin:0 0 8px;font-size:16px;font-weight:600',
  list: 'margin:0;padding:0 0 0 20px',
  point: 'margin:0 0 8px;overflow-wrap:anywhere',
  footer: 'max-width:560px;margin:16px auto 0;padding:0 24px;font-size:14px;color:#56646a',
  small: 'margin:0 0 8px',
  phone: 'white-space:nowrap',
  hidden: 'display:none',
} as const;

const darkSheet = `@media (prefers-color-scheme: dark) {
body { background: #0d1112 !important; color: #eaf0ef !important }
.card { background: #151a1b !important; border-color: #293133 !important }
.line { border-color: #293133 !important }
.quiet { color: #a0adaf !important }
.button { background: #86d2d8 !important; color: #0d1112 !important }
}`;

function toHtml({ content, greeting, guidance, footer, words }: Parts): string {
  const { subject, preview, paragraphs, code, action, afterwards = [] } = content;
  const p = (text: string) => `<p style="${styles.paragraph}">${prose(text)}</p>`;
  return [
    `<!doctype html>`,
    `<html lang="${words.language}">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<title>${escapeHtml(subject)}</title>`,
    `<style>${darkSheet}</style>`,
    `</head>`,
    `<body style="${quoted(styles.body)}">`,
    `<div style="${styles.hidden}">${escapeHtml(preview)}</div>`,
    `<div class="card" role="main" style="${styles.card}">`,
    `<p style="${styles.brand}">${escapeHtml(lender.name)}</p>`,
    `<p class="quiet" style="${styles.sandbox}">${escapeHtml(words.sandbox)}</p>`,
    `<h1 style="${styles.title}">${escapeHtml(subject)}</h1>`,
    p(greeting),
    ...paragraphs.map(p),
    ...(code ? [`<p class="line" style="${styles.code}">${escapeHtml(code)}</p>`] : []),
    ...(action ? [button(action)] : []),
    ...afterwards.map(p),
    `<div class="line" style="${styles.guidance}">`,
    `<h2 style="${styles.heading}">${escapeHtml(guidance.heading)}</h2>`,
    `<ul style="${styles.list}">`,
    ...guidance.points.map((point) => `<li style="${styles.point}">${prose(point)}</li>`),
    `</ul>`,
    `</div>`,
    `</div>`,
    `<div class="quiet" role="contentinfo" style="${styles.footer}">`,
    ...footer.map((line) => `<p style="${styles.small}">${escapeHtml(line)}</p>`),
    `</div>`,
    `</body>`,
    `</html>`,
    ``,
  ].join('\n');
}

function button({ label, url }: NonNullable<MailContent['action']>): string {
  return `<p style="${styles.action}"><a class="button" style="${styles.button}" href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`;
}

/** Text as markup; a phone number stays on one line. */
function prose(text: string): string {
  const phone = escapeHtml(lender.supportPhone);
  return escapeHtml(text).replaceAll(phone, `<span style="${styles.phone}">${phone}</span>`);
}

/** A value that has quotation marks of its own, for an attribute. */
function quoted(value: string): string {
  return value.replaceAll('"', "'");
}
