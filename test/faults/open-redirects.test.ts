import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, it } from 'node:test';
import { TestServer } from '../server/support/server.ts';
import { type Choices, choices, size } from './seeded.ts';

/** `REDIRECTS=10000` for the full size. */
const tries = size('REDIRECTS', 600);

let server: TestServer;
before(async () => {
  server = await TestServer.start({ LOG_LEVEL: 'silent' });
});
after(() => server.dispose());

const pages = [
  '/',
  '/sign-in/x',
  '/outbox',
  '/outbox/x',
  '/embed/callback',
  '/embed/confirm',
  '/embed/document',
  '/embed/frames/fs-login',
  '/oauth/authorize',
  '/portal/portal.css',
  '/healthz',
];
const names = [
  'client_id',
  'redirect_uri',
  'post_logout_redirect_uri',
  'return_to',
  'next',
  'url',
  'back',
  'host',
  'state',
  'iss',
];
const pieces = [
  '//',
  '/\\',
  '\\\\',
  '@',
  '#',
  '?',
  '%2f%2f',
  '%5c',
  '%00',
  '%0d%0a',
  '..',
  '/./',
  ';',
  ':',
  '%09',
  'evil.example',
  'http:',
  'https:',
  'javascript:',
  'data:',
  'localhost',
];
const anything = (random: Choices) =>
  Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces)).join('');

/** What a client may ask for, which is answered with a redirect. */
const honest = () =>
  `/oauth/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: 'northside-motors',
    redirect_uri: `${server.origin}/embed/callback`,
    scope: 'openid accounts',
    state: 'state',
    nonce: 'nonce',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  }).toString()}`;

/** A path with something in it that others have taken for an address. */
function address(random: Choices): string {
  const path = random.pick([
    () => random.pick(pages),
    () => `/${anything(random)}`,
    () => `//evil.example${random.pick(pages)}`,
    () => random.pick(pages) + anything(random),
    () =>
      `${honest()}&${random.pick(names)}=https://evil.example/&prompt=${random.pick(['none', 'login'])}`,
  ])();
  const query = Array.from(
    { length: random.below(3) },
    () =>
      `${random.pick(names)}=${random.pick([anything(random), 'https://evil.example/', '//evil.example'])}`,
  );
  // As a browser sends it: no fragment, and what a path cannot hold is encoded.
  const mark = path.includes('?') ? '&' : '?';
  const [sent = ''] = (query.length ? path + mark + query.join('&') : path).split('#');
  return sent.replace(/[^!-~]/g, (letter) => encodeURIComponent(letter));
}

/** Asks for exactly this path, which `fetch` would put in order first. */
function ask(
  path: string,
): Promise<{ status: number; location: string | undefined; text: string }> {
  const { hostname, port, host } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('error', reject).once('end', () => {
        const { location } = response.headers;
        resolve({ status: response.statusCode ?? 0, location, text });
      });
    });
    asking.once('error', reject).end();
  });
}

it(`leads to no other site by any of ${tries} addresses, neither by a redirect nor by a link`, async () => {
  const random = choices('redirects');
  let redirects = 0;

  for (let count = 0; count < tries; count += 1) {
    const path = address(random);
    const { status, location, text } = await ask(path);
    const said = `${path} was answered ${status} ${location ?? ''}`;
    assert.ok(status < 500, said);
    if (location !== undefined) {
      redirects += 1;
      assert.equal(new URL(location, server.origin + '/').origin, server.origin, said);
    }
    const links = [...text.matchAll(/(?:href|src|action|url)\s*=\s*["']?([^"'\s>]*)/gi)];
    for (const [, link = ''] of links) {
      if (!URL.canParse(link, server.origin)) continue;
      const { origin, protocol } = new URL(link.replaceAll('&amp;', '&'), server.origin);
      if (protocol === 'tel:') continue;
      assert.ok(
        [server.origin, server.running.dealerOrigin].includes(origin),
        `${said} with a link to ${link}`,
      );
    }
  }
  assert.ok(redirects > 0, 'some addresses redirect');
});
