import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { Journal } from '../../../demo/server/bank/journal.ts';
import type { AccountCheck, AccountNumbers } from '../../../demo/server/bank/protocol.ts';
import { Teller } from '../../../demo/server/bank/teller.ts';
import { temporaryFolder } from '../support/folder.ts';

async function openBank(test: TestContext, folder: string) {
  const journal = await Journal.open(folder);
  // Some tests close it themselves, to restart.
  test.after(() => journal.close().catch(() => undefined));
  return { journal, teller: await Teller.open(journal) };
}

async function newBank(test: TestContext) {
  const folder = await temporaryFolder(test);
  return { folder, ...(await openBank(test, folder)) };
}

function account(accountNumber: string): AccountNumbers {
  return { kind: 'us_bank_account', routingNumber: '990000013', accountNumber };
}

async function checked(teller: Teller, numbers: AccountNumbers): Promise<AccountCheck> {
  const check = await teller.check(numbers);
  if (Array.isArray(check)) throw new Error(`refused: ${check.join()}`);
  return check;
}

function instruction(token: string, paymentId = 'pay-1', amount = 41_250) {
  return { paymentId, idempotencyKey: `key of ${paymentId}`, token, amount, currency: 'USD' };
}

describe('the teller', () => {
  it('debits a payment once and notes a repeat as a repeat', async (test) => {
    const { teller, journal } = await newBank(test);
    const { token } = await checked(teller, account('000123454417'));

    const results = [
      await teller.debit(instruction(token)),
      await teller.debit(instruction(token)),
    ];

    assert.deepEqual(results, [{ result: 'accepted' }, { result: 'accepted' }]);
    const types = journal.records.map(({ type }) => type);
    assert.deepEqual(types, ['opened', 'account', 'debit', 'repeat']);
  });

  it('debits once when asked a hundred times at once', async (test) => {
    const { teller, journal } = await newBank(test);
    const { token } = await checked(teller, account('000123454417'));

    await Promise.all(Array.from({ length: 100 }, () => teller.debit(instruction(token))));

    assert.equal(journal.records.filter(({ type }) => type === 'debit').length, 1);
    assert.equal(journal.records.filter(({ type }) => type === 'repeat').length, 99);
  });

  it('still knows its debits after a restart', async (test) => {
    const { folder, teller, journal } = await newBank(test);
    const { token } = await checked(teller, account('000123454417'));
    await teller.debit(instruction(token));
    await journal.close();

    const again = await openBank(test, folder);
    await again.teller.debit(instruction(token));

    assert.equal(again.journal.records.filter(({ type }) => type === 'debit').length, 1);
    assert.equal(again.journal.records.at(-1)?.type, 'repeat');
  });

  it('refuses a known payment with another amount, and moves no money', async (test) => {
    const { teller, journal } = await newBank(test);
    const { token } = await checked(teller, account('000123454417'));
    await teller.debit(instruction(token));

    const result = await teller.debit(instruction(token, 'pay-1', 1));

    assert.equal(result, null);
    assert.equal(journal.records.at(-1)?.type, 'conflict');
  });

  it('takes nothing from a closed account, or one it does not know', async (test) => {
    const { teller, journal } = await newBank(test);
    const { token } = await checked(teller, account('12340000'));

    const closed = await teller.debit(instruction(token, 'pay-1'));
    const unknown = await teller.debit(instruction('ba_unknown', 'pay-2'));

    assert.deepEqual(closed, { result: 'rejected', reason: 'account_closed' });
    assert.deepEqual(unknown, { result: 'rejected', reason: 'account_unknown' });
    assert.equal(journal.records.filter(({ type }) => type === 'debit').length, 0);
  });

  it('gives the same numbers the same token, whatever their spaces', async (test) => {
    const { teller } = await newBank(test);

    const one = await checked(teller, account('0001 2345-4417'));
    const other = await checked(teller, account('000123454417'));

    assert.equal(one.token, other.token);
    assert.equal(one.last4, '4417');
    assert.equal(one.bankName, 'Thistledown Bank');
  });

  const faults: readonly (readonly [AccountNumbers, readonly string[]])[] = [
    [
      { kind: 'us_bank_account', routingNumber: '990000014', accountNumber: '1234' },
      ['routing_number_invalid'],
    ],
    [
      { kind: 'us_bank_account', routingNumber: '000000000', accountNumber: '1234' },
      ['routing_number_invalid'],
    ],
    [
      { kind: 'us_bank_account', routingNumber: '99000001', accountNumber: '1234' },
      ['routing_number_invalid'],
    ],
    [
      { kind: 'us_bank_account', routingNumber: '990000013', accountNumber: '123' },
      ['account_number_invalid'],
    ],
    [
      { kind: 'us_bank_account', routingNumber: '990000013', accountNumber: '12x4' },
      ['account_number_invalid'],
    ],
    [
      { kind: 'us_bank_account', routingNumber: '1', accountNumber: '1'.repeat(18) },
      ['routing_number_invalid', 'account_number_invalid'],
    ],
    [{ kind: 'iban', iban: 'GB82 WEST 1234 5698 7654 33' }, ['iban_invalid']],
    [{ kind: 'iban', iban: '' }, ['iban_invalid']],
  ];
  for (const [numbers, expected] of faults) {
    it(`finds ${expected.join(' and ')} in ${JSON.stringify(numbers).slice(0, 70)}`, async (test) => {
      const { teller, journal } = await newBank(test);

      assert.deepEqual(await teller.check(numbers), expected);
      assert.equal(journal.records.length, 1);
    });
  }

  const sound: readonly AccountNumbers[] = [
    // The example of the American Bankers Association's own brochure, and ISO 13616's.
    { kind: 'us_bank_account', routingNumber: '111000025', accountNumber: '12345678901234567' },
    { kind: 'iban', iban: 'gb82 west 1234 5698 7654 32' },
  ];
  for (const numbers of sound) {
    it(`takes ${JSON.stringify(numbers).slice(0, 70)}`, async (test) => {
      const { teller } = await newBank(test);

      assert.ok((await checked(teller, numbers)).token);
    });
  }
});

