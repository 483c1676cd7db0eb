import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Sends a PDF to be kept, whole or the part that is asked for (RFC 9110), with digests of what is sent
 * and of the whole (RFC 9530). A browser never opens it as a page of ours: it is an attachment, its type
 * is not guessed at, and were it shown all the same, its sandbox has no origin and runs nothing.
 *
 * @param name file name: letters, digits, dots and dashes
 * @throws {@link ProblemError} 412 where `If-Match` means other bytes, 416 for a part that there is not
 */
export function sendPdf(c: Context<AppEnv>, bytes: Bytes, name: string): Response {
  const whole = sha256(bytes);
  const etag = `"${whole.toString('base64url')}"`;
  const wanted = c.req.header('if-match');
  if (wanted !== undefined && wanted !== '*' && !listed(wanted).includes(etag)) {
    throw new ProblemError(412, 'version_mismatch', { headers: { etag } });
  }
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': `sandbox; default-src 'none'`,
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    etag,
    'repr-digest': digestField(whole),
  };
  const range = rangeOf(c, etag, bytes.length);
  if (!range) {
    return c.body(streamed(bytes), 200, {
      ...headers,
      'content-length': String(bytes.length),
      'content-digest': digestField(whole),
    });
  }
  const part = bytes.subarray(range.first, range.last + 1);
  return c.body(streamed(part), 206, {
    ...headers,
    'content-length': String(part.length),
    'content-range': `bytes ${range.first}-${range.last}/${bytes.length}`,
    'content-digest': digestField(sha256(part)),
  });
}

const chunkBytes = 64 * 1024;

/** Hands the bytes over as they are taken, so that a slow reader keeps no copies of them here. */
function streamed(bytes: Bytes): ReadableStream<Bytes> {
  let at = 0;
  return new ReadableStream<Bytes>({
    pull(controller) {
      controller.enqueue(bytes.subarray(at, at + chunkBytes));
      at += chunkBytes;
      if (at >= bytes.length) controller.close();
    },
  });
}

/** The one part that is asked for; undefined for all of it. A list of parts is answered with the whole. */
function rangeOf(c: Context<AppEnv>, etag: string, length: number) {
  const ifRange = c.req.header('if-range');
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(c.req.header('range') ?? '');
  if (!asked || (ifRange !== undefined && ifRange !== etag)) return undefined;
  const [, from = '', to = ''] = asked;
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (first > last || first >= length) {
    throw new ProblemError(416, 'range_not_satisfiable', {
      headers: { 'content-range': `bytes */${length}` },
    });
  }
  return { first, last };
}

const sha256 = (bytes: Bytes) => createHash('sha256').update(bytes).digest();
const digestField = (digest: Buffer) => `sha-256=:${digest.toString('base64')}:`;
const listed = (field: string) => field.split(',').map((tag) => tag.trim());
