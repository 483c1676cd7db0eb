import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  isApiError,
  isContractError,
  isNetworkError,
  isTimeoutError,
  type ApiError,
  type ContractError,
} from '../../../sdk/index.ts';
import { payment } from '../support/samples.ts';
import { FlakyLender, type Behaviour } from './support/flaky-lender.ts';

const page: Behaviour = { body: { items: [], nextCursor: null } };
const paid: Behaviour = { status: 201, body: payment };
const busy = (headers: Record<string, string> = { 'Retry-After': '0' }): Behaviour => ({
  status: 503,
  headers,
});
const input = { amount: payment.amount, methodId: 'met-1', date: payment.date };
const payments = 'POST /v1/accounts/acc-1/payments';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('transport', () => {
  let lender: FlakyLender;
  beforeEach(async () => {
    lender = await FlakyLender.start();
  });
  afterEach(async () => {
    await lender.stop();
  });

  const noAnswers: [string, Behaviour][] = [
    ['reset connection', 'reset'],
    ['connection cut in the middle of the answer', 'cut'],
    ['503', busy()],
    ['429', { status: 429, headers: { 'Retry-After': '0' } }],
  ];
  for (const [name, behaviour] of noAnswers) {
    it(`repeats a read after a ${name}, each attempt with a proof of its own`, async () => {
      lender.on('GET /v1/accounts', behaviour, page);
      const client = await lender.signedIn();

      const { items } = await client.accounts.list();

      const attempts = lender.to('GET /v1/accounts');
      assert.deepEqual(items, []);
      assert.equal(attempts.length, 2);
      assert.equal(new Set(attempts.map(({ jti }) => jti)).size, 2);
    });

    it(`repeats a payment after a ${name}: same key, same body, fresh proof`, async () => {
      lender.on(payments, behaviour, paid);
      const client = await lender.signedIn();

      const result = await client.payments.create('acc-1', input, { idempotencyKey: 'key-1' });

      const attempts = lender.to(payments);
      assert.equal(result.id, 'pay-1');
      assert.equal(attempts.length, 2);
      assert.deepEqual(
        attempts.map(({ headers }) => headers['idempotency-key']),
        ['key-1', 'key-1'],
      );
      assert.equal(attempts[0]?.body, attempts[1]?.body);
      assert.equal(new Set(attempts.map(({ jti }) => jti)).size, 2);
    });

    it(`does not repeat a mutation without a key after a ${name}`, async () => {
      lender.on('POST /v1/payment-methods', behaviour);
      lender.on('DELETE /v1/payments/pay-1', behaviour);
      const client = await lender.signedIn();

      await assert.rejects(client.paymentMethods.add({ kind: 'iban', iban: 'DE00' }));
      await assert.rejects(client.payments.cancel('pay-1'));

      assert.equal(lender.to('POST /v1/payment-methods').length, 1);
      assert.equal(lender.to('DELETE /v1/payments/pay-1').length, 1);
    });
  }

  it('asks again for a payment whose first attempt is still being worked on', async () => {
    const body = { title: 'No.', status: 409, code: 'idempotency_in_flight', requestId: 'req-1' };
    lender.on(payments, 'reset', { status: 409, body }, paid);
    const client = await lender.signedIn();

    const result = await client.payments.create('acc-1', input, { idempotencyKey: 'key-1' });

    assert.equal(result.id, 'pay-1');
    assert.equal(lender.to(payments).length, 3);
  });

  it('gives up after the second repetition, with the last reason', async () => {
    lender.on('GET /v1/accounts', 'reset');
    const client = await lender.signedIn();

    await assert.rejects(client.accounts.list().then(), isNetworkError);

    assert.equal(lender.to('GET /v1/accounts').length, 3);
  });

  it('surfaces a 503 that lasts, with its code and request id', async () => {
    lender.on('GET /v1/accounts', busy());
    const client = await lender.signedIn();

    await assert.rejects(client.accounts.list().then(), (error: ApiError) => {
      assert.equal(isApiError(error), true);
      assert.deepEqual([error.status, error.code, error.requestId], [503, 'unavailable', 'req-1']);
      return true;
    });
    assert.equal(lender.to('GET /v1/accounts').length, 3);
  });

  const longWaits: [string, string][] = [
    ['in seconds', '11'],
    ['as a date', new Date(Date.now() + 3_600_000).toUTCString()],
  ];
  for (const [name, value] of longWaits) {
    it(`does not wait as long as a server likes: Retry-After ${name}`, async () => {
      lender.on('GET /v1/accounts', busy({ 'Retry-After': value }));
      const client = await lender.signedIn();

      await assert.rejects(client.accounts.list().then(), (error: ApiError) => {
        assert.equal(error.code, 'unavailable');
        assert.ok((error.retryAfter ?? 0) > 10);
        return true;
      });
      assert.equal(lender.to('GET /v1/accounts').length, 1);
    });
  }

  it('does not wait past its own timeout for a Retry-After', async () => {
    lender.on('GET /v1/accounts', busy({ 'Retry-After': '5' }));
    const client = await lender.signedIn({ timeout: 2_000 });

    await assert.rejects(client.accounts.list().then(), isApiError);

    assert.equal(lender.to('GET /v1/accounts').length, 1);
  });

  for (const behaviour of ['stall', 'stall-body'] as const) {
    it(`times out on a server that says nothing more: ${behaviour}`, async () => {
      lender.on('GET /v1/accounts', behaviour);
      const client = await lender.signedIn({ timeout: 300 });

      await assert.rejects(client.accounts.list().then(), isTimeoutError);
    });

    it(`stops with the caller's AbortError: ${behaviour}`, async () => {
      lender.on('GET /v1/accounts', behaviour);
      const client = await lender.signedIn();
      const controller = new AbortController();

      const call = client.accounts.list({ signal: controller.signal }).then();
      setTimeout(() => controller.abort(), 50);

      await assert.rejects(call, { name: 'AbortError' });
    });
  }

  it('stops with the AbortError while it waits to repeat', async () => {
    lender.on('GET /v1/accounts', busy({ 'Retry-After': '9' }));
    const client = await lender.signedIn();
    const controller = new AbortController();

    const call = client.accounts.list({ signal: controller.signal }).then();
    const rejected = assert.rejects(call, { name: 'AbortError' });
    while (lender.to('GET /v1/accounts').length === 0) await pause(10);
    await pause(50);
    controller.abort();

    await rejected;
    assert.equal(lender.to('GET /v1/accounts').length, 1);
  });

  it('asks nothing with a signal that has fired already', async () => {
    const client = await lender.signedIn();

    const call = client.payments.create('acc-1', input, {
      idempotencyKey: 'key-1',
      signal: AbortSignal.abort(),
    });

    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(lender.to(payments).length, 0);
  });

  it('tells a server that is not there from one that refuses', async () => {
    const client = await lender.signedIn();
    await lender.stop();

    await assert.rejects(client.payments.cancel('pay-1'), isNetworkError);
    lender = await FlakyLender.start();
  });

  it('does not follow a redirect with its token', async () => {
    lender.on('GET /v1/accounts', { status: 302, headers: { Location: '/elsewhere' } });
    const client = await lender.signedIn();

    await assert.rejects(client.accounts.list().then(), isNetworkError);

    assert.equal(lender.to('GET /elsewhere').length, 0);
  });

  it('calls an answer that is not JSON a broken contract, and does not quote it', async () => {
    lender.on('GET /v1/accounts', { text: 'Balance: 18,324.17' });
    const client = await lender.signedIn();

    await assert.rejects(client.accounts.list().then(), (error: ContractError) => {
      assert.equal(isContractError(error), true);
      assert.equal(error.path, '');
      assert.doesNotMatch(
        `${error.message} ${String(error.stack)} ${String(error.cause)}`,
        /18,324/,
      );
      return true;
    });
  });

  const pages: [number, string][] = [
    [400, 'invalid_request'],
    [404, 'not_found'],
    [413, 'body_too_large'],
    [418, 'invalid_request'],
    [500, 'internal'],
    [502, 'unavailable'],
    [504, 'unavailable'],
  ];
  for (const [status, code] of pages) {
    it(`takes a ${String(status)} without a problem document for ${code}`, async () => {
      const headers = { 'Content-Type': 'text/html', 'X-Request-Id': 'req-9' };
      lender.on('GET /v1/accounts', { status, headers, text: '<h1>Sorry</h1>' });
      const client = await lender.signedIn();

      await assert.rejects(client.accounts.list().then(), (error: ApiError) => {
        assert.deepEqual([error.name, error.status, error.code], ['ApiError', status, code]);
        assert.equal(error.requestId, 'req-9');
        return true;
      });
    });
  }

  it('keeps no process alive and shares no session with another client of the process', async () => {
    const first = await lender.signedIn();
    const second = await lender.signedIn();

    await first.auth.signOut();

    assert.equal(second.auth.state.status, 'signed-in');
    assert.deepEqual(await lender.client().auth.ready, { status: 'signed-out' });
  });
});
