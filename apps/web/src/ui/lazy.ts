import { lazy as lazyOnce, type ComponentType } from 'react';

const firstWaitMs = 500;
const longestWaitMs = 8_000;

/** Whatever it answers, an answer means that the server can be reached. */
async function isServerThere(): Promise<boolean> {
  try {
    await fetch('/health', { cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/**
 * Loads a part of the page again after it could not be fetched, for as long as the server can't be reached. Rejects when the server is
 * there and does not have the part all the same, as after an update.
 */
export async function loadPatiently<T>(
  load: () => Promise<T>,
  isReachable: () => Promise<boolean> = isServerThere,
  wait: (ms: number) => Promise<void> = pause,
): Promise<T> {
  for (let waitMs = firstWaitMs; !(await isReachable()); waitMs = Math.min(waitMs * 2, longestWaitMs))
    await wait(waitMs);
  return load();
}

/** What `load` imports, however often the network goes away before it is here. */
export const patiently = <T>(load: () => Promise<T>): Promise<T> => load().catch(() => loadPatiently(load));

/** React's `lazy`, for a page that may lose the network before it has all its parts: they come when the network is back. */
export const lazy = <P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>) =>
  lazyOnce(() => patiently(load));
