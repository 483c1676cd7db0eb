/**
 * What the browser denies a frame: to keep anything, or to share it with the lender's own pages. For
 * `diagnose()`; elements work either way.
 */
export async function storageDenial(): Promise<'denied' | 'partitioned' | undefined> {
  try {
    // Merely touching them throws where the browser denies them.
    if (!sessionStorage || !indexedDB) return 'denied';
    // Firefox gives a frame without cookies a database, and does not let it be opened.
    await (indexedDB as Partial<IDBFactory>).databases?.();
    const shared = await (document as Partial<Document>).hasStorageAccess?.();
    return shared === false ? 'partitioned' : undefined;
  } catch {
    return 'denied';
  }
}
