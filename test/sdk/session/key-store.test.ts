import { expect } from 'chai';
import { KeyStore } from '../../../sdk/session/key-store.ts';
import { Tab } from '../support/tab.ts';

describe('KeyStore', () => {
  let name: string;
  beforeEach(() => {
    name = `test/${crypto.randomUUID()}`;
  });
  afterEach(() => {
    indexedDB.deleteDatabase(name);
  });

  it('gives two tabs that start together one key', async () => {
    const tabs = await Promise.all([Tab.open(), Tab.open()]);

    for (let round = 0; round < 5; round += 1) {
      const database = `${name}/${String(round)}`;
      const thumbprints = await Promise.all(tabs.map((tab) => tab.run({ do: 'obtain', database })));
      const stored = await new KeyStore(database).find();
      indexedDB.deleteDatabase(database);

      expect(thumbprints[0]).to.match(/^[\w-]{43}$/);
      expect(thumbprints).to.deep.equal([stored?.thumbprint, stored?.thumbprint]);
    }
    for (const tab of tabs) tab.close();
  });

  it('gives ten callers in one tab one key', async () => {
    const store = new KeyStore(name);

    const keys = await Promise.all(Array.from({ length: 10 }, () => store.obtain()));

    expect(new Set(keys.map(({ thumbprint }) => thumbprint)).size).to.equal(1);
  });

  it('keeps the key for the next page, its private half not extractable', async () => {
    const { thumbprint } = await new KeyStore(name).obtain();

    const found = await new KeyStore(name).find();

    expect(found?.thumbprint).to.equal(thumbprint);
    expect(found?.pair.privateKey.extractable).to.equal(false);
    expect(found?.pair.privateKey.algorithm).to.deep.include({ namedCurve: 'P-256' });
  });

  it('keeps keys of other names apart', async () => {
    const first = await new KeyStore(name).obtain();
    const second = await new KeyStore(`${name}/other`).obtain();
    indexedDB.deleteDatabase(`${name}/other`);

    expect(first.thumbprint).not.to.equal(second.thumbprint);
  });

  it('forgets the key', async () => {
    const store = new KeyStore(name);
    await store.obtain();

    await store.remove();

    expect(await store.find()).to.equal(undefined);
  });

  it('finds nothing in a record that is not a key', async () => {
    await store(name, { privateKey: 'not a key' });

    expect(await new KeyStore(name).find()).to.equal(undefined);
  });

  it('does not keep a deletion of the database waiting', async () => {
    await new KeyStore(name).obtain();

    const deleted = await new Promise((resolve) => {
      const deletion = indexedDB.deleteDatabase(name);
      deletion.onsuccess = () => resolve('deleted');
      deletion.onblocked = () => resolve('blocked');
    });

    expect(deleted).to.equal('deleted');
  });
});

/** Puts something into the database behind the store's back. */
function store(name: string, value: unknown): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('keys', 'readwrite');
      transaction.objectStore('keys').put(value, 'proof');
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
