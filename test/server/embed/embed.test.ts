import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type EmbedPolicy, embedPolicySchema, framedTags } from '../../../sdk/contract/index.ts';
import { TestServer } from '../support/server.ts';

const registered = [
  {
    id: 'two-hosts',
    name: 'Fielding & Sons <Autos>',
    homeUri: 'https://fielding.example/?a=1&b="2"',
    embedOrigins: ['https://fielding.example', 'https://www.fielding.example:8443'],
    theme: { '--fs-color-accent': '#1f6b45' },
    confirm: 'window',
  },
  {
    id: 'windows-only',
    name: 'Windows Only',
    homeUri: 'https://windows.example/',
    embedOrigins: ['https://windows.example'],
    modes: ['popup', 'redirect'],
    elements: ['fs-login'],
  },
  {
    id: 'links-only',
    name: 'Links Only',
    homeUri: 'https://links.example/',
    embedOrigins: ['https://links.example'],
    modes: ['redirect'],
  },
  {
    id: 'links-first',
    name: 'Links First',
    homeUri: 'https://links-first.example/',
    embedOrigins: ['https://links-first.example'],
    modes: ['redirect', 'frame'],
  },
  {
    id: 'brand',
    name: 'A brand of ours',
    firstParty: true,
    homeUri: 'https://brand.example/',
    modes: ['inline', 'frame'],
    inlineOrigins: ['https://brand.example'],
    apiOrigins: ['https://brand.example'],
    embedOrigins: ['https://magazine.example'],
  },
];

let server: TestServer;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fs-clients-'));
  const file = join(folder, 'clients.json');
  await writeFile(file, JSON.stringify(registered));
  server = await TestServer.start({ CLIENTS_FILE: file });
});
after(async () => {
  await server.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function policyOf(id: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.origin}/embed/clients/${id}`, { headers });
  const text = await response.text();
  return { response, text, policy: () => embedPolicySchema().parse(JSON.parse(text)) };
}

function frame(query: Record<string, string>, tag = 'fs-login'): Promise<Response> {
  return fetch(`${server.origin}/embed/frames/${tag}?${new URLSearchParams(query).toString()}`);
}

/** What the server told the page, from its meta element. */
function configIn(html: string, name = 'fs-frame'): Record<string, unknown> {
  const [, content = ''] = new RegExp(`<meta name="${name}" content="([^"]*)"`).exec(html) ?? [];
  const text = content.replace(/&#(\d+);/g, (_whole, code) => String.fromCharCode(Number(code)));
  return JSON.parse(text) as Record<string, unknown>;
}

const ancestorsOf = (response: Response) =>
  /frame-ancestors ([^;]+);/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

