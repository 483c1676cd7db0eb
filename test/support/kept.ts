import type { Page } from 'puppeteer-core';

/**
 * What a page keeps in this browser of sign-ins: session records, keys that sign, names and marks.
 *
 * @param device whether what makes a known device counts; it is meant to stay, and grants nothing
 */
export async function kept(page: Page, device = false): Promise<string[]> {
  return page.evaluate(async (device) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no result'));
      });
    const counts = (name: string) =>
      name.startsWith('fs-central/') && (device || !name.endsWith('/device'));
    const found = [...Object.keys(sessionStorage), ...Object.keys(localStorage)].filter(counts);
    for (const { name = '' } of await indexedDB.databases()) {
      if (!counts(name)) continue;
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const keys = await settled(database.transaction(store).objectStore(store).getAllKeys());
        found.push(...keys.map((key) => `${name}: ${JSON.stringify(key)}`));
      }
      database.close();
    }
    return found;
  }, device);
}
