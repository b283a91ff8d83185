import type { PresenceState, UserId } from '@parley/events';
import { useChatClient, type Readable } from '@parley/react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';

/** The same array as long as it holds the same ids. */
function useSameIds(ids: readonly UserId[]): readonly UserId[] {
  const [kept, setKept] = useState(ids);
  if (kept.length === ids.length && kept.every((id, index) => id === ids[index])) return kept;
  setKept(ids);
  return ids;
}

/** Renders again when any of many readables changes what `write` makes of them. */
function useJoined(readables: readonly Readable<unknown>[], write: () => string): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = readables.map((readable) => readable.subscribe(listener));
      return () => ends.forEach((end) => end());
    },
    [readables],
  );
  return useSyncExternalStore(subscribe, write);
}

/** The names of many people at once, live. Who is not known yet is "Somebody". */
export function useNames(some: readonly UserId[]): (id: UserId) => string {
  const client = useChatClient();
  const ids = useSameIds(some);
  const people = useMemo(() => ids.map((id) => client.user(id)), [client, ids]);
  // No name holds a line feed.
  const joined = useJoined(people, () => people.map((person) => person.get()?.name ?? '').join('\n'));
  return useMemo(() => {
    const names = joined.split('\n');
    const byId = new Map(ids.map((id, index) => [id, names[index] ?? '']));
    return (id: UserId) => byId.get(id) || 'Somebody';
  }, [ids, joined]);
}

const presenceStates: readonly PresenceState[] = ['online', 'away', 'offline'];

/** Who of many people is here, live while mounted. Undefined while unknown. */
export function usePresences(some: readonly UserId[]): (id: UserId) => PresenceState | undefined {
  const client = useChatClient();
  const ids = useSameIds(some);
  const states = useMemo(() => ids.map((id) => client.presence(id)), [client, ids]);
  useEffect(() => client.watch({ users: ids }), [client, ids]);
  const joined = useJoined(states, () => states.map((state) => state.get() ?? '').join(' '));
  return useMemo(() => {
    const known = joined.split(' ');
    const byId = new Map(ids.map((id, index) => [id, presenceStates.find((one) => one === known[index])]));
    return (id: UserId) => byId.get(id);
  }, [ids, joined]);
}
