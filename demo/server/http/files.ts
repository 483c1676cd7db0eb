import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context } from 'hono';
import type { Site } from '../config.ts';
import type { AppEnv } from './env.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A file inside a folder; undefined where there is none, or it is not one for the web. */
export async function findFile(folder: string, path: string): Promise<string | undefined> {
  try {
    const file = await realpath(join(folder, decodeURIComponent(path)));
    const inside = file.startsWith((await realpath(folder)) + sep);
    // Pages are filled in, never sent as they are.
    return inside && extname(file) in types && extname(file) !== '.html' ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Sends a file with its type.
 *
 * @param lasting true if this name never means anything else
 */
export async function sendFile(
  c: Context<AppEnv>,
  file: string | undefined,
  lasting = false,
): Promise<Response> {
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || !bytes) return c.notFound();
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
}

/**
 * Sends a page under a strict policy: scripts by nonce and from here, no inline anything, no
 * frames around it. `{{nonce}}`, `{{lenderOrigin}}` and `{{dealerOrigin}}` in it are filled in.
 *
 * @param options `scripts` are further origins of scripts
 */
export async function fillPage(
  c: Context<AppEnv>,
  folder: string,
  name: string,
  { site, scripts = [] }: { site: Site; scripts?: readonly string[] },
): Promise<Response> {
  const html = await readFile(join(folder, name), 'utf8').catch(() => undefined);
  if (html === undefined) return c.notFound();
  const nonce = randomBytes(16).toString('base64');
  const values: Readonly<Record<string, string>> = {
    nonce,
    lenderOrigin: site.origin,
    dealerOrigin: site.dealerOrigin,
  };
  const filled = html.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
  return c.html(filled, 200, {
    'content-security-policy': policy(nonce, scripts),
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
  });
}

function policy(nonce: string, scripts: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src ${[`'self'`, `'nonce-${nonce}'`, ...scripts].join(' ')}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src ${[`'self'`, ...scripts].join(' ')}`,
    `frame-src ${scripts.length > 0 ? scripts.join(' ') : `'none'`}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
}
