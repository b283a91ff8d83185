import type { PresenceState, User, UserId } from '@parley/events';
import { useEffect } from 'react';
import { useChatClient } from './provider.tsx';
import { useReadable } from './use-readable.ts';

/** A person, if met so far. */
export const useUser = (id: UserId): User | undefined => useReadable(useChatClient().user(id));

/** Whether a person is here; watched while the component is mounted, undefined until known. */
export function usePresence(user: UserId): PresenceState | undefined {
  const client = useChatClient();
  useEffect(() => client.watch({ users: [user] }), [client, user]);
  return useReadable(client.presence(user));
}

/** Until when a person is not to be disturbed, as far as they are watched; may be over by now. */
export const usePausedUntil = (user: UserId): number | undefined =>
  useReadable(useChatClient().pausedUntil(user));
