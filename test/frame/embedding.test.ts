import { expect } from 'chai';
import { createClient } from '../../sdk/index.ts';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { Connection } from '../../src/controllers/connection.ts';
import { embed } from '../../src/controllers/embedding.ts';

const lender = 'http://localhost:4400';
const clientId = 'northside-motors';
const [one, other] = ['http://127.0.0.1:4401', 'http://127.0.0.1:4402'] as const;

const standIn = (host: string) => embed({ host, page: undefined });

afterEach(() => {
  standIn(location.origin);
  sessionStorage.clear();
});

describe('two hosts that share a browser’s storage', () => {
  it('do not find each other’s session', () => {
    sessionStorage.setItem(scopeName(lender, clientId, one), '{}');

    const remembered = [one, other, location.origin].map((host) => {
      standIn(host);
      return new Connection(lender, clientId).remembered;
    });

    expect(remembered).to.deep.equal([true, false, false]);
  });

  it('do not find each other’s payments', async () => {
    const input = { amount: { amount: 1, currency: 'USD' }, methodId: 'm', date: '2026-11-23' };
    const intentOf = async (host: string) => {
      const fetch = () => Promise.reject(new TypeError('offline'));
      const client = createClient({ lender, clientId, host, fetch });
      return client.payments.intent();
    };
    const first = await intentOf(one);
    void first.confirm('a', input);
    first.close();

    const found = [];
    for (const host of [one, other]) {
      const intent = await intentOf(host);
      void intent.resume('a');
      found.push(intent.state.status);
      intent.close();
    }

    expect(found).to.deep.equal(['unknown', 'drafted']);
  });
});
