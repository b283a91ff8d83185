import type { Readable } from '@parley/client';
import type { User, UserId } from '@parley/events';
import { inNameOrder } from '@parley/events/names';
import { useMemo } from 'react';
import { useChatClient } from './provider.tsx';
import { combined, useReadable } from './use-readable.ts';

/** The same people as they are now, each once, in the order in which the server lists them (SPEC F1). */
export function useLiveUsers(users: readonly User[]): readonly User[] {
  const client = useChatClient();
  return useReadable(useMemo(() => liveUsers(users, client.user), [users, client]));
}

function liveUsers(
  users: readonly User[],
  view: (id: UserId) => Readable<User | undefined>,
): Readable<readonly User[]> {
  const live = [...new Map(users.map((user) => [user.id, { user, view: view(user.id) }])).values()];
  return combined(
    live.map((one) => one.view),
    () => live.map((one) => one.view.get() ?? one.user).sort(inNameOrder),
  );
}
