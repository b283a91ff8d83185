import type { Page } from '@playwright/test';

/** What the browser's databases of this page's origin hold, or the one named, as text. */
export const keptIn = (
  page: Page,
  database?: 'parley-outbox' | 'parley-state' | 'parley-draft-files',
): Promise<string> =>
  page.evaluate(async (only) => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('refused'));
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (only !== undefined && name !== only) continue;
      const db = await asked(indexedDB.open(name));
      for (const store of db.objectStoreNames)
        rows.push(...(await asked<unknown[]>(db.transaction(store).objectStore(store).getAll())));
      db.close();
    }
    return JSON.stringify(rows);
  }, database);
