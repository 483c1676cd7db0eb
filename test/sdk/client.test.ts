import { expect } from 'chai';
import { createClient } from '../../sdk/index.ts';
import { json, LenderDouble, rejection } from './support/lender-double.ts';
import { payment } from './support/samples.ts';
import { Tab } from './support/tab.ts';

describe('createClient', () => {
  const accepted: [string, string][] = [
    ['https://lender.example', 'https://lender.example'],
    ['https://lender.example/', 'https://lender.example'],
    ['https://Lender.example:443', 'https://lender.example'],
    ['http://localhost:4400', 'http://localhost:4400'],
    ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
    ['http://[::1]:4400', 'http://[::1]:4400'],
  ];
  for (const [lender, origin] of accepted) {
    it(`takes ${lender} as a lender`, () => {
      const client = createClient({ lender, clientId: 'portal', storage: 'memory' });

      expect(client.lender).to.equal(origin);
      client.close();
    });
  }

  const refused = [
    '',
    'lender.example',
    'http://lender.example',
    'http://localhost.lender.example',
    'http://127.0.0.1.lender.example',
    'ftp://localhost',
    'https://lender.example/path',
    'https://lender.example?query',
    'https://user:word@lender.example',
    'javascript:alert(1)',
  ];
  for (const lender of refused) {
    it(`refuses ${lender || 'nothing'} as a lender`, () => {
      expect(() => createClient({ lender, clientId: 'portal' })).to.throw(TypeError);
    });
  }

  it('refuses to be nobody', () => {
    expect(() => createClient({ lender: LenderDouble.origin, clientId: '' })).to.throw(TypeError);
  });

  it('looks the global fetch up at every call', async () => {
    const client = createClient({
      lender: LenderDouble.origin,
      clientId: 'portal',
      storage: 'memory',
    });
    const lender = new LenderDouble();
    const original = globalThis.fetch;
    globalThis.fetch = lender.fetch;

    await client.auth.signIn({ userId: 'a', password: 'b' });
    globalThis.fetch = original;

    expect(client.auth.state.status).to.equal('signed-in');
    client.close();
  });

  it('hears nothing of other tabs once closed', async () => {
    const lender = new LenderDouble();
    const clientId = crypto.randomUUID();
    const client = await lender.signedIn({ clientId });
    client.close();
    const other = await lender.signedIn({ clientId });

    await other.auth.signOut();
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(client.auth.state.status).to.equal('signed-in');
    other.close();
  });

  it('works in a worker: signs in, reads, signs out', async () => {
    const tab = await Tab.open();

    expect(await tab.run({ do: 'sign-in', clientId: crypto.randomUUID() })).to.equal('signed-in');
    expect(await tab.run({ do: 'list' })).not.to.contain('failed');
    expect(await tab.run({ do: 'sign-out' })).to.equal('signed-out');
    tab.close();
  });
});

describe('payments.create', () => {
  const input = { amount: payment.amount, methodId: 'met-1', date: payment.date };

  it('sends the key, and the amount in minor units', async () => {
    const lender = new LenderDouble();
    lender.on('POST /v1/accounts/acc-1/payments', json(payment, { status: 201 }));
    const client = await lender.signedIn();

    const result = await client.payments.create('acc-1', input, { idempotencyKey: 'key-1' });

    const sent = lender.requests.at(-1)!;
    expect(result).to.deep.equal(payment);
    expect(sent.headers.get('Idempotency-Key')).to.equal('key-1');
    expect(JSON.parse(sent.body)).to.deep.equal(input);
    client.close();
  });

  for (const key of [undefined, '', ' ', 'with space', 'ключ', 'k'.repeat(201), 5]) {
    it(`pays nothing with the key ${typeof key === 'string' ? `"${key.slice(0, 12)}"` : String(key)}`, async () => {
      const lender = new LenderDouble();
      const client = await lender.signedIn();
      const before = lender.requests.length;

      const error = await rejection(
        client.payments.create('acc-1', input, { idempotencyKey: key as string }),
      );

      expect(error).to.be.instanceOf(TypeError);
      expect(lender.requests).to.have.length(before);
      client.close();
    });
  }

  it('pays nothing without options', async () => {
    const client = await new LenderDouble().signedIn();

    // @ts-expect-error The type asks for the key, too.
    const error = await rejection(client.payments.create('acc-1', input));

    expect(error).to.be.instanceOf(TypeError);
    client.close();
  });

  it('keeps identifiers from leaving their place in the address', async () => {
    const lender = new LenderDouble();
    lender.on('GET /v1/payments/..%2Faccounts%3Fx', json(payment));
    const client = await lender.signedIn();

    await client.payments.get('../accounts?x');

    expect(lender.requests.at(-1)!.path).to.equal('/v1/payments/..%2Faccounts%3Fx');
    client.close();
  });
});
