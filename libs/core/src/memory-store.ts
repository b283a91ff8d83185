import type {
  Catchup,
  Epoch,
  Member,
  Message,
  MessageBody,
  MessagePage,
  ReactionGroup,
  Room,
  RoomEntry,
  RoomId,
  User,
  UserId,
} from '@parley/events';
import { LOBBY_GUEST } from '@parley/events';
import { builtInWrites } from './built-in.ts';
import { MemoryCommit, usersNamed } from './memory-commit.ts';
import { bodyOf, emptyState, facetOf, facets, liveUsers, type MemoryRoom } from './memory-state.ts';
import type {
  Commit,
  HistoryQuery,
  Membership,
  RoomHead,
  Session,
  SessionId,
  Store,
  Write,
} from './ports.ts';
import { byCodeUnit, canBeInName, facet, foldCase, namedIn } from './store-rules.ts';

export interface MemoryStoreOptions {
  readonly epoch: Epoch;
  /** When the built-in rooms were made. */
  readonly at: number;
}

/**
 * A store that forgets everything when the process ends: the model that says what a store does, for tests and
 * simulations. Deterministic; same answers as the others, by the contract suite in libs/storage.
 */
export class MemoryStore implements Store {
  readonly #options: MemoryStoreOptions;
  readonly #state = emptyState();

  constructor(options: MemoryStoreOptions) {
    this.#options = options;
    this.#commit(builtInWrites(options.at));
  }

  async open(): Promise<{ readonly epoch: Epoch }> {
    return { epoch: this.#options.epoch };
  }

  async commit(writes: readonly Write[]): Promise<Commit> {
    return this.#commit(writes);
  }

  async session(id: SessionId, now: number): Promise<Session | undefined> {
    const session = this.#state.sessions.get(id);
    const known = session && this.#state.users.get(session.user);
    if (!known || session.expiresAt <= now) return undefined;
    return { id, user: known.user, createdAt: session.createdAt, expiresAt: session.expiresAt };
  }

  async users(ids: readonly UserId[]): Promise<readonly User[]> {
    return usersNamed(this.#state, ids);
  }

  async listUsers({
    now,
    query,
    after,
    limit,
  }: Parameters<Store['listUsers']>[0]): ReturnType<Store['listUsers']> {
    const live = liveUsers(this.#state, now);
    const users = [...this.#state.users.values()]
      .map(({ user }) => user)
      .filter(({ id, name }) => id !== LOBBY_GUEST && isAfter(id, after) && contains(name, query))
      .filter(({ id, kind }) => kind !== 'guest' || live.has(id))
      .sort((a, b) => byCodeUnit(a.id, b.id));
    return { users: users.slice(0, limit), more: users.length > limit };
  }

  async room(id: RoomId): Promise<RoomHead | undefined> {
    const room = this.#state.rooms.get(id);
    return room && { room: roomOf(room), head: headOf(room) };
  }

  async memberships(user: UserId): Promise<readonly Membership[]> {
    return this.#roomsById().flatMap(([room, of]) => {
      const member = memberOf(of, user);
      return member ? { room, role: member.role, state: member.state, read: of.reads.get(user) ?? 0 } : [];
    });
  }

  async entries(user: UserId): Promise<readonly RoomEntry[]> {
    return this.#roomsById().flatMap(([, room]) => {
      const member = memberOf(room, user);
      if (member?.state !== 'joined') return [];
      return { room: roomOf(room), head: headOf(room), role: member.role, read: room.reads.get(user) ?? 0 };
    });
  }

  async listRooms({
    user,
    query,
    after,
    limit,
  }: Parameters<Store['listRooms']>[0]): ReturnType<Store['listRooms']> {
    const rooms = this.#roomsById()
      .map(([, of]) => ({
        room: roomOf(of),
        members: joined(of).length,
        joined: memberOf(of, user)?.state === 'joined',
      }))
      .filter(({ room, joined: isIn }) => room.kind === 'channel' || (room.kind === 'private' && isIn))
      .filter(({ room }) => isAfter(room.id, after) && contains(room.name, query));
    return { rooms: rooms.slice(0, limit), more: rooms.length > limit };
  }

  async members({ room: id, after, limit }: Parameters<Store['members']>[0]): ReturnType<Store['members']> {
    const room = this.#state.rooms.get(id);
    if (!room) return { rev: 0, members: [], users: [], more: false };
    const all = joined(room).filter(({ user }) => isAfter(user, after));
    const members = all.slice(0, limit);
    const users = usersNamed(
      this.#state,
      members.map(({ user }) => user),
    );
    return { rev: room.rev, members, users, more: all.length > limit };
  }

