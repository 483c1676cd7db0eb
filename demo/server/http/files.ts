import { realpathSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import type { Context } from 'hono';
import { sendCompressed } from './compression.ts';
import type { AppEnv } from './env.ts';
import { keptFile } from './kept-files.ts';

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
export function findFile(folder: string, path: string): string | undefined {
  try {
    const file = realpathSync.native(join(folder, decodeURIComponent(path)));
    const inside = file.startsWith(realpathSync.native(folder) + sep);
    // Pages are filled in, never sent as they are.
    return inside && extname(file) in types && extname(file) !== '.html' ? file : undefined;
  } catch {
    return undefined;
  }
}

/** What is compressed already. */
const dense: ReadonlySet<string> = new Set(['.png', '.webp', '.woff2']);

/**
 * Sends a file with its type, compressed where that makes it smaller.
 *
 * @param lasting true if this name never means anything else
 */
export async function sendFile(
  c: Context<AppEnv>,
  file: string | undefined,
  lasting = false,
): Promise<Response> {
  const kept = file === undefined ? undefined : keptFile(file);
  if (file === undefined || !kept) return c.notFound();
  const headers = {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  return dense.has(extname(file))
    ? c.body(kept.bytes, 200, { ...headers, etag: `"${kept.digest}"` })
    : sendCompressed(c, kept.bytes, headers, kept.digest);
}
