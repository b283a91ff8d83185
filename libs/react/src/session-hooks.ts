import type { Connection, OutboxState, ServerClock } from '@parley/client';
import type { User } from '@parley/events';
import { useChatClient } from './provider.tsx';
import { useReadable } from './use-readable.ts';

/** Where the connection is in its life. */
export const useConnection = (): Connection => useReadable(useChatClient().connection);

/** False as long as all that is shown is what was kept from last time. */
export const useCaughtUp = (): boolean => useReadable(useChatClient().caughtUp);

/** The server's clock; call `serverNow` when a time is needed, it does not tick by itself. */
export function useServerClock(): ServerClock & { readonly serverNow: () => number } {
  const client = useChatClient();
  return { ...useReadable(client.serverClock), serverNow: client.serverNow };
}

/** Who I am; undefined until the server said so. */
export const useMe = (): User | undefined => useReadable(useChatClient().me);

/** How many of my messages wait or failed, in all rooms. */
export const useOutbox = (): OutboxState => useReadable(useChatClient().outbox);
