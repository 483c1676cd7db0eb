import { expect } from 'chai';
import type { AddressedFacts } from '../../src/shell/diagnose/examined.ts';
import type { Finding } from '../../src/shell/diagnose/finding.ts';
import type { HostPage } from '../../src/shell/diagnose/host-page.ts';
import { parsePolicies } from '../../src/shell/diagnose/content-policy.ts';
import { checkContentPolicy, checkSurroundings } from '../../src/shell/diagnose/rule-checks.ts';
import { run } from '../../src/shell/diagnose.ts';
import type { FsShell } from '../../src/shell/shell.ts';
import { clear, holdTimers, lender, render, shown, until } from './harness.ts';
import '../../src/embed.ts';

/** What was written to the console. */
let written: string[] = [];
const { log } = console;

beforeEach(() => {
  written = [];
  console.log = (...words: unknown[]) => written.push(words.join(' '));
});

afterEach(() => {
  console.log = log;
  clear();
});

const facts = (element: Element) => (element as FsShell).facts;

async function findings(html: string): Promise<Finding[]> {
  const element = render(html);
  const [diagnosis] = await run([element], [facts(element)]);
  expect(diagnosis?.element).to.equal(element);
  return diagnosis!.findings;
}

const codes = (found: Finding[]) => found.map(({ code }) => code);

describe('diagnose()', () => {
  it('says that all is well of an element that is shown', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);

    const [diagnosis] = await run([login], [facts(login)]);

    expect(diagnosis).to.deep.equal({ element: login, findings: [] });
    expect(written.join()).to.match(
      /1 element on this page, all is well.*<fs-login>.*All is well/s,
    );
  });

  it('waits for a frame that is on its way', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await until(() => facts(login).state === 'loading');

    const [diagnosis] = await run([login], [facts(login)]);

    expect(facts(login).state).to.equal('shown');
    expect(diagnosis?.findings).to.deep.equal([]);
  });

  const elements: [what: string, html: string, code: string, fix: RegExp][] = [
    ['no client id', '<fs-login lender="LENDER">', 'client_id_missing', /client-id="/],
    [
      'a lender that is no address',
      '<fs-login lender="https://" client-id="plain">',
      'lender_malformed',
      /lender="https/,
    ],
    [
      'an inline mode',
      '<fs-login lender="LENDER" client-id="plain" mode="inline">',
      'inline_in_shell',
      /fs-central\/define/,
    ],
    [
      'a mode that is none',
      '<fs-login lender="LENDER" client-id="plain" mode="iframe">',
      'mode_unknown',
      /mode="frame"/,
    ],
    [
      'an unknown client',
      '<fs-login lender="LENDER" client-id="unknown-1">',
      'client_unknown',
      /client-id="unknown-1"/,
    ],
    [
      'an unregistered origin',
      '<fs-login lender="LENDER" client-id="unregistered-1">',
      'origin_unregistered',
      new RegExp(`Ask Test Lending to add ${location.origin} to the embedOrigins`),
    ],
    [
      'an element that the client may not have',
      '<fs-login lender="LENDER" client-id="elsewhere-1">',
      'tag_not_allowed',
      /add fs-login to the elements of client "elsewhere-1"/,
    ],
    [
      'a mode that the client may not have',
      '<fs-login lender="LENDER" client-id="framed-1" mode="popup">',
      'mode_refused',
      /^mode="frame"/,
    ],
    [
      'an address at which no lender is',
      `<fs-login lender="${location.origin}/x" client-id="broken-1">`,
      'wrong_lender',
      /the origin that the lender gave you/,
    ],
  ];
  for (const [what, html, code, fix] of elements) {
    it(`finds ${what}, and says what mends it`, async () => {
      const element = render(html);
      await until(() => facts(element).state === 'failed' || facts(element).policy);

      const [diagnosis] = await run([element], [facts(element)]);
      const found = diagnosis!.findings.filter(({ hint }) => !hint);

      expect(codes(found)).to.deep.equal([code]);
      expect(found[0]?.fix).to.match(fix);
      expect(written.join()).to.include(`(${code})`).and.include(found[0]?.fix);
    });
  }

  it('finds a server that is not there', async () => {
    const timers = holdTimers();
    const nowhere = 'http://127.0.0.1:9';
    const element = render(`<fs-login lender="${nowhere}" client-id="plain"></fs-login>`);
    await until(() => timers.run(30_000));
    timers.restore();

    const [diagnosis] = await run([element], [facts(element)]);

    expect(codes(diagnosis!.findings)).to.deep.equal(['lender_unreachable']);
    expect(diagnosis?.findings[0]?.fix).to.include(`${nowhere}/healthz`);
  });

  it('says of a silent frame where to look', async () => {
    const timers = holdTimers();
    const element = render('<fs-login lender="LENDER" client-id="mute"></fs-login>');
    // The lender is asked before the frame is given up.
    await until(() => facts(element).policy);
    expect(timers.run(30_000)).to.equal(1);
    timers.restore();

    const [diagnosis] = await run([element], [{ ...facts(element), state: 'failed' }]);

    expect(codes(diagnosis!.findings)).to.deep.equal(['frame_silent']);
    expect(diagnosis?.findings[0]?.fix).to.include(`${lender}/embed/frames/fs-login?`);
  });

  it('tells an element that is not shown from one that is far away', async () => {
    const hidden = await findings(
      '<fs-login lender="LENDER" client-id="plain" style="display:none"></fs-login>',
    );
    const far = await findings(
      '<fs-login lender="LENDER" client-id="plain" style="margin-block-start:9000px"></fs-login>',
    );

    expect(codes(hidden)).to.deep.equal(['hidden']);
    expect(codes(far)).to.deep.equal(['not_near']);
    expect(written.join('')).to.include('all is well');
  });

  it('says that storage is denied, and that it still works', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    await shown(login);

    const [diagnosis] = await run([login], [{ ...facts(login), storage: 'denied' }]);

    expect(codes(diagnosis!.findings)).to.deep.equal(['storage_denied']);
    expect(diagnosis?.findings[0]?.hint).to.equal(true);
  });

  it('finds a tag that another script has taken', async () => {
    customElements.define('fs-stolen', class extends HTMLElement {});

    const found = await findings('<fs-stolen></fs-stolen>');

    expect(codes(found)).to.deep.equal(['tag_taken']);
    expect(found[0]?.fix).to.include(`customElements.define('fs-stolen'`);
  });

  it('tells elements that were drawn inside the page from other scripts', async () => {
    customElements.define(
      'fs-drawn-inside',
      class extends HTMLElement {
        static elementProperties = new Map([['clientId', {}]]);
      },
    );

    const found = await findings('<fs-drawn-inside></fs-drawn-inside>');

    expect(codes(found)).to.deep.equal(['tag_taken_by_inline']);
  });

  it('tells which of several elements has something in its way', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain"></fs-login>');
    const typo = render('<fs-balance client-id="plain"></fs-balance>');
    await shown(login);
    const strange = { tag: 'fs-balance', ours: false, host: location.origin };

    const diagnoses = await run([login, typo], [facts(login), strange]);

    expect(diagnoses.map(({ findings }) => codes(findings))).to.deep.equal([[], ['unknown_tag']]);
    expect(written.join()).to.include('2 elements on this page, 1 of them cannot work');
  });

  it('says so where there is no element at all', async () => {
    await run([], []);

    expect(written.join()).to.include('no element on this page');
  });

  it('writes nothing that a customer typed or owns', async () => {
    const login = render('<fs-login lender="LENDER" client-id="plain">secret words</fs-login>');
    await shown(login);

    await run([login], [facts(login)]);

    expect(written.join()).to.not.include('secret words');
  });
});

