import type { Status, User, UserId, UserRole } from '@parley/events';
import { useChatClient, type Readable } from '@parley/react';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { perLocale } from '../texts/language.ts';
import { namesTexts } from '../texts/en/names.ts';
import type { PresenceView } from '../ui/avatar.tsx';
import { useClock } from './clock.ts';
import { personName } from './person-name.ts';
import { pauseOf, statusOf } from './status/lasting.ts';

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
  /** What they are up to. */
  readonly status?: Status | undefined;
}

const somebody = perLocale((): Person => ({ name: namesTexts().somebody, role: undefined }));

/** Many people at once, live. Who is not known yet is "Somebody". */
export function usePeople(some: readonly UserId[]): (id: UserId) => Person {
  const client = useChatClient();
  const ids = useSameIds(some);
  const clock = useClock();
  const people = useMemo(
    () =>
      ids.map((id) => {
        const user = client.user(id);
        return { user, status: statusOf(user, { client, clock }) };
      }),
    [client, clock, ids],
  );
  // Follows the person as well.
  const readables = useMemo(() => people.map(({ status }) => status), [people]);
  const joined = useJoined(readables, () =>
    people.flatMap(({ user, status }) => partsOf(user.get(), status.get())).join('\n'),
  );
  return useMemo(() => {
    const parts = joined.split('\n');
    const byId = new Map(
      ids.map((id, index) => [id, personOf(parts.slice(index * partsEach, (index + 1) * partsEach))]),
    );
    return (id: UserId) => byId.get(id) ?? somebody();
  }, [ids, joined]);
}

const roles: readonly UserRole[] = ['owner', 'admin', 'member', 'guest', 'bot'];
const partsEach = 6;

/** What is shown of a person, in lines: neither names nor statuses hold a line feed. */
const partsOf = (user: User | undefined, status: Status | undefined): readonly (string | number)[] => [
  personName(user ?? { name: '' }),
  user?.role ?? '',
  user?.avatar ?? '',
  status?.emoji ?? '',
  status?.text ?? '',
  status?.until ?? '',
];

function personOf([name, role, picture, emoji, text = '', until]: readonly string[]): Person {
  if (!name) return somebody();
  return {
    name,
    role: roles.find((each) => each === role),
    picture: picture || undefined,
    ...(emoji && { status: { emoji, text, ...(until && { until: Number(until) }) } }),
  };
}

const presenceViews: readonly PresenceView[] = ['online', 'away', 'paused', 'offline'];

/** Who of many people is here, live while mounted. Undefined while unknown. */
export function usePresences(some: readonly UserId[]): (id: UserId) => PresenceView | undefined {
  const client = useChatClient();
  const ids = useSameIds(some);
  const clock = useClock();
  const shown = useMemo(
    () =>
      ids.map((id) => ({
        state: client.presence(id),
        pause: pauseOf(client.pausedUntil(id), { client, clock }),
      })),
    [client, clock, ids],
  );
  const readables = useMemo(() => shown.flatMap(({ state, pause }) => [state, pause]), [shown]);
  useEffect(() => client.watch({ users: ids }), [client, ids]);
  const joined = useJoined(readables, () =>
    shown.map(({ state, pause }) => (pause.get() === undefined ? (state.get() ?? '') : 'paused')).join(' '),
  );
  return useMemo(() => {
    const known = joined.split(' ');
    const byId = new Map(ids.map((id, index) => [id, presenceViews.find((one) => one === known[index])]));
    return (id: UserId) => byId.get(id);
  }, [ids, joined]);
}
