import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { sendCompressed } from './compression.ts';
import type { AppEnv } from './env.ts';
import { escapeHtml } from './html.ts';
import { keptFile } from './kept-files.ts';
import { pagePolicy, type PolicyOptions } from './page-policy.ts';

/** Folder of the lender's pages. */
export const portalFolder = fileURLToPath(new URL('../../portal/', import.meta.url));

/** How to make a page from a file. */
export interface PageOptions extends PolicyOptions {
  /** Texts for `{{name}}`, escaped here. `nonce` is always there. */
  readonly values?: Readonly<Record<string, string>>;
  /** Markup for `{{name}}`, put in as it is but for `{{nonce}}`. */
  readonly markup?: Readonly<Record<string, string>>;
  /** Whether windows of other origins may keep hold of this one, and it of them. */
  readonly opener?: boolean;
}

/** A page that is ready to be sent. */
export interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Fills a page in, under a strict policy: scripts by nonce and from here, no inline anything, no
 * frames around it unless one origin is named.
 */
export function makePage(folder: string, name: string, options: PageOptions = {}): Page {
  const { values = {}, markup = {}, ancestor, opener = false } = options;
  const template = readTemplate(folder, name);
  const nonce = randomBytes(16).toString('base64');
  const filled: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(values).map(([key, text]) => [key, escapeHtml(text)])),
    ...Object.fromEntries(
      Object.entries(markup).map(([key, text]) => [key, text.replaceAll('{{nonce}}', nonce)]),
    ),
    nonce,
  };
  return {
    html: template.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => filled[key] ?? whole),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(nonce, options),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      // It knows no single origin, so a page that may be framed goes without.
      ...(ancestor === undefined
        ? { 'x-frame-options': 'DENY' }
        : // A host that is cross-origin isolated can frame only what agrees to be in such a page.
          {
            'cross-origin-embedder-policy': 'require-corp',
            'cross-origin-resource-policy': 'cross-origin',
          }),
      ...(!opener && { 'cross-origin-opener-policy': 'same-origin' }),
    },
  };
}

/** A page's file, with what pages share (`{{> name}}` stands for `name.html`) put in. */
function readTemplate(folder: string, name: string): string {
  const [first = '', ...rest] = read(name).split('{{> ');
  const parts = rest.map((piece) => {
    const end = piece.indexOf('}}');
    return read(`${piece.slice(0, end)}.html`).trimEnd() + piece.slice(end + 2);
  });
  return first + parts.join('');

  function read(file: string): string {
    const kept = keptFile(join(folder, file));
    if (!kept) throw new Error(`${file} is missing in ${folder}`);
    return kept.text;
  }
}

/**
 * Fills a page in and sends it, compressed where that may be: it says the same to everybody, but for the nonce, which
 * is no use a second time.
 */
export function sendPublicPage(
  c: Context<AppEnv>,
  folder: string,
  name: string,
  options: PageOptions = {},
): Promise<Response> {
  const { html, headers } = makePage(folder, name, options);
  return sendCompressed(c, new TextEncoder().encode(html), headers);
}

/** Fills a page in and sends it as it is. */
export function sendPage(
  c: Context<AppEnv>,
  folder: string,
  name: string,
  { status = 200, ...options }: PageOptions & { readonly status?: ContentfulStatusCode } = {},
): Response {
  const { html, headers } = makePage(folder, name, options);
  return c.body(html, status, headers);
}
