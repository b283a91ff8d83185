import type { WriteOf } from '@parley/core';
import { calledBy, keysIn, mentionPlaces, mentionsAt } from '@parley/core/mentions';
import { byCodeUnit } from '@parley/core/store-rules';
import type { Mention, MessageBody, RoomId, UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import { mayCallAll } from '@parley/events/policy';
import type { Row } from '../schema.ts';
import { type Slot, statement } from '../statement.ts';
import type { Draft, DraftRoom } from './draft.ts';

type Wording = WriteOf<'send' | 'edit'>;
type Kept = Row<'mentions'>;

const bearers = (column: 'name_key' | 'handle_key') =>
  statement((db, slot: Slot<{ key: string; now: number }>) =>
    db
      .selectFrom('users')
      .select('users.id')
      .where(column, '=', slot('key'))
      .where('users.gone', 'is', null)
      .where('users.id', '<>', LOBBY_GUEST)
      .where((where) =>
        where.or([
          where('users.role', '<>', 'guest'),
          where.exists(
            where
              .selectFrom('sessions')
              .select('sessions.id')
              .whereRef('sessions.user_id', '=', 'users.id')
              .where('sessions.expires_at', '>', slot('now')),
          ),
        ]),
      ),
  );

const called = { byName: bearers('name_key'), byHandle: bearers('handle_key') };

const insertMention = statement((db, slot: Slot<Kept>) =>
  db.insertInto('mentions').values({
    called: slot('called'),
    room_id: slot('room_id'),
    seq: slot('seq'),
    author_id: slot('author_id'),
  }),
);

const deleteMention = statement((db, slot: Slot<Omit<Kept, 'author_id'>>) =>
  db
    .deleteFrom('mentions')
    .where('called', '=', slot('called'))
    .where('room_id', '=', slot('room_id'))
    .where('seq', '=', slot('seq')),
);

/** Whom a text mentions that `actor`, who is a member, says in the room. Asks nothing if there is no `@` in it. */
export async function mentionsIn(draft: Draft, room: DraftRoom, write: Wording): Promise<readonly Mention[]> {
  const places = mentionPlaces(write.text);
  if (places.length === 0) return [];
  const people = new Map<string, UserId>();
  for (const key of keysIn(places)) {
    const user =
      (await bearerOf(draft, room, called.byName, key, write.at)) ??
      (await bearerOf(draft, room, called.byHandle, key, write.at));
    if (user) people.set(key, user);
  }
  const callsAll = places.some(({ all }) => all !== undefined);
  return mentionsAt(places, people, callsAll && (await mayCall(draft, room, write.actor)));
}

async function bearerOf(
  draft: Draft,
  room: DraftRoom,
  query: (typeof called)['byName'],
  key: string,
  now: number,
): Promise<UserId | undefined> {
  const ids: UserId[] = [];
  for (const { id } of await draft.db.all(query, { key, now })) {
    const home = await draft.home(room);
    const state = (await draft.member(home, id))?.state;
    if (state === 'joined' || (home.row.kind === 'channel' && state !== 'removed')) ids.push(id);
  }
  return ids.sort(byCodeUnit)[0];
}

async function mayCall(draft: Draft, room: DraftRoom, id: UserId): Promise<boolean> {
  const actor = await draft.user(id);
  const home = await draft.home(room);
  const membership = await draft.member(home, id);
  // Ten-line clients speak without being known.
  if (!actor || !membership || id === LOBBY_GUEST) return false;
  return mayCallAll(
    actor,
    { room: { kind: home.row.kind, builtIn: false }, membership },
    room.row.member_count,
  );
}

export const kept = (mentions: readonly Mention[]): string | null =>
  mentions.length === 0 ? null : JSON.stringify(mentions);

const callsIn = (mentions: string | null): readonly string[] => {
  if (mentions === null) return [];
  const parsed: NonNullable<MessageBody['mentions']> = JSON.parse(mentions);
  return calledBy({ mentions: parsed });
};

/** Brings the calls of a message from what its text said to what it says now. */
export async function keepCalls(
  draft: Draft,
  message: { readonly room_id: RoomId; readonly seq: number; readonly author_id: UserId },
  before: string | null,
  now: string | null,
): Promise<void> {
  if (before === now) return;
  const { room_id, seq, author_id } = message;
  for (const call of callsIn(before)) await draft.db.run(deleteMention, { called: call, room_id, seq });
  for (const call of callsIn(now))
    await draft.db.run(insertMention, { called: call, room_id, seq, author_id });
}