const plainPage: HostPage = {
  origin: 'https://dealer.example',
  policies: [],
  headers: {},
  headersRead: true,
  ancestors: [],
  sandbox: undefined,
};

const plainFacts = {
  tag: 'fs-login',
  ours: true,
  host: 'https://dealer.example',
  lender: 'https://pay.example',
  clientId: 'northside-motors',
} satisfies AddressedFacts;

/** Findings of the rules of a page, with its element's facts. */
function ofRules(page: Partial<HostPage>, more: Partial<AddressedFacts> = {}): Finding[] {
  const examined = {
    element: document.body,
    facts: { ...plainFacts, ...more },
    page: { ...plainPage, ...page },
    answer: 'policy' as const,
  };
  return [...checkContentPolicy(examined.facts, examined.page), ...checkSurroundings(examined)];
}

const policies = (text: string, from: 'header' | 'meta' = 'header') => ({
  policies: parsePolicies(text, from),
});

describe('the rules of a page, as diagnose() reads them', () => {
  const cases: [what: string, page: Partial<HostPage>, code: string, fix: string][] = [
    [
      'a policy without frames',
      policies(`frame-src 'self'`),
      'csp_frame_src',
      `frame-src 'self' https://pay.example`,
    ],
    [
      'the same in a tag of the page',
      policies(`child-src 'none'`, 'meta'),
      'csp_frame_src',
      `frame-src https://pay.example`,
    ],
    [
      'a policy without requests',
      policies(`connect-src 'self'`),
      'csp_connect_src',
      `connect-src 'self' https://pay.example`,
    ],
    [
      'a sandbox without forms',
      { sandbox: ['allow-scripts', 'allow-same-origin'] },
      'sandboxed',
      'sandbox allow-scripts allow-same-origin allow-forms',
    ],
    [
      'a sandbox without an origin',
      { origin: 'null' },
      'sandboxed',
      'sandbox="allow-scripts allow-same-origin allow-forms allow-popups"',
    ],
    [
      'a page around the page',
      { ancestors: ['https://dealer.example', 'https://portal.example'] },
      'framed_host',
      'Open this page at the top level, or use mode="redirect" here.',
    ],
    [
      'isolation by COEP',
      { headers: { 'cross-origin-embedder-policy': 'require-corp' } },
      'coep',
      'Cross-Origin-Embedder-Policy: unsafe-none',
    ],
    [
      'denied passkeys',
      { headers: { 'permissions-policy': 'camera=(), publickey-credentials-get=(self)' } },
      'permissions_policy',
      'publickey-credentials-get=(self "https://pay.example")',
    ],
  ];
  for (const [what, page, code, fix] of cases) {
    it(`find ${what}`, () => {
      const found = ofRules(page, { state: 'failed' });

      expect(codes(found)).to.deep.equal([code]);
      expect(found[0]?.fix).to.equal(fix);
    });
  }

  it('find a window that is cut off, where there is to be one', () => {
    const page = { headers: { 'cross-origin-opener-policy': 'same-origin' } };

    expect(codes(ofRules(page, { mode: 'popup' }))).to.deep.equal(['coop']);
    expect(codes(ofRules(page, { mode: 'frame' }))).to.deep.equal([]);
  });

  it('find a sandbox without windows and downloads, for the elements that have any', () => {
    const page = { sandbox: ['allow-scripts', 'allow-same-origin', 'allow-forms'] };

    const [found, ...more] = ofRules(page, { tag: 'fs-documents' });

    expect(more).to.deep.equal([]);
    expect(found?.code).to.equal('sandboxed_windows');
    expect(found?.hint).to.equal(true);
    expect(found?.fix).to.equal(`sandbox ${page.sandbox.join(' ')} allow-popups allow-downloads`);
    const mended = { sandbox: [...page.sandbox, 'allow-popups', 'allow-downloads'] };
    expect(ofRules(mended, { tag: 'fs-documents' })).to.deep.equal([]);
    expect(ofRules(page, { tag: 'fs-balance-card' })).to.deep.equal([]);
  });

  const harmless: Partial<HostPage>[] = [
    policies(`default-src *; frame-src https://pay.example; require-trusted-types-for 'script'`),
    { headers: { 'cross-origin-embedder-policy': 'require-corp' } },
    { headers: { 'cross-origin-opener-policy': 'same-origin-allow-popups' } },
    { headers: { 'permissions-policy': 'publickey-credentials-get=*, geolocation=()' } },
    { ancestors: ['https://dealer.example'] },
    { sandbox: ['allow-scripts', 'allow-same-origin', 'allow-forms'] },
  ];
  for (const page of harmless) {
    it(`find nothing in ${JSON.stringify(page)}`, () => {
      expect(codes(ofRules(page))).to.deep.equal([]);
    });
  }

  it('ask nothing of a page that only shows a link', () => {
    const page = { ...policies(`frame-src 'none'`), ancestors: ['https://portal.example'] };

    expect(codes(ofRules(page, { mode: 'redirect' }))).to.deep.equal([]);
  });

  it('say each policy that is in the way, as a browser wants all of them mended', () => {
    const found = ofRules(policies(`frame-src 'self', frame-src https://maps.example`));

    expect(found.map(({ fix }) => fix)).to.deep.equal([
      `frame-src 'self' https://pay.example`,
      `frame-src https://maps.example https://pay.example`,
    ]);
  });

  it('go by the browser’s own complaint where the headers could not be read', () => {
    const violations = [
      {
        directive: 'frame-src',
        blockedURI: 'https://pay.example/embed/frames/fs-login',
        policy: `default-src 'self'; frame-src https://maps.example`,
      },
    ];

    const found = ofRules({ headersRead: false }, { violations });

    expect(codes(found)).to.deep.equal(['csp_frame_src']);
    expect(found[0]?.fix).to.equal('frame-src https://maps.example https://pay.example');
  });
});
