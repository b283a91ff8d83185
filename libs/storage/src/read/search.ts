import type { SearchQuery } from '@parley/core';
import { callsUser } from '@parley/core/mentions';
import { containsAll, cursorOf, foldText, hasLink, placeOf, rangesOf } from '@parley/core/search-text';
import type { Room, RoomId, SearchPage, UserId } from '@parley/events';
import { sql, type SqlBool } from 'kysely';
import { bodyOf, roomOf } from '../rows.ts';
import { HOUR_MS, selectState } from '../search/index-messages.ts';
import { matchOf } from '../search/pieces.ts';
import { type Queries, type Slot, statement } from '../statement.ts';
import { usersNamed } from './people.ts';

/** How many messages one page looks at, at most: it may end before it is full. */
const LOOKED_AT = 5_000;
const CHUNK = 500;

const columns = [
  'messages.number',
  'messages.room_id',
  'messages.seq',
  'messages.rev',
  'messages.id',
  'messages.author_id',
  'messages.alias',
  'messages.text',
  'messages.mentions',
  'messages.at',
  'messages.files',
  'messages.edited_at',
  'messages.deleted',
  'home.id as home_id',
  'home.kind',
] as const;

type Span = { first: number; last: number; limit: number };

/** Messages in the order of the index, from the last on. */
const matching = statement((db, slot: Slot<Span & { match: string }>) =>
  db
    .selectFrom('message_index')
    .innerJoin('messages', 'messages.number', 'message_index.rowid')
    .innerJoin('rooms', 'rooms.id', 'messages.room_id')
    .innerJoin('rooms as home', (join) =>
      join.on('home.id', '=', sql<RoomId>`coalesce(rooms.parent_id, rooms.id)`),
    )
    .select(columns)
    .where(sql<SqlBool>`message_index match ${slot('match')}`)
    .where('message_index.rowid', '>=', slot('first'))
    .where('message_index.rowid', '<=', slot('last'))
    .orderBy('message_index.rowid', 'desc')
    .limit(slot('limit')),
);

/** … and those that are not in it yet. */
const between = statement((db, slot: Slot<Span>) =>
  db
    .selectFrom('messages')
    .innerJoin('rooms', 'rooms.id', 'messages.room_id')
    .innerJoin('rooms as home', (join) =>
      join.on('home.id', '=', sql<RoomId>`coalesce(rooms.parent_id, rooms.id)`),
    )
    .select(columns)
    .where('messages.number', '>=', slot('first'))
    .where('messages.number', '<=', slot('last'))
    .orderBy('messages.number', 'desc')
    .limit(slot('limit')),
);

/** What is pinned in rooms that the user may read: at most a hundred in each. */
const pinned = statement((db, slot: Slot<Span & { user: UserId }>) =>
  db
    .selectFrom('pins')
    .innerJoin('messages', (join) =>
      join.onRef('messages.room_id', '=', 'pins.room_id').onRef('messages.seq', '=', 'pins.seq'),
    )
    .innerJoin('rooms', 'rooms.id', 'messages.room_id')
    .innerJoin('rooms as home', (join) =>
      join.on('home.id', '=', sql<RoomId>`coalesce(rooms.parent_id, rooms.id)`),
    )
    .leftJoin('members', (join) =>
      join.onRef('members.room_id', '=', 'pins.room_id').on('members.user_id', '=', slot('user')),
    )
    .select(columns)
    .where('pins.is_on', '=', 1)
    .where((where) =>
      where.or([
        where('members.state', '=', 'joined'),
        where.and([
          where('rooms.kind', '=', 'channel'),
          where.or([where('members.state', 'is', null), where('members.state', '<>', 'removed')]),
        ]),
      ]),
    )
    .where('messages.number', '>=', slot('first'))
    .where('messages.number', '<=', slot('last'))
    .orderBy('messages.number', 'desc')
    .limit(slot('limit')),
);

