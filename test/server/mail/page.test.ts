import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { AppEnv } from '../../../demo/server/http/env.ts';
import { outboxRoutes } from '../../../demo/server/http/outbox.ts';
import type { Services } from '../../../demo/server/http/services.ts';
import type { CaughtMail } from '../../../demo/server/mail/index.ts';
import { MailHarness, origin } from './harness.ts';

const token = 'kq3v9Zb4Xw1rT8yP0nLmJ6hGfD2sA5cEuQiOoVxYz7w';
const at = '2026-06-09T15:00:00Z';

describe('the page of mails', () => {
  let harness: MailHarness;
  let app: Hono<AppEnv>;
  let items: CaughtMail[];
  before(async () => {
    harness = await MailHarness.create();
    const mail = await harness.start();
    const recovery = { flush: () => Promise.resolve() };
    const services = { site: { origin }, mail, recovery } as unknown as Services;
    app = new Hono<AppEnv>().route('/', outboxRoutes(services));
    const empty = await (await app.request(`${origin}/outbox`)).text();
    assert.match(empty, /No mails yet\./);
    await mail.send(harness.db, {
      customerId: 'cus-alex',
      template: 'password_reset',
      data: { token, expiresAt: at },
    });
    await mail.send(harness.db, {
      customerId: 'cus-luz',
      template: 'new_device',
      data: { device: '<script>alert(1)</script> https://attacker.example/x', at },
    });
    ({ items } = await json<{ items: CaughtMail[] }>('/sandbox/outbox'));
  });
  after(() => harness.dispose());

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(origin + path, { headers });
  const json = async <T>(path: string) => (await (await get(path)).json()) as T;
  const text = async (path: string) => (await get(path)).text();

  it('comes as JSON for tests, newest first, with all that was asked for before', () => {
    assert.deepEqual(
      items.map(({ to, subject }) => [to, subject]),
      [
        ['luz@mail.example', 'Inicio de sesión desde un dispositivo nuevo'],
        ['alex@mail.example', 'Choose a new password'],
      ],
    );
    for (const { id, sentAt } of items) {
      assert.match(id, /^mail_[\w-]{16}$/);
      assert.ok(Math.abs(Date.parse(sentAt) - Date.now()) < 600_000);
    }
  });

  it('lists mails with a link to each, in the words of their language', async () => {
    const page = await text('/outbox');

    assert.match(page, /Sandbox, no real money/);
    for (const { id, to, subject, language } of items) {
      assert.ok(page.includes(`<a href="/outbox/${id}">`));
      assert.ok(page.includes(`<span class="subject" lang="${language}">${subject}</span>`));
      assert.ok(page.includes(`To ${to}`));
    }
  });

  it('shows the text of a mail, with links to the lender only', async () => {
    const [foreign = '', own = ''] = await Promise.all(
      items.map(({ id }) => text(`/outbox/${id}`)),
    );

    const link = `${origin}/#reset=${token}`;
    assert.ok(own.includes(`<a href="${link}" target="_blank" rel="noopener">${link}</a>`));
    assert.ok(foreign.includes('https://attacker.example/x'));
    assert.doesNotMatch(foreign, /href="https:\/\/attacker/);
    assert.doesNotMatch(foreign, /<script>alert/);
  });

  it('shows the HTML of a mail in a frame that runs nothing', async () => {
    const [first] = items;
    const page = await get(`/outbox/${first?.id}`);
    const frame = await get(`/outbox/${first?.id}/html`);

    const [iframe = ''] = /<iframe[^>]*>/.exec(await page.text()) ?? [];
    const sandbox = /sandbox="([^"]*)"/.exec(iframe)?.[1];
    const policy = frame.headers.get('content-security-policy')?.split('; ') ?? [];
    assert.ok(iframe.includes(`src="/outbox/${first?.id}/html"`));
    assert.equal(sandbox, 'allow-same-origin allow-popups allow-popups-to-escape-sandbox');
    assert.ok(policy.includes(`sandbox ${sandbox}`));
    assert.ok(policy.includes(`default-src 'none'`));
    assert.ok(policy.includes(`frame-ancestors 'self'`));
    assert.equal(frame.headers.get('x-frame-options'), 'SAMEORIGIN');
    assert.equal(frame.headers.get('cache-control'), 'no-store');
    assert.match(await frame.text(), /<base target="_blank">/);
  });

  it('comes under the policy of every page, but for frames from here', async () => {
    const policies = await Promise.all(
      ['/outbox', `/outbox/${items[0]?.id}`].map(async (path) => {
        const { headers } = await get(path);
        assert.equal(headers.get('x-frame-options'), 'DENY');
        return headers.get('content-security-policy')?.split('; ') ?? [];
      }),
    );

    for (const policy of policies) {
      assert.ok(policy.includes(`default-src 'none'`));
      assert.ok(policy.includes(`frame-ancestors 'none'`));
      assert.ok(policy.includes(`require-trusted-types-for 'script'`));
    }
    assert.deepEqual(
      policies.map((policy) => policy.find((line) => line.startsWith('frame-src'))),
      [`frame-src 'none'`, `frame-src 'self'`],
    );
  });

  it('shows a subject as text, whatever it is', async () => {
    const [{ id = '', subject = '' } = {}] = items;
    const rename = (to: string) =>
      harness.db.updateTable('caught_mails').set({ subject: to }).where('id', '=', id).execute();
    await rename('<b>"Hello"</b>');

    const pages = [await text('/outbox'), await text(`/outbox/${id}`)];

    await rename(subject);
    for (const page of pages) {
      assert.ok(page.includes('&#60;b&#62;&#34;Hello&#34;&#60;/b&#62;'));
      assert.doesNotMatch(page, /<b>/);
    }
  });

  it('does not know a mail that is not there', async () => {
    for (const path of ['/outbox/mail_none', '/outbox/mail_none/html', '/outbox/%00']) {
      assert.equal((await get(path)).status, 404);
    }
  });

  const paths = ['/outbox', '/outbox/ID', '/outbox/ID/html', '/sandbox/outbox'];
  const strangers: readonly (readonly [who: string, url: string, origin?: string])[] = [
    ['a foreign site', origin, 'https://attacker.example'],
    ["the dealer's site", origin, 'http://127.0.0.1:4401'],
    ['a sandboxed frame', origin, 'null'],
    ["a name that was pointed at the lender's address", 'http://attacker.example:4400'],
  ];
  for (const path of paths) {
    for (const [who, url, from] of strangers) {
      it(`is closed to ${who}: ${path}`, async () => {
        const asked = url + path.replace('ID', items[0]?.id ?? '');
        const quiet = new Hono<AppEnv>().onError((error, c) => c.text(error.name, 403));

        const response = await quiet
          .route('/', app)
          .request(asked, { headers: from === undefined ? {} : { origin: from } });

        assert.equal(response.status, 403);
        assert.equal(await response.text(), 'ProblemError');
      });
    }
  }
});
