import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { compose, type MailRequest } from '../../../demo/server/mail/compose.ts';
import type { MailTemplate } from '../../../demo/server/mail/templates.ts';
import type { StoredData } from '../../../demo/server/mail/words/words.ts';
import { origin } from './harness.ts';

const moment = '2026-12-05T21:07:00Z';
const token = 'kq3v9Zb4Xw1rT8yP0nLmJ6hGfD2sA5cEuQiOoVxYz7w';

const payment = {
  confirmationNumber: '7KQ2-M4TX-9B',
  amount: 41_250,
  currency: 'USD',
  date: '2026-12-05',
  account: '2217',
  origin: 'autopay',
} as const;

const samples: { readonly [T in MailTemplate]: StoredData<T> } = {
  lockout: { lockedUntil: moment },
  password_reset: { token, expiresAt: moment },
  password_changed: { at: moment },
  invitation: { token, expiresAt: moment },
  registered: { userId: 'gale.f' },
  sign_in_code: { code: '482913', expiresAt: moment },
  phone_code: { code: '482913', expiresAt: moment },
  phone_changed: { change: 'added', last4: '0123', at: moment },
  paperless_changed: { change: 'consented', version: 'paperless-2026-11.en', at: moment },
  paper_copy_ordered: { kind: 'statement', account: '4417', arrivesBy: '2026-12-14' },
  paper_ready: {
    account: '4417',
    year: 2026,
    date: '2026-11-12',
    due: { amount: 41_250, currency: 'USD', date: '2026-12-06' },
  },
  support_answer: { at: moment },
  new_device: { device: 'Firefox on Linux', at: moment },
  method_added: { bank: 'Thistledown Bank', last4: '4417', at: moment, depositsBy: '2026-12-08' },
  method_removed: { bank: null, last4: '4417', at: moment },
  second_factor_changed: { change: 'added', kind: 'passkey', at: moment },
  payment_confirmed: {
    ...payment,
    authorization: 'I authorize one debit.',
    cancellableUntil: moment,
  },
  payment_declined: payment,
  payment_returned: { ...payment, reason: 'insufficient_funds', fee: 2_000 },
  payment_cancelled: { ...payment, reason: 'payoff_changed' },
  autopay_set: {
    account: '4417',
    next: { date: 'December 5, 2026', amount: '$412.50', final: false },
    change: false,
    authorization: 'I authorize the lender to debit my account.',
  },
  autopay_revoked: {
    account: '4417',
    next: { date: 'December 5, 2026', amount: '$412.50', final: false },
    sending: '$98.00',
  },
  autopay_upcoming: {
    account: '4417',
    date: 'December 5, 2026',
    amount: '$409.18',
    final: true,
    before: '$412.50',
  },
  autopay_paused: { account: '4417', reason: 'returned' },
  plan_change: {
    account: '4417',
    kind: 'extension',
    status: 'in_review',
    agreement: 'I ask the lender to move my payments.',
    expiresOn: '2026-12-12',
    dueOn: '2027-01-17',
    reason: null,
  },
  plan_signature: {
    party: 'co_borrower',
    other: 'Jamie Harrowgate',
    account: '5124',
    kind: 'extension',
    agreement: 'I ask the lender to move my payments.',
    expiresOn: '2026-12-12',
  },
};
const templates = Object.keys(samples) as MailTemplate[];
const locales = ['en-US', 'es-US'];

function write<T extends MailTemplate>(
  template: T,
  locale = 'en-US',
  rest: Partial<MailRequest<T>> = {},
) {
  const request: MailRequest<T> = {
    template,
    data: samples[template],
    name: 'Gale Ferrowhite',
    locale,
    zone: 'America/Chicago',
    ...rest,
  };
  return compose(request, origin);
}

