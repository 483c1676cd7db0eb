import { readFileSync } from 'node:fs';

/**
 * The script as it was on 23 November 2026, with three tags: a host that keeps a copy has an old one some day.
 *
 * @param protocol of the handshake; 1 is what that script speaks
 */
export function olderScript(protocol = 1): string {
  const script = readFileSync(new URL('embed.js', import.meta.url), 'utf8');
  return script
    .replace('e==="hello"&&n===1', `e==="hello"&&n===${protocol}`)
    .replace('{fs:"welcome",version:1', `{fs:"welcome",version:${protocol}`);
}
