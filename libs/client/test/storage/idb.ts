import 'fake-indexeddb/auto';
import { systemClock } from '@parley/events';
import { IDBFactory } from 'fake-indexeddb';

/** A browser that has never been here. */
export function emptyBrowser(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** Asks again and again until it is so. */
export async function eventually(isSo: () => boolean): Promise<void> {
  for (let left = 200; !isSo(); left -= 1) {
    if (left === 0) throw new Error(`it never came to be: ${isSo.toString()}`);
    await new Promise<void>((resolve) => systemClock.after(10, resolve));
  }
}
