import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { golden, goldenPrefixes, goldens } from './golden.ts';
import { deleted, type Path, pathsOf, pointerOf, replaced, valueAt } from './paths.ts';

/** Members that an answer or a request may leave out; written by hand, all others are required. */
const optional = new Set([
  'autopay-input/authorization',
  'autopay-input/locale',
  'challenge-answer-request/captcha',
  'challenge-answer-request/code',
  'challenge-answer-request/password',
  'challenge-answer-request/username',
  'embed-policy/theme/--fs-color-accent',
  'oauth-error/auth_session',
  'oauth-error/challenge',
  'oauth-error/challenge/altcha',
  'oauth-error/challenge/length',
  'oauth-error/challenge/others',
  'oauth-error/challenge/resendAt',
  'oauth-error/challenge/sentTo',
  'oauth-error/error_description',
  'oauth-error/locked_until',
  'oauth-error/request_id',
  'oauth-error/retry_after',
  'passkey-confirmation-input/credential/authenticatorAttachment',
  'passkey-confirmation-input/credential/response/transports',
  'passkey-enrolment/options/attestation',
  'passkey-enrolment/options/authenticatorSelection',
  'passkey-enrolment/options/authenticatorSelection/authenticatorAttachment',
  'passkey-enrolment/options/authenticatorSelection/requireResidentKey',
  'passkey-enrolment/options/authenticatorSelection/residentKey',
  'passkey-enrolment/options/authenticatorSelection/userVerification',
  'passkey-enrolment/options/excludeCredentials',
  'passkey-enrolment/options/excludeCredentials/0/transports',
  'passkey-enrolment/options/rp/id',
  'passkey-enrolment/options/timeout',
  'passkey-sign-in-request/device_proof',
  'paper-copy-input/accountId',
  'payment-input/acknowledgeDuplicate',
  'payment-input/authorization',
  'payment-input/kind',
  'payment-input/locale',
  'payment-method-change/isDefault',
  'payment-method-change/nickname',
  'payment-method-input/nickname',
  'payment-preview-input/kind',
  'payment-preview-input/locale',
  'payment-preview-input/methodId',
  'preferences-change/language',
  'preferences-change/quietHours',
  'preferences-change/topics',
  'preferences-change/topics/payments',
  'preferences-change/topics/payments/sms',
  'preferences-change/zone',
  'preferences/topics/payments',
  'preferences/topics/payments/email',
  'preferences/topics/payments/push',
  'preferences/topics/payments/sms',
  'preferences/topics/statements',
  'preferences/topics/statements/email',
  'preferences/topics/statements/post',
  'problem/current',
  'plan-input/details',
  'plan-input/locale',
  'problem/detail',
  'problem/errors',
  'problem/lockedUntil',
  'problem/retryAfter',
  'problem/triesLeft',
  'problem/type',
  'registration-input/proof/birthDate',
  'revoke-request/token_type_hint',
  'sign-in-challenge/attemptsLeft',
  'sign-in-challenge/options',
  'sign-in-challenge/options/allowCredentials',
  'sign-in-challenge/options/allowCredentials/0/transports',
  'sign-in-challenge/options/rpId',
  'sign-in-challenge/options/timeout',
  'sign-in-challenge/options/userVerification',
  'sign-in-challenge/others',
  'sign-in-challenge/wrong',
  'step-up-result/challenge',
  'step-up-result/challenge/attemptsLeft',
  'step-up-result/challenge/wrong',
  'step-up/challenge/length',
  'step-up/challenge/resendAt',
  'step-up/challenge/sentTo',
  'support-message-input/accountId',
  'support-message-input/attachments',
  'support-message-input/conversationId',
  'token-response/refresh_token',
  'token-response/scope',
  'user-id-check-input/proof/vinLast6',
  'user-id-check-input/userId',
]);

const all = await goldens();

test('every schema has a golden document', () => {
  const present = new Set(all.map(({ name }) => name.split('.')[0]));

  assert.deepEqual(
    goldenPrefixes.filter((prefix) => !present.has(prefix)),
    [],
  );
});