describe('the journal', () => {
  it('tells of returns from a place on, and holds back those of later days', async (test) => {
    const { teller } = await newBank(test);
    const { token } = await checked(teller, account('000123454417'));
    const days = ['2026-06-09', '2026-06-11', '2026-06-10'];
    for (const [at, date] of days.entries()) {
      const paymentId = `pay-${String(at)}`;
      await teller.debit(instruction(token, paymentId));
      await teller.returnDebit({ paymentId, reason: 'payment_stopped', date });
    }
    const told = async (date: string, from: number) => {
      const { items, next } = await teller.returnsThrough(date, from);
      return [items.map(({ place, paymentId }) => `${String(place)} ${paymentId}`), next];
    };

    assert.deepEqual(await told('2026-06-10', 0), [['0 pay-0', '2 pay-2'], 1]);
    assert.deepEqual(await told('2026-06-11', 1), [['1 pay-1', '2 pay-2'], 3]);
    assert.deepEqual(await told('2026-06-12', 3), [[], 3]);
  });

  it('drops a last line that a crash cut short, and goes on after it', async (test) => {
    const { folder, teller, journal } = await newBank(test);
    const { token } = await checked(teller, account('000123454417'));
    await journal.close();
    await appendFile(join(folder, 'log.jsonl'), '{"type":"debit","paymentId":"pay-1","amo');

    const again = await openBank(test, folder);
    await again.teller.debit(instruction(token));
    await again.journal.close();

    const lines = (await readFile(join(folder, 'log.jsonl'), 'utf8')).trimEnd().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    assert.deepEqual(types, ['opened', 'account', 'debit']);
  });

  it('refuses to go on over a line that is broken in the middle', async (test) => {
    const { folder, journal } = await newBank(test);
    await journal.close();
    await appendFile(join(folder, 'log.jsonl'), '{"type":\n{"type":"repeat"}\n');

    await assert.rejects(Journal.open(folder), SyntaxError);
  });

  it('holds no account number', async (test) => {
    const { folder, teller, journal } = await newBank(test);
    await checked(teller, account('000123454417'));
    await journal.close();

    assert.doesNotMatch(await readFile(join(folder, 'log.jsonl'), 'utf8'), /000123454417/);
  });
});