/** What calls the user by name, and what calls everybody of a room the user is in. */
const calling = statement((db, slot: Slot<Span & { user: UserId }>) =>
  db
    .selectFrom('mentions')
    .innerJoin('messages', (join) =>
      join.onRef('messages.room_id', '=', 'mentions.room_id').onRef('messages.seq', '=', 'mentions.seq'),
    )
    .innerJoin('rooms', 'rooms.id', 'messages.room_id')
    .innerJoin('rooms as home', (join) =>
      join.on('home.id', '=', sql<RoomId>`coalesce(rooms.parent_id, rooms.id)`),
    )
    .select(columns)
    .where('mentions.called', '=', slot('user'))
    .where('messages.number', '>=', slot('first'))
    .where('messages.number', '<=', slot('last'))
    .union(
      db
        .selectFrom('members')
        .innerJoin('mentions', (join) =>
          join
            .onRef('mentions.room_id', '=', 'members.room_id')
            .on('mentions.called', 'in', ['@here', '@room']),
        )
        .innerJoin('messages', (join) =>
          join.onRef('messages.room_id', '=', 'mentions.room_id').onRef('messages.seq', '=', 'mentions.seq'),
        )
        .innerJoin('rooms', 'rooms.id', 'messages.room_id')
        .innerJoin('rooms as home', (join) =>
          join.on('home.id', '=', sql<RoomId>`coalesce(rooms.parent_id, rooms.id)`),
        )
        .select(columns)
        .where('members.user_id', '=', slot('user'))
        .where('members.state', '=', 'joined')
        .where('messages.number', '>=', slot('first'))
        .where('messages.number', '<=', slot('last')),
    )
    .orderBy('number', 'desc')
    .limit(slot('limit')),
);

const selectAccess = statement((db, slot: Slot<{ user: UserId }>) =>
  db
    .selectFrom('members')
    .innerJoin('rooms', 'rooms.id', 'members.room_id')
    .select(['members.room_id', 'members.state', 'rooms.kind'])
    .where('members.user_id', '=', slot('user')),
);

const firstSince = statement((db, slot: Slot<{ hour: number }>) =>
  db
    .selectFrom('message_hours')
    .select((select) => select.fn.min('first').as('number'))
    .where('hour', '>=', slot('hour')),
);

const lastUntil = statement((db, slot: Slot<{ hour: number }>) =>
  db
    .selectFrom('message_hours')
    .select((select) => select.fn.max('last').as('number'))
    .where('hour', '<=', slot('hour')),
);

/** What the user's rows as a member say of rooms. */
interface Access {
  readonly joined: ReadonlySet<RoomId>;
  readonly removed: ReadonlySet<RoomId>;
  /** Rooms that only their members read. */
  readonly closed: readonly RoomId[];
}

interface Row {
  readonly number: number;
  readonly room_id: RoomId;
  /** The room whose members read it: of a thread the one that it belongs to. */
  readonly home_id: RoomId;
  readonly kind: Room['kind'];
  readonly author_id: UserId;
  readonly text: string;
  readonly files: string | null;
  readonly at: number;
  readonly deleted: number;
}

/** What was not indexed yet is looked through; the rest is asked of the index. Both are asked for the newest first. */
export async function search(db: Queries, query: SearchQuery): Promise<SearchPage> {
  const access = await accessOf(db, query.user);
  const few = query.is === 'pinned' ? pinned : query.mentions === 'me' ? calling : undefined;
  if (few !== undefined) return searchFew(db, query, access, few);
  const indexed = (await db.one(selectState, {}))?.indexed ?? 0;
  const match = matchOf({
    ...query,
    rooms: query.room === undefined ? access.closed : [query.room],
    openBut: query.room === undefined ? [...access.removed] : undefined,
  });
  const span = await indexedSpan(db, query, indexed);
  const newest = placeOf(query.cursor) - 1;
  const gathering = new Gathering(query, access, newest);
  await gathering.from({ first: indexed + 1, last: newest }, CHUNK, (part) => db.all(between, part));
  await gathering.from({ first: span.first, last: Math.min(newest, span.last) }, query.limit + 1, (part) =>
    db.all(matching, { ...part, match }),
  );
  return pageOf(db, query, gathering);
}

/** What is kept in a small table of its own is read from there, whatever else is asked for. */
async function searchFew(
  db: Queries,
  query: SearchQuery,
  access: Access,
  few: typeof pinned,
): Promise<SearchPage> {
  const newest = placeOf(query.cursor) - 1;
  const gathering = new Gathering(query, access, newest);
  await gathering.from({ first: 1, last: newest }, CHUNK, (part) =>
    db.all(few, { ...part, user: query.user }),
  );
  return pageOf(db, query, gathering);
}

type FoundRow = Row & Parameters<typeof bodyOf>[0];

