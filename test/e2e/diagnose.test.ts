import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { olderScript } from '../hostile/older/script.ts';
import { until } from '../hostile/until.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';

let server: Server;
let host = '';
let folder = '';
let sandbox: Sandbox;
let browser: Browser;
/** What the next page is and how it is sent; `{lender}` stands for the lender's origin. */
let next: { headers?: Record<string, string>; head?: string; script?: string; body: string } = {
  body: '',
};

const embed = '<script type="module" src="{lender}/embed.js"></script>';
const fill = (text: string) => text.replaceAll('{lender}', sandbox.lender);

before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/embed-kept.js') {
      // As a copy would be of a script whose handshake is another one.
      response.setHeader('content-type', 'text/javascript').end(olderScript(2));
      return;
    }
    const { headers = {}, head = '', script = embed, body } = next;
    response.setHeader('content-type', 'text/html');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, fill(value));
    response.end(fill(`<!doctype html><html lang="en"><title>host</title>${head}${script}${body}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  folder = await mkdtemp(join(tmpdir(), 'fs-central-'));
  const clients = [
    { id: 'test-motors', name: 'Test Motors', embedOrigins: [host], homeUri: `${host}/` },
    {
      id: 'cards-only',
      name: 'Cards Only',
      embedOrigins: [host],
      homeUri: `${host}/`,
      modes: ['frame'],
      elements: ['fs-balance-card'],
    },
  ];
  await writeFile(join(folder, 'clients.json'), JSON.stringify(clients));
  [sandbox, browser] = await Promise.all([
    startSandbox({ CLIENTS_FILE: join(folder, 'clients.json') }),
    launchBrowser(),
  ]);
});

after(async () => {
  await browser.close();
  await sandbox.dispose();
  server.close();
  await rm(folder, { recursive: true });
});

interface Found {
  tag: string;
  findings: { code: string; message: string; fix: string; hint?: true }[];
}

/** What `diagnose()` says of a page, and what it wrote to the console. */
async function diagnose(page: typeof next): Promise<{ found: Found[]; written: string }> {
  next = page;
  const tab = await browser.newPage();
  const lines: string[] = [];
  tab.on('console', (message) => lines.push(message.text()));
  await tab.goto(host);
  await untilSettled(tab);
  // As from the console; a policy that forbids the script forbids this, too.
  const found = (await tab.evaluate(async (lender) => {
    const { diagnose } = (await import(`${lender}/embed.js`)) as {
      diagnose: () => Promise<{ element: Element; findings: object[] }[]>;
    };
    const diagnoses = await diagnose();
    return diagnoses.map(({ element, findings }) => ({ tag: element.localName, findings }));
  }, sandbox.lender)) as Found[];
  await tab.close();
  return { found, written: lines.join('\n') };
}

/** Waits for what the page's script does by itself, if it has one. */
async function untilSettled(tab: Page): Promise<void> {
  await until('an element that is shown or has failed', () =>
    tab.evaluate(() => {
      const element = document.querySelector('fs-login') as { facts?: { state: string } } | null;
      return !element?.facts || !['waiting', 'loading'].includes(element.facts.state);
    }),
  );
}

const login = '<fs-login client-id="test-motors"></fs-login>';

it('says that all is well on a page that lets the lender in', async () => {
  const { found, written } = await diagnose({
    headers: {
      'content-security-policy':
        "default-src 'self'; script-src {lender}; frame-src {lender}; connect-src 'self' {lender}",
    },
    body: login,
  });

  assert.deepEqual(found, [{ tag: 'fs-login', findings: [] }]);
  assert.match(written, /all is well/);
});

it('names the directive that forbids the frame, and a line under which it works', async () => {
  const policy = (frames: string) =>
    `default-src 'self'; script-src {lender}; connect-src 'self' {lender}; ${frames}`;
  const broken = await diagnose({
    headers: { 'content-security-policy': policy("child-src 'self' https://maps.example") },
    body: login,
  });

  const [finding] = broken.found[0]?.findings ?? [];
  assert.equal(finding?.code, 'csp_frame_src');
  assert.equal(finding.fix, `frame-src 'self' https://maps.example ${sandbox.lender}`);
  assert.ok(broken.written.includes(finding.fix));
  const mended = await diagnose({
    headers: { 'content-security-policy': policy(finding.fix) },
    body: login,
  });
  assert.deepEqual(mended.found[0]?.findings, []);
});

