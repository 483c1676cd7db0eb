import { expect } from 'chai';
import { isContractError, type ContractError } from '../../sdk/index.ts';
import { json, LenderDouble, problem, rejection } from './support/lender-double.ts';
import { account } from './support/samples.ts';

describe('a list', () => {
  let lender: LenderDouble;
  beforeEach(() => {
    lender = new LenderDouble();
    lender.on('GET /v1/accounts', ({ url }) => {
      const page = Number(new URL(url).searchParams.get('cursor') ?? 0);
      const items = [1, 2].map((number) => ({
        ...account,
        id: `acc-${String(page * 2 + number)}`,
      }));
      return json({ items, nextCursor: page < 2 ? String(page + 1) : null });
    });
  });

  const ids = async (list: AsyncIterable<{ id: string }>) => {
    const found: string[] = [];
    for await (const { id } of list) found.push(id);
    return found;
  };

  it('gives its first page when awaited', async () => {
    const client = await lender.signedIn();

    const page = await client.accounts.list();

    expect(page.items.map(({ id }) => id)).to.deep.equal(['acc-1', 'acc-2']);
    expect(page.nextCursor).to.equal('1');
    client.close();
  });

  it('walks the entries of all pages, in order', async () => {
    const client = await lender.signedIn();

    expect(await ids(client.accounts.list())).to.deep.equal([
      'acc-1',
      'acc-2',
      'acc-3',
      'acc-4',
      'acc-5',
      'acc-6',
    ]);
    client.close();
  });

  it('fetches nothing until somebody wants it, and no page that nobody reaches', async () => {
    const client = await lender.signedIn();

    const list = client.accounts.list();
    expect(lender.to('GET /v1/accounts')).to.have.length(0);
    for await (const { id } of list) if (id === 'acc-2') break;

    expect(lender.to('GET /v1/accounts')).to.have.length(1);
    client.close();
  });

  it('fetches its first page once, awaited and walked', async () => {
    const client = await lender.signedIn();
    const list = client.accounts.list();

    await list;
    await list;
    await ids(list);

    expect(lender.to('GET /v1/accounts')).to.have.length(3);
    client.close();
  });

  it('can begin at a cursor, with a page size', async () => {
    const client = await lender.signedIn();

    const page = await client.accounts.list({ cursor: '2', limit: 2 });

    expect(page.items.map(({ id }) => id)).to.deep.equal(['acc-5', 'acc-6']);
    expect(lender.requests.at(-1)!.url).to.match(/\?cursor=2&limit=2$/);
    client.close();
  });

  it('fails where the page fails', async () => {
    lender.on('GET /v1/accounts', problem(404, 'not_found'));
    const client = await lender.signedIn();

    expect(await rejection(client.accounts.list())).to.have.property('code', 'not_found');
    expect(await rejection(ids(client.accounts.list()))).to.have.property('code', 'not_found');
    client.close();
  });

  it('does not walk in a circle when a server repeats its cursor', async () => {
    lender.on('GET /v1/accounts', () => json({ items: [], nextCursor: 'again' }));
    const client = await lender.signedIn();

    const error = await rejection(ids(client.accounts.list()));

    expect(isContractError(error)).to.equal(true);
    expect((error as ContractError).path).to.equal('nextCursor');
    expect(lender.to('GET /v1/accounts')).to.have.length(2);
    client.close();
  });

  it('gives up between pages with the signal of the caller', async () => {
    const client = await lender.signedIn();
    const controller = new AbortController();

    const error = await rejection(
      (async () => {
        for await (const { id } of client.accounts.list({ signal: controller.signal })) {
          if (id === 'acc-2') controller.abort();
        }
      })(),
    );

    expect((error as Error).name).to.equal('AbortError');
    client.close();
  });
});