describe('the policy of a client', () => {
  it('tells what to show and how', async () => {
    const { policy } = await policyOf('two-hosts');

    assert.deepEqual(policy(), {
      id: 'two-hosts',
      name: 'Fielding & Sons <Autos>',
      lenderName: 'Prairie Lane Finance',
      modes: ['frame', 'popup', 'redirect'],
      elements: [...framedTags],
      theme: { '--fs-color-accent': '#1f6b45' },
      confirm: 'window',
      host: 'unregistered',
    } satisfies EmbedPolicy);
  });

  it('names no origin, may be read from anywhere, and is kept for a minute by who asked', async () => {
    for (const id of ['northside-motors', 'two-hosts', 'brand', 'portal']) {
      const { response, text } = await policyOf(id, { origin: 'https://fielding.example' });

      assert.ok(!text.includes('://'), text);
      assert.doesNotMatch(text, /localhost|127\.0|fielding\.example/);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('cache-control'), 'public, max-age=60');
      assert.equal(response.headers.get('vary'), 'Origin, Sec-Fetch-Site');
    }
  });

  it('is not found for a client that is not registered', async () => {
    for (const id of ['nobody', '__proto__', 'Portal', '%00', '..%2Fportal', '%F0%9F%9A%97']) {
      const { response, text } = await policyOf(id);

      assert.equal(response.status, 404, id);
      assert.equal((JSON.parse(text) as Record<string, unknown>)['code'], 'not_found');
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
    }
  });

  const standings: [client: string, headers: () => Record<string, string>, host: string][] = [
    ['northside-motors', () => ({ origin: server.running.dealerOrigin }), 'registered'],
    ['northside-motors', () => ({ origin: server.origin }), 'own'],
    ['northside-motors', () => ({ 'sec-fetch-site': 'same-origin' }), 'own'],
    ['northside-motors', () => ({ 'sec-fetch-site': 'same-site' }), 'unregistered'],
    ['northside-motors', () => ({ 'sec-fetch-site': 'none' }), 'unregistered'],
    ['northside-motors', () => ({}), 'unregistered'],
    ['northside-motors', () => ({ origin: 'null' }), 'unregistered'],
    ['northside-motors', () => ({ origin: 'https://brand.example' }), 'unregistered'],
    ['two-hosts', () => ({ origin: 'https://fielding.example' }), 'registered'],
    ['two-hosts', () => ({ origin: 'https://www.fielding.example:8443' }), 'registered'],
    ['two-hosts', () => ({ origin: 'https://www.fielding.example' }), 'unregistered'],
    ['two-hosts', () => ({ origin: 'http://fielding.example' }), 'unregistered'],
    ['two-hosts', () => ({ origin: 'https://fielding.example.evil.example' }), 'unregistered'],
    ['two-hosts', () => ({ origin: server.running.dealerOrigin }), 'unregistered'],
    ['brand', () => ({ origin: 'https://brand.example' }), 'own'],
    ['brand', () => ({ origin: 'https://magazine.example' }), 'registered'],
    // A page elsewhere is told by its origin, whatever else it says.
    [
      'two-hosts',
      () => ({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }),
      'unregistered',
    ],
  ];
  for (const [client, headers, host] of standings) {
    it(`calls a page of ${client} ${host}: ${headers.toString().slice(6)}`, async () => {
      const { policy } = await policyOf(client, headers());

      assert.equal(policy().host, host);
    });
  }
});