it('reads a policy that stands in the page itself', async () => {
  const { found } = await diagnose({
    head: `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">`,
    body: login,
  });

  assert.deepEqual(
    found[0]?.findings.map(({ code, fix }) => [code, fix]),
    [['csp_frame_src', `frame-src ${sandbox.lender}`]],
  );
  assert.match(found[0].findings[0]?.message ?? '', /<meta/);
});

it('says that a forbidden question is no hindrance', async () => {
  const { found, written } = await diagnose({
    headers: { 'content-security-policy': "connect-src 'self'" },
    body: login,
  });

  assert.deepEqual(
    found[0]?.findings.map(({ code, fix, hint }) => [code, fix, hint]),
    [['csp_connect_src', `connect-src 'self' ${sandbox.lender}`, true]],
  );
  assert.match(written, /all is well/);
});

const others: [what: string, page: typeof next, code: string, fix: RegExp][] = [
  [
    'a client that nobody knows',
    { body: '<fs-login client-id="nobody-motors"></fs-login>' },
    'client_unknown',
    /client-id="nobody-motors"/,
  ],
  [
    'an origin that is not registered',
    { body: '<fs-login client-id="northside-motors"></fs-login>' },
    'origin_unregistered',
    /add http:\/\/127\.0\.0\.1:\d+ to the embedOrigins of client "northside-motors"/,
  ],
  [
    'an element that the client may not have',
    { body: '<fs-login client-id="cards-only"></fs-login>' },
    'tag_not_allowed',
    /add fs-login to the elements/,
  ],
  [
    'a mode that the client may not have',
    { body: '<fs-login client-id="test-motors" mode="inline"></fs-login>' },
    'inline_in_shell',
    /Remove mode="inline"/,
  ],
  ['a missing client id', { body: '<fs-login></fs-login>' }, 'client_id_missing', /client-id=/],
  [
    'an address at which no lender is',
    { body: '<fs-login lender="/" client-id="test-motors"></fs-login>' },
    'wrong_lender',
    /leave it out/,
  ],
  [
    'a sandbox without forms',
    {
      headers: { 'content-security-policy': 'sandbox allow-scripts allow-same-origin' },
      body: login,
    },
    'sandboxed',
    /^sandbox allow-scripts allow-same-origin allow-forms$/,
  ],
  [
    'a tag that another script has taken',
    {
      head: `<script>customElements.define('fs-login', class extends HTMLElement {})</script>`,
      body: login,
    },
    'tag_taken',
    /Load embed\.js before that script/,
  ],
  [
    'a copy of the script with which the lender no longer speaks',
    {
      head: '<script type="module" src="/embed-kept.js"></script>',
      body: '<fs-login lender="{lender}" client-id="test-motors"><a href="{lender}/">Sign in</a></fs-login>',
    },
    'script_copied',
    /^<script type="module" src="http:\/\/localhost:\d+\/embed\.js"><\/script>$/,
  ],
  ['a tag with a typo', { body: '<fs-signin></fs-signin>' }, 'unknown_tag', /fs-login/],
  [
    'a tag with one letter wrong, and names the right one',
    { body: '<fs-balence-card client-id="test-motors"></fs-balence-card>' },
    'unknown_tag',
    /^<fs-balance-card client-id="test-motors"><\/fs-balance-card>$/,
  ],
  [
    'a tag that is for the lender’s own pages',
    { body: '<fs-portal client-id="test-motors"></fs-portal>' },
    'tag_not_framed',
    /^<a href="http:\/\/localhost:\d+\/\?client_id=test-motors">/,
  ],
  [
    'a client id in an attribute of another name',
    { body: '<fs-login client_id="test-motors"></fs-login>' },
    'client_id_missing',
    /^<fs-login client-id="test-motors">$/,
  ],
  [
    'a script that is loaded as a classic one',
    { script: '<script src="{lender}/embed.js"></script>', body: login },
    'script_not_module',
    /^<script type="module" src="http:\/\/localhost:\d+\/embed\.js"><\/script>$/,
  ],
  [
    'a page without the script',
    { script: '', body: login },
    'script_missing',
    /^<script type="module" src="http:\/\/localhost:\d+\/embed\.js"><\/script>$/,
  ],
  [
    'a script with a typo in its address',
    { script: '<script type="module" src="{lender}/embeds.js"></script>', body: login },
    'script_address',
    /^<script type="module" src="http:\/\/localhost:\d+\/embed\.js"><\/script>$/,
  ],
];
for (const [what, page, code, fix] of others) {
  it(`finds ${what}`, async () => {
    const { found, written } = await diagnose(page);

    const findings = found[0]?.findings.filter(({ hint }) => !hint) ?? [];
    assert.deepEqual(
      findings.map((finding) => finding.code),
      [code],
    );
    assert.match(findings[0]?.fix ?? '', fix);
    assert.match(written, new RegExp(code));
  });
}

