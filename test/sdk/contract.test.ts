import { expect } from 'chai';
import { isContractError, type ContractError } from '../../sdk/index.ts';
import { json, LenderDouble, rejection } from './support/lender-double.ts';
import { account, payment } from './support/samples.ts';

type Json = Record<string, unknown>;

/** Every path into a sample that leads to a field, deepest ones too. */
function pathsOf(value: object, prefix: string[] = []): string[][] {
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = [...prefix, name];
    return typeof inner === 'object' && inner !== null
      ? [path, ...pathsOf(inner as object, path)]
      : [path];
  });
}

/** A copy with one field taken out, or replaced. */
function damaged(sample: object, path: string[], value?: unknown): Json {
  const copy = structuredClone(sample) as Json;
  let holder = copy;
  for (const name of path.slice(0, -1)) holder = holder[name] as Json;
  const last = path.at(-1)!;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}

describe('an answer that breaks the contract', () => {
  let lender: LenderDouble;
  beforeEach(() => {
    lender = new LenderDouble();
  });

  for (const path of pathsOf(account)) {
    it(`is named by its path: account without ${path.join('.')}`, async () => {
      const items = [account, damaged(account, path)];
      lender.on('GET /v1/accounts', json({ items, nextCursor: null }));
      const client = await lender.signedIn({ storage: 'memory' });

      const error = await rejection(client.accounts.list());

      expect(isContractError(error)).to.equal(true);
      expect((error as ContractError).path).to.equal(`items[1].${path.join('.')}`);
      client.close();
    });
  }

  for (const path of pathsOf(payment)) {
    it(`is named by its path, never by its value: payment with a secret ${path.join('.')}`, async () => {
      const secret = { secret: 4111_1111 };
      lender.on('GET /v1/payments/pay-1', () =>
        json(damaged(payment, path, secret), { headers: { 'X-Request-Id': 'req-7' } }),
      );
      const client = await lender.signedIn({ storage: 'memory' });

      const error = (await rejection(client.payments.get('pay-1'))) as ContractError;

      expect(error.name).to.equal('ContractError');
      expect(error.path.startsWith(path.join('.'))).to.equal(true);
      expect(error.requestId).to.equal('req-7');
      const told = [error.message, error.stack, String(error.cause), JSON.stringify(error)];
      expect(told.join()).not.to.contain('4111');
      client.close();
    });
  }

  it('is not one for a field that this version does not know', async () => {
    lender.on('GET /v1/payments/pay-1', json({ ...payment, colour: 'green' }));
    const client = await lender.signedIn({ storage: 'memory' });

    expect(await client.payments.get('pay-1')).to.deep.equal(payment);
    client.close();
  });

  it('is not one for a value that a later server invented', async () => {
    lender.on('GET /v1/payments/pay-1', json({ ...payment, status: 'on_the_moon' }));
    const client = await lender.signedIn({ storage: 'memory' });

    expect((await client.payments.get('pay-1')).status).to.equal('on_the_moon');
    client.close();
  });

  it('is one for an empty answer where something was due', async () => {
    lender.on('GET /v1/payments/pay-1', new Response(null, { status: 204 }));
    const client = await lender.signedIn({ storage: 'memory' });

    expect(((await rejection(client.payments.get('pay-1'))) as ContractError).path).to.equal('');
    client.close();
  });

  it('is not one for an empty answer where nothing was due', async () => {
    lender.on('DELETE /v1/sessions/s-1', new Response(null, { status: 204 }));
    lender.on('DELETE /v1/sessions', new Response(null, { status: 204 }));
    const client = await lender.signedIn({ storage: 'memory' });

    await client.sessions.end('s-1');
    await client.sessions.endAll();

    expect(lender.requests.slice(-2).map(({ path }) => path)).to.deep.equal([
      '/v1/sessions/s-1',
      '/v1/sessions',
    ]);
    client.close();
  });
});
