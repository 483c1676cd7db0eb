import { expect } from 'chai';
import { scopeName } from '../../sdk/session/scope-name.ts';
import { Connection } from '../../src/controllers/connection.ts';
import { embed } from '../../src/controllers/embedding.ts';
import { paymentIntentStore } from '../../src/controllers/payment-intent-store.ts';

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

  it('do not find each other’s payments', () => {
    const intent = {
      key: 'k',
      accountId: 'a',
      confirmedAt: 0,
      input: { amount: { amount: 1, currency: 'USD' }, methodId: 'm', date: '2026-11-23' },
    };
    standIn(one);
    paymentIntentStore({ lender, clientId }).write(intent);

    const found = [one, other].map((host) => {
      standIn(host);
      return paymentIntentStore({ lender, clientId }).read('a')?.key;
    });

    expect(found).to.deep.equal(['k', undefined]);
  });
});