it('finds an element that stands inside another, as where a tag was to end itself', async () => {
  const { found, written } = await diagnose({
    body: '<fs-login client-id="test-motors" /><fs-balance-card client-id="test-motors" />',
  });

  assert.deepEqual(
    found.map(({ tag, findings }) => [tag, findings.map(({ code, fix }) => [code, fix])]),
    [
      ['fs-login', []],
      [
        'fs-balance-card',
        [
          [
            'inside_element',
            '<fs-login client-id="test-motors"></fs-login> <fs-balance-card client-id="test-motors"></fs-balance-card>',
          ],
        ],
      ],
    ],
  );
  assert.match(written, /1 of them cannot work/);
});

const unasked = "default-src 'self'; script-src {lender}; frame-src {lender}; connect-src ";
for (const clientId of ['nobody-motors', 'northside-motors']) {
  it(`says that nobody can tell about client ${clientId} where the lender may not be asked, and then tells`, async () => {
    const body = `<fs-login client-id="${clientId}"></fs-login>`;
    const deaf = await diagnose({
      headers: { 'content-security-policy': `${unasked}'self'` },
      body,
    });

    const [finding, ...more] = deaf.found[0]?.findings ?? [];
    assert.deepEqual(more, [], 'a server that was not asked is not said to be down');
    assert.equal(finding?.code, 'csp_connect_src');
    assert.equal(finding.hint, undefined);
    assert.equal(finding.fix, `connect-src 'self' ${sandbox.lender}`);
    assert.match(finding.message, new RegExp(`"${clientId}".*${host}`));

    const mended = await diagnose({
      headers: {
        'content-security-policy': `${unasked}${finding.fix.replace('connect-src ', '')}`,
      },
      body,
    });
    const code = clientId === 'nobody-motors' ? 'client_unknown' : 'origin_unregistered';
    assert.deepEqual(
      mended.found[0]?.findings.map((one) => one.code),
      [code],
    );
  });
}

it('takes no notice of a policy in the body, as browsers take none', async () => {
  const { found } = await diagnose({
    body: `<h1>Cars</h1><meta http-equiv="Content-Security-Policy" content="frame-src 'none'">${login}`,
  });

  assert.deepEqual(found, [{ tag: 'fs-login', findings: [] }]);
});

it('says of a page that was opened from a disk that it has to be served', async () => {
  const file = join(folder, 'page.html');
  await writeFile(file, fill(`<!doctype html><title>host</title>${embed}${login}`));
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(file).href);
  await untilSettled(tab);

  const found = (await tab.evaluate(async () => {
    const element = document.querySelector('fs-login') as unknown as {
      diagnose: () => Promise<{ findings: object[] }[]>;
    };
    return (await element.diagnose())[0]?.findings;
  })) as Found['findings'];

  await tab.close();
  assert.deepEqual(
    found.map(({ code }) => code),
    ['opened_from_disk'],
  );
  assert.match(found[0]?.fix ?? '', /http:\/\/127\.0\.0\.1:8080/);
});

it('says that passkeys are denied, and that sign-in works without', async () => {
  const { found } = await diagnose({
    headers: { 'permissions-policy': 'publickey-credentials-get=()' },
    body: login,
  });

  assert.deepEqual(
    found[0]?.findings.map(({ code, fix, hint }) => [code, fix, hint]),
    [['permissions_policy', `publickey-credentials-get=(self "${sandbox.lender}")`, true]],
  );
});
