import type {
  Ack,
  CommandError,
  Reply,
  Request,
  Room,
  RoomId,
  SearchResult,
  User,
  UserId,
} from '@parley/events';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useChatClient } from './provider.tsx';
import type { RoomListing } from './types.ts';
import { useLiveUsers } from './use-live-users.ts';
import { combined, useReadable } from './use-readable.ts';

export interface Pages<T> {
  readonly items: readonly T[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: CommandError | undefined;
  readonly loadMore: () => void;
}

/** What one answer holds of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

type Load<T> = (after: T | undefined) => Promise<Ack<Page<T>>>;

interface Part<T, P> {
  readonly items: readonly T[];
  /** Where the next page begins; undefined behind the last. */
  readonly next: P | undefined;
}

type LoadPart<T, P> = (from: P | undefined) => Promise<Ack<Part<T, P>>>;

/** What is known of one question; another `load` is another question. */
interface Known<T, P> extends Part<T, P> {
  readonly load: LoadPart<T, P>;
  readonly loading: boolean;
  readonly error: CommandError | undefined;
  /** No page is known to be the last. */
  readonly more: boolean;
}

const asked = <T, P>(load: LoadPart<T, P>, { items, next }: Part<T, P>): Known<T, P> => ({
  load,
  items,
  next,
  more: true,
  loading: true,
  error: undefined,
});

const nothing = { items: [], next: undefined };

function answered<T, P>(load: LoadPart<T, P>, before: Part<T, P>, ack: Ack<Part<T, P>>): Known<T, P> {
  if (!ack.ok) return { ...asked(load, before), loading: false, error: ack.error };
  const { items, next } = ack.data;
  return {
    load,
    items: [...before.items, ...items],
    next,
    more: next !== undefined,
    loading: false,
    error: undefined,
  };
}

/** Pages of a list that starts over when `load` changes. */
function useParts<T, P>(load: LoadPart<T, P>): Pages<T> {
  const [known, setKnown] = useState(() => asked<T, P>(load, nothing));
  const state = known.load === load ? known : asked<T, P>(load, nothing);

  useEffect(() => {
    let current = true;
    void load(undefined).then((ack) => {
      if (current) setKnown(answered(load, nothing, ack));
    });
    return () => {
      current = false;
    };
  }, [load]);

  const { items, next, loading, more, error } = state;
  const loadMore = useCallback(() => {
    if (loading || !more) return;
    const before = { items, next };
    setKnown(asked(load, before));
    void load(next).then((ack) => {
      // An answer to an earlier question is left out.
      setKnown((now) => (now.load === load ? answered(load, before, ack) : now));
    });
  }, [load, items, next, loading, more]);
  return { items, loading, more, error, loadMore };
}

/** Pages of a list, each loaded after the last item known; starts over when `load` changes. */
export function usePages<T>(load: Load<T>): Pages<T> {
  return useParts(
    useCallback(
      async (after: T | undefined): Promise<Ack<Part<T, T>>> => {
        const ack = await load(after);
        if (!ack.ok) return ack;
        const { items, more } = ack.data;
        return { ok: true, data: { items, next: more ? items.at(-1) : undefined } };
      },
      [load],
    ),
  );
}

/** People whose name contains `query`, page by page, live as far as loaded. */
export function useUsers(query = ''): Pages<User> {
  const client = useChatClient();
  const pages = usePages(
    useCallback(
      async (after: User | undefined) => {
        const ack = await client.listUsers({ ...filter(query), ...place(after?.id) });
        return ack.ok ? { ok: true, data: { items: ack.data.users, more: ack.data.more } } : ack;
      },
      [client, query],
    ),
  );
  return { ...pages, items: useLiveUsers(pages.items) };
}

/** Rooms one can see whose name contains `query`, page by page: for browsing and joining. */
export function useRoomList(query = ''): Pages<RoomListing> {
  const client = useChatClient();
  return usePages(
    useCallback(
      async (after: RoomListing | undefined) => {
        const ack = await client.listRooms({ ...filter(query), ...place(after?.room.id) });
        return ack.ok ? { ok: true, data: { items: ack.data.rooms, more: ack.data.more } } : ack;
      },
      [client, query],
    ),
  );
}

/** What is looked for; equal questions must be one object. */
export type Question = Omit<Request<'search:messages'>, 'cursor' | 'limit'>;

/** A message that was found, with the room it is in. */
export interface Hit extends Omit<SearchResult, 'room'> {
  readonly room: Room;
}

/** The server may end a page early; so many in a row may be empty before a person is asked whether to go on. */
const EMPTY_PAGES = 10;

/** Messages in all that I may read, newest first, page by page. Asks nothing while there is no question. */
export function useSearch(question: Question | undefined): Pages<Hit> {
  const client = useChatClient();
  const pages = useParts(
    useCallback(
      async (from: string | undefined): Promise<Ack<Part<Hit, string>>> => {
        if (question === undefined) return { ok: true, data: nothing };
        let cursor = from;
        for (let empty = 1; ; empty += 1) {
          const ack = await client.searchMessages({ ...question, ...(cursor !== undefined && { cursor }) });
          if (!ack.ok) return ack;
          ({ cursor } = ack.data);
          const items = hitsOf(ack.data);
          if (items.length > 0 || cursor === undefined || empty === EMPTY_PAGES)
            return { ok: true, data: { items, next: cursor } };
        }
      },
      [client, question],
    ),
  );
  return { ...pages, items: useStillReadable(pages.items) };
}

/** What was found, but for rooms that went meanwhile. A channel stays open to who left it. */
function useStillReadable(hits: readonly Hit[]): readonly Hit[] {
  const { departure } = useChatClient();
  return useReadable(
    useMemo(() => {
      const found = hits.map((hit) => ({ hit, gone: departure(hit.room.parent?.room ?? hit.room.id) }));
      return combined(
        found.map(({ gone }) => gone),
        () =>
          found.flatMap(({ hit, gone }) => {
            const kind = gone.get()?.view.room.kind;
            return kind === undefined || kind === 'channel' ? [hit] : [];
          }),
      );
    }, [hits, departure]),
  );
}

function hitsOf({ results, rooms }: Reply<'search:messages'>): readonly Hit[] {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  return results.flatMap(({ room: id, ...found }) => {
    const room = byId.get(id);
    return room === undefined ? [] : { ...found, room };
  });
}

const filter = (query: string) => (query === '' ? {} : { query });
const place = <I extends UserId | RoomId>(after: I | undefined) => (after === undefined ? {} : { after });
