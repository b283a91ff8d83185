import type { ChatClient } from './types.ts';

/** Wakes the client when the page is shown again or the network is back. The returned function ends that. */
export function wakeOnReturn(client: Pick<ChatClient, 'wake'>, page: Window = window): () => void {
  const wakeIfShown = () => {
    if (page.document.visibilityState === 'visible') client.wake();
  };
  page.addEventListener('online', client.wake);
  page.addEventListener('pageshow', wakeIfShown);
  page.document.addEventListener('visibilitychange', wakeIfShown);
  return () => {
    page.removeEventListener('online', client.wake);
    page.removeEventListener('pageshow', wakeIfShown);
    page.document.removeEventListener('visibilitychange', wakeIfShown);
  };
}