/** Takes rows in until a page is full or has cost enough. */
class Gathering {
  readonly rows: FoundRow[] = [];
  readonly #query: SearchQuery;
  readonly #access: Access;
  #left = LOOKED_AT;
  /** The last message that was looked at. */
  #place: number;

  constructor(query: SearchQuery, access: Access, place: number) {
    this.#query = query;
    this.#access = access;
    this.#place = place + 1;
  }

  /** Where the next page begins, if there may be one. */
  get cursor(): string | undefined {
    const { limit } = this.#query;
    const last = this.rows[limit - 1];
    if (this.rows.length > limit && last) return cursorOf(last.number);
    return this.#left > 0 ? undefined : cursorOf(this.#place);
  }

  async from(
    { first, last }: Omit<Span, 'limit'>,
    size: number,
    read: (span: Span) => Promise<readonly FoundRow[]>,
  ): Promise<void> {
    for (let next = last, limit = size; next >= first && !this.#isDone; limit = CHUNK) {
      const rows = await read({ first, last: next, limit });
      for (const row of rows) this.#take(row);
      if (rows.length < limit) return;
      next = this.#place - 1;
    }
  }

  get #isDone(): boolean {
    return this.rows.length > this.#query.limit || this.#left <= 0;
  }

  #take(row: FoundRow): void {
    if (this.#isDone) return;
    this.#left -= 1;
    this.#place = row.number;
    if (row.deleted === 0 && isReadable(row, this.#access) && passes(row, this.#query, this.#access))
      this.rows.push(row);
  }
}

async function accessOf(db: Queries, user: UserId): Promise<Access> {
  const rows = await db.all(selectAccess, { user });
  const inState = (wanted: string) => rows.filter(({ state }) => state === wanted);
  const joined = inState('joined');
  return {
    joined: new Set(joined.map(({ room_id }) => room_id)),
    removed: new Set(inState('removed').map(({ room_id }) => room_id)),
    // Threads are found by their rooms.
    closed: joined.flatMap(({ room_id, kind }) => (kind === 'channel' || kind === 'thread' ? [] : [room_id])),
  };
}

/** Which part of the index holds the times asked for; clocks that were set back only make it wider. */
async function indexedSpan(
  db: Queries,
  { before, after }: SearchQuery,
  indexed: number,
): Promise<{ readonly first: number; readonly last: number }> {
  const first =
    after === undefined ? 1 : (await db.one(firstSince, { hour: Math.floor(after / HOUR_MS) }))?.number;
  const last =
    before === undefined
      ? indexed
      : (await db.one(lastUntil, { hour: Math.floor((before - 1) / HOUR_MS) }))?.number;
  return { first: first ?? indexed + 1, last: last ?? 0 };
}

/** Asked again of each message, whatever the index says. */
const isReadable = ({ home_id, kind }: Row, { joined, removed }: Access): boolean =>
  joined.has(home_id) || (kind === 'channel' && !removed.has(home_id));

function passes(row: FoundRow, query: SearchQuery, { joined }: Access): boolean {
  const { room_id, home_id, author_id, at, text, files } = row;
  if (query.room !== undefined && query.room !== room_id && query.room !== home_id) return false;
  if (query.from !== undefined && query.from !== author_id) return false;
  if (at >= (query.before ?? Infinity) || at < (query.after ?? 0)) return false;
  if (query.has === 'link' && !hasLink(text)) return false;
  if (query.has === 'file' && files === null) return false;
  if (query.mentions === 'me' && !callsUser(bodyOf(row), query.user, joined.has(room_id))) return false;
  return containsAll(foldText(text), query.terms);
}

async function pageOf(db: Queries, query: SearchQuery, { rows, cursor }: Gathering): Promise<SearchPage> {
  const page = rows.slice(0, query.limit);
  const ids = [...new Set(page.flatMap(({ room_id, home_id }) => [room_id, home_id]))];
  const rooms =
    ids.length === 0
      ? []
      : await db.ask((kysely) => kysely.selectFrom('rooms').selectAll().where('id', 'in', ids).orderBy('id'));
  return {
    results: page.map((row) => ({
      room: row.room_id,
      message: bodyOf(row),
      highlights: rangesOf(row.text, query.terms).map(([start, end]) => [start, end]),
    })),
    rooms: rooms.map(roomOf),
    users: await usersNamed(
      db,
      page.map(({ author_id }) => author_id),
    ),
    ...(cursor !== undefined && { cursor }),
  };
}