for (const { name, schema, read } of all) {
  describe(`golden ${name}`, () => {
    test('is accepted as it is, with nothing lost', async () => {
      const document = await read();

      const result = schema.safeParse(document);

      assert.ok(result.success, JSON.stringify(result));
      assert.deepEqual(result.data, document);
    });

    test('ignores members it does not know', async () => {
      const document = await read();
      const extended = { ...document, 'x-new': { anything: [1] } };

      const result = schema.safeParse(extended);

      assert.ok(result.success, JSON.stringify(result));
      assert.deepEqual(result.data, document);
    });

    test('names the path of a missing member', async () => {
      const document = await read();
      for (const path of pathsOf(document)) {
        const id = `${name.split('.')[0] ?? ''}${pointerOf(path)}`;

        const result = schema.safeParse(deleted(document, path));

        assert.equal(result.success, optional.has(id), `without ${id}`);
        if (!result.success) assert.deepEqual(result.error.issues[0]?.path, path);
      }
    });

    test('names the path of a member of the wrong type and keeps its value to itself', async () => {
      const document = await read();
      for (const path of pathsOf(document)) {
        const wrong = Array.isArray(valueAt(document, path)) ? 'secret-value' : ['secret-value'];

        const result = schema.safeParse(replaced(document, path, wrong));

        assert.ok(!result.success, pointerOf(path));
        assert.deepEqual(result.error.issues[0]?.path, path);
        assert.ok(!JSON.stringify(result.error.issues).includes('secret-value'));
      }
    });
  });
}

interface Refused {
  what: string;
  document: string;
  path: Path;
  values: unknown[];
}