/** What a person reads of the HTML. */
function shown(html: string): string {
  return html
    .replace(/^[^]*<\/head>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');
}

const urls = (text: string): string[] => text.match(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"<>]+/gi) ?? [];

describe('every mail', () => {
  for (const template of templates) {
    for (const locale of locales) {
      const name = `${template} in ${locale}`;

      it(`says the same in plain text and in HTML: ${name}`, () => {
        const { text, html } = write(template, locale);

        const read = shown(html);
        const lines = text.split('\n').map((line) => line.replace(/^- |^ +|:$/g, '').trim());
        const said = lines.filter((line) => line && line !== '--' && !urls(line).includes(line));
        const missing = said.filter(
          (line) => !line.split(' · ').every((part) => read.includes(part.trim())),
        );
        assert.ok(said.length > 8);
        assert.deepEqual(missing, []);
      });

      it(`links to the lender's origin and nowhere else, and loads nothing: ${name}`, () => {
        const { text, html } = write(template, locale);

        const found = [...urls(text), ...urls(html)].map((url) => new URL(url).origin);
        const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
        assert.ok(found.length >= 2);
        assert.deepEqual(new Set(found), new Set([origin]));
        assert.ok(targets.every((href) => href.startsWith(`${origin}/`)));
        assert.doesNotMatch(html, /<(img|script|link|iframe|form|input|object)\b|url\(|@import/i);
        assert.doesNotMatch(html, /\s(src|srcset|background|on\w+)=/i);
      });

      it(`says that it is no real money, and how to know the lender: ${name}`, () => {
        const { text, html, language } = write(template, locale);

        const never = {
          en: /We never ask for your password or a code by e-mail, by text or on the phone/,
          es: /Nunca pedimos su contraseña ni un código por correo, por mensaje de texto o por tel/,
        }[language];
        const sandbox = { en: 'Sandbox, no real money', es: 'Entorno de pruebas, sin dinero real' }[
          language
        ];
        for (const form of [text, shown(html)]) {
          assert.match(form, never ?? /^$/);
          assert.ok(form.includes(sandbox ?? 'x'.repeat(9)));
          assert.ok(form.includes(origin));
          assert.ok(form.includes('(312) 555-0142'));
        }
      });

      it(`has a subject and a preview that can be seen by others: ${name}`, () => {
        const { subject, html } = write(template, locale);

        const preview = /display:none">([^<]*)</.exec(html)?.[1] ?? '';
        assert.ok(subject.length > 4 && subject.length <= 60, subject);
        assert.ok(preview.length > 10 && preview.length <= 110, preview);
        assert.doesNotMatch(subject + preview, /482913|kq3v9|Gale|gale/);
      });

      it(`names its language, and fills every gap: ${name}`, () => {
        const { html, text, language } = write(template, locale);

        assert.equal(language, locale.slice(0, 2));
        assert.ok(html.includes(`<html lang="${language}">`));
        assert.doesNotMatch(text + html, /undefined|null|NaN|\[object|\$\{|\{\{/);
      });
    }

    it(`reads in each language as a text of its own: ${template}`, () => {
      const [english, spanish] = locales.map((locale) => write(template, locale).text.split('\n'));

      const same = english?.filter((line) => line && spanish?.includes(line)) ?? [];
      assert.deepEqual(
        same.filter(
          (line) =>
            line.trim() !== '482913' &&
            // The text that was agreed to comes in the words it was agreed to.
            line !== samples.autopay_set.authorization &&
            !urls(line).includes(line),
        ),
        ['-- '],
      );
    });
  }
});

describe('a mail', () => {
  for (const locale of locales) {
    it(`calls buttons what they are called on the pages: ${locale}`, async () => {
      const language = locale.slice(0, 2);
      const read = (name: string) =>
        readFile(new URL(`../../../src/i18n/${language}/${name}.ts`, import.meta.url), 'utf8');
      const catalogues = (
        await Promise.all(
          ['login', 'security-panel', 'security-lists', 'payment-panel', 'methods'].map(read),
        )
      ).join();

      const mails = templates.map((template) => write(template, locale).text).join();

      const labels = [...new Set(mails.match(/(?<=[“«])[^”»]+(?=[”»])/g))];
      assert.equal(labels.length, 5);
      assert.deepEqual(
        labels.filter((label) => !catalogues.includes(`'${label}'`)),
        [],
      );
    });
  }

  it('is in English where there is no better language', () => {
    assert.equal(write('registered', 'fr-CA').subject, 'Your online account is ready');
    assert.equal(write('registered', 'es').subject, 'Su cuenta en línea está lista');
  });

  const moments: readonly (readonly [locale: string, zone: string, words: RegExp])[] = [
    ['en-US', 'America/Chicago', /Saturday, December 5 at 3:07\sPM CST/],
    ['en-GB', 'Europe/London', /Saturday,? 5 December at 21:07 GMT/],
    ['es-US', 'America/Los_Angeles', /sábado, 5 de diciembre, 1:07\sp\.\s?m\. PST/],
    ['fr-CA', 'America/Toronto', /Saturday, December 5 at 4:07\sPM EST/],
  ];
  for (const [locale, zone, words] of moments) {
    it(`gives times as its reader has them: ${locale} in ${zone}`, () => {
      assert.match(write('lockout', locale, { zone }).text, words);
    });
  }

  it('says of wrong codes that somebody has the password, and promises nothing of a new one', () => {
    const data = { lockedUntil: moment, codes: true };

    const { text } = write('lockout', 'en-US', { data });

    assert.match(text, /somebody has your password\. Choose a new one now/);
    assert.doesNotMatch(text, /wrong password|lets you in sooner/);
    assert.match(write('lockout', 'es-US', { data }).text, /alguien tiene su contraseña/);
  });

  it('carries secrets of links after #, where no server and no log sees them', () => {
    const link = /https?:\/\/\S+#\S+/;

    assert.equal(link.exec(write('password_reset').text)?.[0], `${origin}/#reset=${token}`);
    assert.equal(link.exec(write('invitation').text)?.[0], `${origin}/#invitation=${token}`);
    assert.ok(write('password_reset').html.includes(`href="${origin}/#reset=${token}"`));
  });

  it('leads to the account that it is about, where that is the reader’s own', () => {
    const about: [MailTemplate, string][] = [
      ['payment_confirmed', 'overview'],
      ['autopay_upcoming', 'overview'],
      ['paper_ready', 'documents'],
      ['plan_change', 'plan'],
    ];
    for (const [template, place] of about) {
      const data = { ...samples[template], accountId: 'acc_2' } as never;
      for (const locale of locales) {
        const found = urls(write(template, locale, { data }).text);
        assert.ok(
          found.includes(`${origin}/#${place}?account=acc_2`),
          `${template}: ${found.join()}`,
        );
      }
    }
    assert.ok(urls(write('plan_signature').text).includes(`${origin}/#plan`));
  });

  it('shows a code on a line of its own, in one piece, and says never to share it', () => {
    const { text, html } = write('sign_in_code');

    assert.match(text, /^ +482913$/m);
    assert.match(html, />482913</);
    assert.match(text, /Never share it\. Nobody from us will ask for it/);
  });

  it('has no link where a code is to be typed, which only an impostor would want', () => {
    assert.doesNotMatch(write('sign_in_code').html, /<a /);
  });

  it('shows what comes from outside as text, whatever it is', () => {
    const device = `<img src=x onerror=alert(1)> & "it's"`;

    const { text, html } = write('new_device', 'en-US', {
      data: { device, at: moment },
      name: '<b>Gale</b>',
    });

    assert.ok(text.includes(device));
    assert.ok(text.includes('Hello <b>Gale</b>,'));
    assert.doesNotMatch(html, /<img|<b>/);
    assert.ok(shown(html).includes(device));
  });

  it('does without a name and without a device', () => {
    const { text } = write('new_device', 'en-US', {
      data: { device: null, at: moment },
      name: null,
    });

    assert.match(text, /^Hello,$/m);
    assert.match(text, /from a device that we hadn’t seen before/);
  });

  it('says which way to sign in was added or taken away', () => {
    const said = (['email_code', 'totp', 'passkey', 'recovery_codes'] as const).map((kind) =>
      (['added', 'removed'] as const).map((change) => {
        const { text } = write('second_factor_changed', 'en-US', {
          data: { change, kind, at: moment },
        });
        return text.split('\n')[4];
      }),
    );

    assert.equal(new Set(said.flat()).size, 8);
    assert.match(said[2]?.[0] ?? '', /^You can now sign in with a passkey\./);
    assert.match(said[1]?.[1] ?? '', /^Signing in with an authenticator app was switched off/);
  });
});
