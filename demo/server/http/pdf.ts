import type { Context } from 'hono';
import type { AppEnv } from './env.ts';

/**
 * Sends a PDF to be kept. A browser never opens it as a page of ours: it is an attachment, its type is
 * not guessed at, and were it shown all the same, its sandbox has no origin and runs nothing.
 *
 * @param name file name: letters, digits, dots and dashes
 */
export function sendPdf(
  c: Context<AppEnv>,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Response {
  return c.body(bytes, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': `sandbox; default-src 'none'`,
  });
}
