/** A browser that opens no database in this time (a known WebKit fault) is treated as one without. */
const deadline = 2_000;

/**
 * Runs one transaction on the key database and gives what `work` reported once it is complete.
 * Undefined where storage is missing, denied or broken: nothing here rejects.
 *
 * @param work starts requests on the store at once; `done` takes the result
 */
export function withKeyDatabase(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, done: (value: unknown) => void) => void,
): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), deadline);
    const settle = (value: unknown) => {
      clearTimeout(timer);
      resolve(value);
    };
    try {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
      opening.onerror = () => settle(undefined);
      opening.onsuccess = () => {
        const database = opening.result;
        database.onversionchange = () => database.close();
        transact(database, mode, work).then(settle, () => settle(undefined));
      };
    } catch {
      settle(undefined);
    }
  });
}

async function transact(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, done: (value: unknown) => void) => void,
): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('keys', mode);
      let result: unknown;
      transaction.oncomplete = () => resolve(result);
      // Not `onerror`: the error of a request that `work` has dealt with would come by here, too.
      transaction.onabort = () => reject(new Error('transaction aborted'));
      work(transaction.objectStore('keys'), (value) => (result = value));
    });
  } finally {
    database.close();
  }
}
