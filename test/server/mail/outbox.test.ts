import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { MailHarness } from './harness.ts';

const at = '2026-06-09T15:00:00Z';

describe('the outbox of mails', () => {
  let harness: MailHarness;
  before(async () => {
    harness = await MailHarness.create();
  });
  afterEach(async () => {
    await harness.stop();
    await harness.clear();
  });
  after(() => harness.dispose());

  it('sends what a transaction wrote, and the sandbox catches it', async () => {
    const mail = await harness.start();
    await harness.db.transaction().execute(async (trx) => {
      await mail.send(trx, {
        customerId: 'cus-alex',
        template: 'password_changed',
        data: { at },
      });
    });

    await mail.flush();

    const [caught, ...others] = await mail.listCaught();
    assert.deepEqual(others, []);
    assert.equal(caught?.to, 'alex@mail.example');
    assert.equal(caught.subject, 'Your password was changed');
    assert.match(caught.text, /Hello Alex Ferrow,/);
    assert.match(caught.html, /^<!doctype html>/);
  });
});