  async history({ room: id, before, after, around, limit }: HistoryQuery): Promise<MessagePage> {
    const room = this.#state.rooms.get(id);
    if (!room) return { rev: 0, messages: [], hasBefore: false, hasAfter: false, users: [] };
    const all = facets(room, 'message')
      .map(({ message }) => message)
      .sort((a, b) => a.seq - b.seq);
    const start = pageStart({ before, after, around }, all.length, limit);
    const end = before === undefined ? start + limit : Math.min(start + limit, Math.max(0, before - 1));
    const page = all.slice(start, end);
    const messages = page.map((body): Message => ({ ...body, reactions: reactionsOf(room, body.seq) }));
    const named = messages.flatMap(({ author, reactions }) => [
      author,
      ...reactions.flatMap(({ users }) => users),
    ]);
    return {
      rev: room.rev,
      messages,
      hasBefore: start > 0,
      hasAfter: start + page.length < all.length,
      users: usersNamed(this.#state, named),
    };
  }

  async changes(query: Parameters<Store['changes']>[0]): Promise<Extract<Catchup, { kind: 'changes' }>> {
    const room = this.#state.rooms.get(query.room);
    if (!room) return { kind: 'changes', to: 0, changes: [], users: [], more: false };
    const all = [...room.facets.values()]
      .filter(({ rev }) => rev > query.since)
      .sort((a, b) => a.rev - b.rev);
    const changes = all.slice(0, query.limit);
    const more = all.length > changes.length;
    const to = (more ? changes.at(-1)?.rev : undefined) ?? room.rev;
    return { kind: 'changes', to, changes, users: usersNamed(this.#state, changes.flatMap(namedIn)), more };
  }

  async message(room: RoomId, seq: number): Promise<MessageBody | undefined> {
    const found = this.#state.rooms.get(room);
    return found && bodyOf(found, seq);
  }

  async check(): Promise<void> {}

  async close(): Promise<void> {}

  #commit(writes: readonly Write[]): Commit {
    const commit = new MemoryCommit(this.#state);
    return commit.finish(writes.map((write) => commit.apply(write)));
  }

  #roomsById(): readonly (readonly [RoomId, MemoryRoom])[] {
    return [...this.#state.rooms].sort(([a], [b]) => byCodeUnit(a, b));
  }
}

/** Index of a page's first message among `count`; a place outside the room counts as its nearest end. */
function pageStart(
  at: Pick<HistoryQuery, 'before' | 'after' | 'around'>,
  count: number,
  limit: number,
): number {
  const within = (index: number, last: number): number => Math.max(0, Math.min(index, last));
  if (at.after !== undefined) return within(at.after, count);
  const last = Math.max(0, count - limit);
  if (at.around !== undefined) return within(at.around - 1 - Math.floor(limit / 2), last);
  if (at.before !== undefined) return within(within(at.before - 1, count) - limit, last);
  return last;
}

/** Groups in order of emoji, users in order of id: a client that applies changes one by one gets the same. */
function reactionsOf(room: MemoryRoom, seq: number): ReactionGroup[] {
  const groups = new Map<string, UserId[]>();
  for (const reaction of facets(room, 'reaction')) {
    if (reaction.seq !== seq || !reaction.on) continue;
    groups.set(reaction.emoji, [...(groups.get(reaction.emoji) ?? []), reaction.user]);
  }
  return [...groups]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([emoji, users]) => ({ emoji, users: users.sort(byCodeUnit) }));
}

function roomOf(room: MemoryRoom): Room {
  const found = facetOf(room, 'room', facet.room);
  if (!found) throw new Error('a room without its own facet');
  return found.room;
}

const headOf = (room: MemoryRoom): RoomHead['head'] => ({ seq: room.seq, rev: room.rev });

const memberOf = (room: MemoryRoom, user: UserId): Member | undefined =>
  facetOf(room, 'member', facet.member(user))?.member;

const joined = (room: MemoryRoom): readonly Member[] =>
  facets(room, 'member')
    .map(({ member }) => member)
    .filter(({ state }) => state === 'joined')
    .sort((a, b) => byCodeUnit(a.user, b.user));

const isAfter = (id: string, after: string | undefined): boolean => after === undefined || id > after;

const contains = (name: string, query = ''): boolean =>
  canBeInName(query) && foldCase(name).includes(foldCase(query));