const refused: Refused[] = [
  {
    what: 'money that is not a whole number',
    document: 'account.loan-current',
    path: ['amountDue', 'amount'],
    values: [412.5, '41250', 1e21, Number.NaN, null],
  },
  {
    what: 'a currency that is not a code',
    document: 'account.loan-current',
    path: ['amountDue', 'currency'],
    values: ['usd', '$', 'US', 'USDX', '', null],
  },
  {
    what: 'a date in another form',
    document: 'account.loan-current',
    path: ['dueDate'],
    values: [
      '2026-12-5',
      '2026-02-30',
      '2027-02-29',
      '2026-13-01',
      '12/05/2026',
      '05.12.2026',
      '2026-12-05T00:00:00Z',
      '20261205',
      '',
      0,
    ],
  },
  {
    what: 'an instant without UTC',
    document: 'payment.posted',
    path: ['createdAt'],
    values: ['2026-11-05T18:05:12', '2026-11-05T18:05:12+01:00', '2026-11-05', 1_793_901_912],
  },
  {
    what: 'a count below zero',
    document: 'account.loan-past-due',
    path: ['daysPastDue'],
    values: [-1, 0.5, '40'],
  },
  {
    what: 'a rate as a float',
    document: 'account.loan-current',
    path: ['annualRate'],
    values: [5.49],
  },
  {
    what: 'a float in a request',
    document: 'payment-input.amount-due',
    path: ['amount', 'amount'],
    values: [412.5, '412.50', 41_250.000_01],
  },
  {
    what: 'a kind of method that cannot be added',
    document: 'payment-method-input.us-bank-account',
    path: ['kind'],
    values: ['gift_card', '', null],
  },
  {
    what: 'a card by its number, however it is dressed up',
    document: 'payment-method-input.card',
    path: ['token'],
    values: [
      '4242424242424242',
      '4242 4242 4242 4242',
      'tok_4242424242424242',
      'tok_4242_4242_4242_4242',
      'tok_x378282246310005',
      'tok_000000000000000000000000004242424242424242',
      'tok_',
      'card_9rT2vXkQ',
      '',
    ],
  },
  {
    what: 'a nickname that holds an account’s number',
    document: 'payment-method-input.card',
    path: ['nickname'],
    values: ['000123456789', 'Checking 0001 2345 6789', '1-2-3-4-5-6-7-8-9', '', 'x'.repeat(41)],
  },
  {
    what: 'amounts that no small deposit has',
    document: 'method-verification-input.two',
    path: ['amounts', 0],
    values: [0, 100, -7, 0.45, '45', null],
  },
  {
    what: 'more or fewer amounts than two',
    document: 'method-verification-input.two',
    path: ['amounts'],
    values: [[], [45], [45, 7, 12]],
  },
  {
    what: 'a registration without consent to the terms',
    document: 'registration-input.birth-date',
    path: ['consents', 'terms'],
    values: [false, 'true', undefined],
  },
  {
    what: 'a birth date in another form',
    document: 'registration-input.birth-date',
    path: ['proof', 'birthDate'],
    values: ['12.04.1990', '1990-4-12', ''],
  },
  {
    what: 'a part of a passkey that is not base64url',
    document: 'passkey-confirmation-input.phone',
    path: ['credential', 'response', 'clientDataJSON'],
    values: ['a b', 'ab+/', 'ab==', 'a'.repeat(8_193)],
  },
  {
    what: 'a device proof without end',
    document: 'device-input.proof',
    path: ['proof'],
    values: ['', 'a'.repeat(4_097)],
  },
  {
    what: 'an answer to a step-up that says nothing',
    document: 'step-up-answer.code',
    path: ['code'],
    values: [undefined],
  },
  {
    what: 'a code challenge that is not a SHA-256 digest',
    document: 'challenge-request.portal',
    path: ['code_challenge'],
    values: ['', 'abc', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM='],
  },
  {
    what: 'quiet hours that are no time of the day',
    document: 'preferences-change.several',
    path: ['quietHours', 'from'],
    values: ['24:00', '7:30', '22:60', '22:00:00', '', null],
  },
  {
    what: 'a phone in another form than E.164',
    document: 'phone-check-input.mobile',
    path: ['phone'],
    values: ['3125550123', '+0125550123', '+1 312 555 0123', '+131255', 'tel:+13125550123'],
  },
  {
    what: 'a plain code challenge',
    document: 'challenge-request.portal',
    path: ['code_challenge_method'],
    values: ['plain', undefined],
  },
];

describe('the contract refuses', () => {
  for (const { what, document, path, values } of refused) {
    test(what, async () => {
      const { schema, read } = golden(document);
      const good = await read();
      for (const value of values) {
        const result = schema.safeParse(replaced(good, path, value));

        assert.ok(!result.success, `accepted ${String(value)}`);
        assert.deepEqual(result.error.issues[0]?.path, path);
      }
    });
  }
});

/** Values of answers that a later server may add to. */
const degrading: [document: string, path: Path][] = [
  ['account.loan-current', ['kind']],
  ['account.loan-current', ['status']],
  ['account.lease', ['lease', 'distanceUnit']],
  ['embed-policy.dealer', ['modes', 0]],
  ['embed-policy.dealer', ['confirm']],
  ['embed-policy.dealer', ['host']],
  ['instalment.due', ['status']],
  ['oauth-error.second-factor', ['challenge', 'kind']],
  ['authenticator.passkey', ['kind']],
  ['invitation-inspection.good', ['proofs', 0]],
  ['sign-in-challenge.passkey', ['kind']],
  ['sign-in-challenge.wrong-code', ['others', 0]],
  ['step-up-result.again', ['status']],
  ['payment.posted', ['status']],
  ['payment.posted', ['kind']],
  ['payment.posted', ['origin']],
  ['payment.returned', ['returned', 'reason']],
  ['payment-method.us-bank-account', ['kind']],
  ['payment-method.us-bank-account', ['accountType']],
  ['payment-method.us-bank-account', ['status']],
  ['payment-method.iban', ['verification', 'status']],
  ['method-use.scheduled', ['kind']],
  ['preferences.usual', ['language']],
  ['preferences.usual', ['fixed', 0, 'reason']],
  ['preferences.usual', ['delivered', 0]],
  ['transaction.fee', ['kind']],
  ['transaction.fee', ['direction']],
];

describe('the contract lets a value from a later version pass as it is', () => {
  for (const [document, path] of degrading) {
    test(`${document} ${path.join('.')}`, async () => {
      const { schema, read } = golden(document);
      const later = replaced(await read(), path, 'from_a_later_version');

      const result = schema.safeParse(later);

      assert.ok(result.success, JSON.stringify(result));
      assert.deepEqual(result.data, later);
    });
  }
});
