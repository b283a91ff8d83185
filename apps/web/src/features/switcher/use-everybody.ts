import type { Ack, Room, User } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, type ChatClient } from '@parley/react';
import { useEffect, useState } from 'react';

/** So many are fetched and searched here, letter by letter; in a larger place the server looks for the others. */
const gatheredAtMost = 5_000;

interface Gathered {
  readonly people: ReadonlyMap<string, User>;
  readonly channels: ReadonlyMap<string, Room>;
  /** There are more than were fetched. */
  readonly morePeople: boolean;
  readonly moreChannels: boolean;
}

const nothing: Gathered = {
  people: new Map(),
  channels: new Map(),
  morePeople: false,
  moreChannels: false,
};

/** What was known when the switcher was open last is there at once. */
const known = new WeakMap<ChatClient, Gathered>();

/** Everybody of the place and every channel, as far as they are here by now; found on the server by `query` where there are too many. */
export function useEverybody(query: string): Pick<Gathered, 'people' | 'channels'> {
  const client = useChatClient();
  const [gathered, setGathered] = useState(() => known.get(client) ?? nothing);
  const { morePeople, moreChannels } = gathered;

  useEffect(() => {
    let open = true;
    const learn = (change: (now: Gathered) => Partial<Gathered>) => {
      const before = known.get(client) ?? nothing;
      const now = { ...before, ...change(before) };
      known.set(client, now);
      if (open) setGathered(now);
    };
    void gather(
      (after: User | undefined) => client.listUsers({ limit: limits.listPage, ...behind(after) }),
      ({ users }) => users,
      (people, more) => learn((now) => ({ people: merged(now.people, people, more), morePeople: more })),
    );
    void gather(
      (after: Room | undefined) => client.listRooms({ limit: limits.listPage, ...behind(after) }),
      ({ rooms }) => rooms.map(({ room }) => room),
      (rooms, more) => learn((now) => ({ channels: merged(now.channels, rooms, more), moreChannels: more })),
    );
    return () => {
      open = false;
    };
  }, [client]);

  useEffect(() => {
    let open = true;
    if (query === '') return;
    if (morePeople)
      void client.listUsers({ query }).then((ack) => {
        if (open && ack.ok) setGathered((now) => ({ ...now, people: withMore(now.people, ack.data.users) }));
      });
    if (moreChannels)
      void client.listRooms({ query }).then((ack) => {
        const rooms = ack.ok ? ack.data.rooms.map(({ room }) => room) : [];
        if (open) setGathered((now) => ({ ...now, channels: withMore(now.channels, rooms) }));
      });
    return () => {
      open = false;
    };
  }, [client, query, morePeople, moreChannels]);

  return gathered;
}

const behind = <I extends string>(last: { readonly id: I } | undefined) =>
  last === undefined ? {} : { after: last.id };

/** Page after page; `learn` gets all that is here by now. Where the server refuses it ends: my own rooms are known anyway. */
async function gather<T, D extends { readonly more: boolean }>(
  load: (after: T | undefined) => Promise<Ack<D>>,
  itemsOf: (data: D) => readonly T[],
  learn: (items: readonly T[], more: boolean) => void,
): Promise<void> {
  const items: T[] = [];
  for (;;) {
    const ack = await load(items.at(-1));
    if (!ack.ok) return;
    items.push(...itemsOf(ack.data));
    learn(items, ack.data.more);
    if (!ack.data.more || items.length >= gatheredAtMost) return;
  }
}

type ById<T> = ReadonlyMap<string, T>;

const byId = <T extends { readonly id: string }>(items: readonly T[]): ById<T> =>
  new Map(items.map((item) => [item.id, item]));

const withMore = <T extends { readonly id: string }>(before: ById<T>, items: readonly T[]): ById<T> =>
  new Map([...before, ...byId(items)]);

/** With the last page it is known who is gone. */
const merged = <T extends { readonly id: string }>(before: ById<T>, items: readonly T[], more: boolean) =>
  more ? withMore(before, items) : byId(items);