describe('a frame page', () => {
  it('may be framed by the one host that asked', async () => {
    for (const host of ['https://fielding.example', 'https://www.fielding.example:8443']) {
      const response = await frame({ client_id: 'two-hosts', host });

      assert.equal(response.status, 200);
      assert.equal(ancestorsOf(response), host);
      assert.equal(response.headers.get('x-frame-options'), null);
    }
  });

  it('tells the guest whose it is', async () => {
    const host = 'https://fielding.example';

    const response = await frame({ client_id: 'two-hosts', host }, 'fs-balance-card');

    const html = await response.text();
    assert.deepEqual(configIn(html), {
      tag: 'fs-balance-card',
      clientId: 'two-hosts',
      clientName: 'Fielding & Sons <Autos>',
      lender: server.origin,
      lenderName: 'Prairie Lane Finance',
      host,
      mode: 'frame',
      confirm: 'window',
      theme: { '--fs-color-accent': '#1f6b45' },
      supportPhone: '(312) 555-0142',
      portal: `${server.origin}/?client_id=two-hosts`,
    });
    assert.match(html, /<script\s+type="module"\s+src="\/assets\/frame\/balance-card.js"/);
    assert.ok(!html.includes('<Autos>'), 'names are escaped');
    assert.doesNotMatch(html, /\{\{/);
  });

  it('lets in a host that isolates its page', async () => {
    const response = await frame({ client_id: 'two-hosts', host: 'https://fielding.example' });

    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(response.headers.get('cross-origin-embedder-policy'), 'require-corp');
  });

  const modes: [client: string, host: string, asked: string | undefined, shown: string][] = [
    ['two-hosts', 'https://fielding.example', undefined, 'frame'],
    ['two-hosts', 'https://fielding.example', 'frame', 'frame'],
    ['two-hosts', 'https://fielding.example', 'popup', 'popup'],
    ['two-hosts', 'https://fielding.example', 'inline', 'frame'],
    ['links-first', 'https://links-first.example', 'frame', 'frame'],
    ['windows-only', 'https://windows.example', undefined, 'popup'],
    ['windows-only', 'https://windows.example', 'popup', 'popup'],
    // A password is not for its frames, whatever the host's page says.
    ['windows-only', 'https://windows.example', 'frame', 'popup'],
  ];
  for (const [client, host, asked, shown] of modes) {
    it(`shows ${shown} to ${client} that asks for ${asked ?? 'nothing'}`, async () => {
      const query = { client_id: client, host, ...(asked !== undefined && { mode: asked }) };

      const response = await frame(query);

      assert.equal(configIn(await response.text())['mode'], shown);
    });
  }
});

describe('a frame that is not registered', () => {
  const good = { client_id: 'two-hosts', host: 'https://fielding.example' };
  const odd: Record<string, [query: Record<string, string>, tag?: string]> = {
    'another host': [{ ...good, host: 'https://evil.example' }],
    'the host of another client': [{ ...good, host: 'https://windows.example' }],
    'another port': [{ ...good, host: 'https://fielding.example:8443' }],
    'a path': [{ ...good, host: 'https://fielding.example/' }],
    'another case': [{ ...good, host: 'https://FIELDING.example' }],
    'a prefix': [{ ...good, host: 'https://fielding.example.evil.example' }],
    'a wildcard': [{ ...good, host: '*' }],
    'a second source': [{ ...good, host: 'https://fielding.example https://evil.example' }],
    'a second directive': [{ ...good, host: 'https://fielding.example; script-src *' }],
    'a line break': [{ ...good, host: 'https://fielding.example\r\nX-Evil: 1' }],
    'the opaque origin': [{ ...good, host: 'null' }],
    'no host': [{ client_id: 'two-hosts' }],
    'no client': [{ host: good.host }],
    'an unknown client': [{ ...good, client_id: 'nobody' }],
    'a client that has links only': [{ client_id: 'links-only', host: 'https://links.example' }],
    'a client that prefers links and is asked for nothing': [
      { client_id: 'links-first', host: 'https://links-first.example' },
    ],
    'a host of its own, inline': [{ client_id: 'brand', host: 'https://brand.example' }],
    'the lender itself': [{ client_id: 'portal', host: 'http://localhost' }],
    'an element that it may not show': [
      { client_id: 'windows-only', host: 'https://windows.example' },
      'fs-payment-panel',
    ],
    'an element that there is not': [good, 'fs-nothing'],
    'the provider': [good, 'fs-central'],
    'a way out of the folder': [good, '..%2F..%2Fembed'],
    markup: [{ ...good, client_id: '"><script>' }],
  };
  for (const [what, [query, tag]] of Object.entries(odd)) {
    it(`is explained, and framed by nobody: ${what}`, async () => {
      const response = await frame(query, tag);

      const html = await response.text();
      assert.equal(response.status, 403);
      assert.equal(ancestorsOf(response), `'none'`);
      assert.equal(response.headers.get('x-frame-options'), 'DENY');
      assert.equal(response.headers.get('x-evil'), null);
      assert.match(html, /<h1>This can’t be shown here<\/h1>/);
      const links = [...html.matchAll(/<a[^>]* href="([^"]*)" target="_top"/g)];
      assert.equal(links.length, 1);
      assert.ok(links[0]?.[1]?.startsWith(`${server.origin}/`));
      assert.doesNotMatch(html, /<script|evil\.example/);
    });
  }

  it('shows nothing, instead of the browser’s own page, where a link will stand in its place', async () => {
    const query = new URLSearchParams({
      client_id: 'links-first',
      host: 'https://links-first.example',
    });
    const framed = { 'sec-fetch-dest': 'iframe' };

    const response = await fetch(`${server.origin}/embed/frames/fs-login?${query.toString()}`, {
      headers: framed,
    });

    assert.equal(response.status, 403);
    assert.equal(ancestorsOf(response), 'https://links-first.example');
    assert.doesNotMatch(await response.text(), /<body|<script/);
  });

  it('is so where the host is there twice', async () => {
    const twice = 'client_id=two-hosts&host=https://fielding.example&host=https://evil.example';

    const response = await fetch(`${server.origin}/embed/frames/fs-login?${twice}`);

    assert.equal(response.status, 403);
    assert.equal(ancestorsOf(response), `'none'`);
  });
});

describe('pages of windows', () => {
  for (const name of ['callback', 'confirm', 'document']) {
    it(`keep their opener and are framed by nobody: ${name}`, async () => {
      const response = await fetch(`${server.origin}/embed/${name}?code=a&state=b`);

      const html = await response.text();
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cross-origin-opener-policy'), null);
      assert.equal(ancestorsOf(response), `'none'`);
      assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.match(html, new RegExp(`src="/assets/windows/${name}\\.js"`));
      assert.deepEqual(configIn(html, 'fs-window'), {
        lender: server.origin,
        lenderName: 'Prairie Lane Finance',
        portal: `${server.origin}/`,
        supportPhone: '(312) 555-0142',
      });
    });
  }
});

describe('the way back from the portal', () => {
  const open = async (query: string) => (await fetch(`${server.origin}/?${query}`)).text();
  const backLink = /<a class="back-to" href="([^"]*)">([^<]*)<\/a>/;

  it('leads to the registered address and no other', async () => {
    const html = await open('client_id=northside-motors&return_to=https://evil.example/');

    const [, href, text] = backLink.exec(html) ?? [];
    assert.equal(href, `${server.running.dealerOrigin}/`);
    assert.equal(text, 'Back to Northside Motors');
    assert.ok(!html.includes('evil.example'));
  });

  it('is escaped', async () => {
    const html = await open('client_id=two-hosts');

    const [, href, text] = backLink.exec(html) ?? [];
    assert.equal(href, 'https://fielding.example/?a=1&#38;b=&#34;2&#34;');
    assert.equal(text, 'Back to Fielding &#38; Sons &#60;Autos&#62;');
  });

  const none = [
    '',
    'client_id=',
    'client_id=nobody',
    'client_id=portal',
    'client_id=brand',
    'client_id=__proto__',
    'client_id=%22%3E%3Cscript%3E',
    'client_id=https://evil.example/',
  ];
  for (const query of none) {
    it(`is not there for ${query || 'a plain visit'}`, async () => {
      const html = await open(query);

      assert.ok(!html.includes('back-to'));
      assert.doesNotMatch(html, /Back to|\{\{|evil\.example/);
    });
  }
});

describe('a registered client', () => {
  it('signs in from frames of the lender, and cannot call the API from its own pages', async () => {
    const preflight = (origin: string) =>
      fetch(`${server.origin}/oauth/challenge`, { method: 'OPTIONS', headers: { origin } });

    const own = await preflight(server.origin);
    const dealer = await preflight('https://fielding.example');
    const brand = await preflight('https://brand.example');

    assert.equal(own.headers.get('access-control-allow-origin'), server.origin);
    assert.equal(dealer.headers.get('access-control-allow-origin'), null);
    assert.equal(brand.headers.get('access-control-allow-origin'), 'https://brand.example');
  });

  it('may come back to the lender’s callback', async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'two-hosts',
      redirect_uri: `${server.origin}/embed/callback`,
      scope: 'openid accounts',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });

    const response = await fetch(`${server.origin}/oauth/authorize?${query.toString()}`, {
      redirect: 'manual',
    });

    assert.equal(response.status, 303);
    assert.match(response.headers.get('location') ?? '', /\/sign-in\//);
  });
});
