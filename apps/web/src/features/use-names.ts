import type { PresenceState, UserId, UserRole } from '@parley/events';
import { useChatClient, type Readable } from '@parley/react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { personName } from './person-name.ts';

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

/** What is shown of a person wherever they are named. */
export interface Person {
  readonly name: string;
  /** Undefined as long as nothing is known of them. */
  readonly role: UserRole | undefined;
  readonly picture?: string | undefined;
}

const somebody: Person = { name: 'Somebody', role: undefined };

/** Many people at once, live. Who is not known yet is "Somebody". */
export function usePeople(some: readonly UserId[]): (id: UserId) => Person {
  const client = useChatClient();
  const ids = useSameIds(some);
  const people = useMemo(() => ids.map((id) => client.user(id)), [client, ids]);
  // No name holds a line feed.
  const joined = useJoined(people, () =>
    people
      .map((person) => person.get())
      .flatMap((user) => [personName(user ?? { name: '' }), user?.role ?? '', user?.avatar ?? ''])
      .join('\n'),
  );
  return useMemo(() => {
    const parts = joined.split('\n');
    const byId = new Map(ids.map((id, index) => [id, personOf(parts.slice(3 * index, 3 * index + 3))]));
    return (id: UserId) => byId.get(id) ?? somebody;
  }, [ids, joined]);
}

const roles: readonly UserRole[] = ['owner', 'admin', 'member', 'guest', 'bot'];

const personOf = ([name, role, picture]: readonly string[]): Person =>
  name ? { name, role: roles.find((each) => each === role), picture: picture || undefined } : somebody;

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
