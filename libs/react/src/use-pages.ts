import type { Ack, CommandError, RoomId, User, UserId } from '@parley/events';
import { useCallback, useEffect, useState } from 'react';
import { useChatClient } from './provider.tsx';
import type { RoomListing } from './types.ts';

export interface Pages<T> {
  readonly items: readonly T[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: CommandError | undefined;
  readonly loadMore: () => void;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

type Load<T> = (after: T | undefined) => Promise<Ack<Page<T>>>;

/** What is known of one question; another `load` is another question. */
interface Known<T> extends Omit<Pages<T>, 'loadMore'> {
  readonly load: Load<T>;
}

const asked = <T>(load: Load<T>, items: readonly T[]): Known<T> => ({
  load,
  items,
  more: true,
  loading: true,
  error: undefined,
});

const answered = <T>(load: Load<T>, before: readonly T[], ack: Ack<Page<T>>): Known<T> =>
  ack.ok
    ? { load, items: [...before, ...ack.data.items], more: ack.data.more, loading: false, error: undefined }
    : { load, items: before, more: true, loading: false, error: ack.error };

/** Pages of a list that starts over when `load` changes. */
function usePages<T>(load: Load<T>): Pages<T> {
  const [known, setKnown] = useState(() => asked(load, []));
  const state = known.load === load ? known : asked(load, []);

  useEffect(() => {
    let current = true;
    void load(undefined).then((ack) => {
      if (current) setKnown(answered(load, [], ack));
    });
    return () => {
      current = false;
    };
  }, [load]);

  const { items, loading, more, error } = state;
  const loadMore = useCallback(() => {
    if (loading || !more) return;
    setKnown(asked(load, items));
    void load(items.at(-1)).then((ack) => {
      // An answer to an earlier question is left out.
      setKnown((now) => (now.load === load ? answered(load, items, ack) : now));
    });
  }, [load, items, loading, more]);
  return { items, loading, more, error, loadMore };
}

/** People whose name contains `query`, page by page. */
export function useUsers(query = ''): Pages<User> {
  const client = useChatClient();
  return usePages(
    useCallback(
      async (after: User | undefined) => {
        const ack = await client.listUsers({ ...filter(query), ...place(after?.id) });
        return ack.ok ? { ok: true, data: { items: ack.data.users, more: ack.data.more } } : ack;
      },
      [client, query],
    ),
  );
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

const filter = (query: string) => (query === '' ? {} : { query });
const place = <I extends UserId | RoomId>(after: I | undefined) => (after === undefined ? {} : { after });
