import { expect } from 'chai';
import { isContractError } from '../../sdk/index.ts';
import { json, LenderDouble, rejection } from './support/lender-double.ts';

// Alone in its file, since each file has a page of its own: the probe would happen once per page.
describe('under a policy without unsafe-eval', () => {
  it('checks answers without trying to make code from strings, which would be reported', async () => {
    const original = globalThis.Function;
    let made = 0;
    globalThis.Function = new Proxy(original, {
      construct(target, args: string[]) {
        made += 1;
        return Reflect.construct(target, args);
      },
    });
    const lender = new LenderDouble();
    lender.on('GET /v1/accounts', json({ items: [{}], nextCursor: null }));
    const client = await lender.signedIn({ storage: 'memory' });

    const error = await rejection(client.accounts.list());
    globalThis.Function = original;

    expect(isContractError(error)).to.equal(true);
    expect(made).to.equal(0);
    client.close();
  });
});
