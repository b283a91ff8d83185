import type {
  Catchup,
  Epoch,
  FileId,
  Invite,
  Member,
  Message,
  MessageBody,
  MessagePage,
  Preference,
  Pinned,
  ReactionGroup,
  Room,
  RoomEntry,
  RoomId,
  SearchPage,
  User,
  UserId,
} from '@parley/events';
import { foldCase, inNameOrder, LOBBY_GUEST } from '@parley/events';
import { builtInWrites } from './built-in.ts';
import { nextPurge } from './memory-bans.ts';
import { reportsIn } from './memory-reports.ts';
import type { SecretHash } from './ports.ts';
import { MemoryCommit, usersNamed } from './memory-commit.ts';
import { goodInvite, roomsToJoin, toldInvite } from './memory-invites.ts';
import { unreadMentions } from './memory-mentions.ts';
import { callsUser } from './mentions.ts';
import {
  bodyOf,
  emptyState,
  facetOf,
  facets,
  liveUsers,
  type MemoryRoom,
  type MemoryUser,
} from './memory-state.ts';
import { homeOf, isThread } from './memory-threads.ts';
import { bytesOf } from './memory-uploads.ts';
import { toldOf } from './memory-tokens.ts';
import type {
  Commit,
  HistoryQuery,
  LiveSession,
  Membership,
  RoomHead,
  SearchQuery,
  Session,
  SessionId,
  Store,
  Totals,
  Write,
} from './ports.ts';
import {
  byCodeUnit,
  canBeInName,
  facet,
  firstSeqAt,
  namedIn,
  namedInAudit,
  namedInReport,
} from './store-rules.ts';
import { containsAll, cursorOf, foldText, hasLink, placeOf, rangesOf } from './search-text.ts';

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
    const session = this.#state.sessions.get(id) ?? this.#tokenSession(id);
    const known = session && this.#state.users.get(session.user);
    if (!known || (session.expiresAt ?? now + 1) <= now) return undefined;
    return { ...session, id, user: known.user };
  }

  async bots(): Promise<readonly User[]> {
    return [...this.#state.users.values()]
      .flatMap(({ user }) => (user.role === 'bot' ? user : []))
      .sort((a, b) => byCodeUnit(a.id, b.id));
  }

  async tokens(bot: UserId): ReturnType<Store['tokens']> {
    return [...this.#state.tokens.values()]
      .filter((token) => token.bot === bot)
      .sort((a, b) => byCodeUnit(a.id, b.id))
      .map((token) => ({ session: token.session, token: toldOf(token) }));
  }

  async sessions(user: UserId, now: number): Promise<readonly LiveSession[]> {
    const known = this.#state.users.get(user)?.user;
    return [...this.#state.sessions]
      .flatMap(([id, session]) => (known?.id === session.user ? { ...session, id, user: known } : []))
      .filter(({ expiresAt }) => expiresAt > now)
      .sort((a, b) => b.usedAt - a.usedAt || byCodeUnit(a.id, b.id));
  }

  async credentials(of: Parameters<Store['credentials']>[0]): ReturnType<Store['credentials']> {
    const able = [...this.#state.users.values()]
      .filter(({ password }) => password !== undefined)
      .sort((a, b) => byCodeUnit(a.user.id, b.user.id));
    const found =
      'user' in of
        ? able.find(({ user }) => user.id === of.user)
        : (able.find((each) => hasKey(each, of.key) && isCalled(each.user, of.name)) ??
          able.find(({ nameKey }) => nameKey === of.key) ??
          able.find((each) => hasKey(each, of.key)));
    return found?.password === undefined ? undefined : { user: found.user, password: found.password };
  }

  async invite(secret: SecretHash, now: number): ReturnType<Store['invite']> {
    const invite = goodInvite(this.#state, secret, now);
    if (!invite) return undefined;
    const rooms = roomsToJoin(this.#state, invite).flatMap((id) => this.#state.rooms.get(id) ?? []);
    return { invite: toldInvite(invite), rooms: rooms.map(roomOf) };
  }

  async invites(): Promise<readonly Invite[]> {
    return [...this.#state.invites.values()].map(toldInvite).sort((a, b) => byCodeUnit(a.id, b.id));
  }

  async recoveryCodes(user: UserId): Promise<number> {
    return [...this.#state.recoveries.values()].filter(
      (known) => known.user === user && known.kind === 'code',
    ).length;
  }

  async hasOwner(): Promise<boolean> {
    return [...this.#state.users.values()].some(({ user }) => user.role === 'owner');
  }

  async users(ids: readonly UserId[]): Promise<readonly User[]> {
    return usersNamed(this.#state, ids);
  }

  async listUsers({
    now,
    query,
    after,
    limit,
    gone,
  }: Parameters<Store['listUsers']>[0]): ReturnType<Store['listUsers']> {
    const live = liveUsers(this.#state, now);
    const place = placeIn(this.#allUsers(), after);
    const users = this.#allUsers()
      .filter((user) => user.id !== LOBBY_GUEST && contains(user.name, query) && isBehind(user, place))
      .filter((user) => user.gone === gone)
      .filter(({ id, role }) => gone !== undefined || role !== 'guest' || live.has(id))
      .sort(inNameOrder);
    return { users: users.slice(0, limit), more: users.length > limit };
  }

  async totals(now: number): Promise<Totals> {
    const live = liveUsers(this.#state, now);
    const people = { owner: 0, admin: 0, member: 0, guest: 0, bot: 0 };
    for (const { id, role } of this.#allUsers())
      if (id !== LOBBY_GUEST && (role !== 'guest' || live.has(id))) people[role] += 1;
    const rooms = [...this.#state.rooms.values()];
    const count = rooms.filter((room) => !isThread(room)).length;
    return { people, rooms: count, messages: rooms.reduce((sum, { seq }) => sum + seq, 0), bytes: 0 };
  }

  async room(id: RoomId): Promise<RoomHead | undefined> {
    const room = this.#state.rooms.get(id);
    return room && { room: roomOf(room), head: headOf(room) };
  }

  async preferences(user: UserId): Promise<readonly Preference[]> {
    return [...(this.#state.preferences.get(user) ?? [])]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([key, json]) => ({ key, value: JSON.parse(json) }));
  }

  async memberships(user: UserId): Promise<readonly Membership[]> {
    return this.#roomsById().flatMap(([room, of]) => {
      const member = memberOf(of, user);
      if (!member) return [];
      const { role, state, mutedUntil } = member;
      return {
        room,
        role,
        state,
        read: of.reads.get(user) ?? 0,
        ...(mutedUntil !== undefined && { mutedUntil }),
      };
    });
  }

  async entries(user: UserId): Promise<readonly RoomEntry[]> {
    return this.#roomsById().flatMap(([, room]) => {
      const member = memberOf(room, user);
      if (member?.state !== 'joined') return [];
      const { role, mutedUntil } = member;
      const read = room.reads.get(user) ?? 0;
      return {
        room: roomOf(room),
        head: headOf(room),
        role,
        read,
        ...(mutedUntil !== undefined && { mutedUntil }),
      };
    });
  }

  async mentions(user: UserId): ReturnType<Store['mentions']> {
    return this.#roomsById().flatMap(([id, room]) => {
      const seqs = memberOf(room, user)?.state === 'joined' ? unreadMentions(room, user) : [];
      return seqs.length === 0 ? [] : { room: id, seqs };
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
      .filter(({ room, joined: isIn }) => room.kind === 'channel' || (room.kind === 'private' && isIn));
    const place = placeIn(
      rooms.map(({ room }) => room),
      after,
    );
    const found = rooms
      .filter(({ room }) => contains(room.name, query) && isBehind(room, place))
      .sort((a, b) => inNameOrder(a.room, b.room));
    return { rooms: found.slice(0, limit), more: found.length > limit };
  }

  async members({
    room: id,
    state,
    after,
    limit,
  }: Parameters<Store['members']>[0]): ReturnType<Store['members']> {
    const room = this.#state.rooms.get(id);
    if (!room) return { rev: 0, members: [], users: [], more: false };
    const place = placeIn(this.#allUsers(), after);
    const all = facets(room, 'member')
      .flatMap(({ member }) => {
        if (member.state !== (state ?? 'joined')) return [];
        const user = this.#state.users.get(member.user)?.user;
        return user && isBehind(user, place) ? { member, user } : [];
      })
      .sort((a, b) => inNameOrder(a.user, b.user));
    const page = all.slice(0, limit);
    return {
      rev: room.rev,
      members: page.map(({ member }) => member),
      users: page.map(({ user }) => user),
      more: all.length > limit,
    };
  }

  async history({ room: id, before, after, at, limit, ...query }: HistoryQuery): Promise<MessagePage> {
    const room = this.#state.rooms.get(id);
    if (!room) return { rev: 0, messages: [], hasBefore: false, hasAfter: false, users: [] };
    const all = facets(room, 'message')
      .map(({ message }) => message)
      .sort((a, b) => a.seq - b.seq);
    const around =
      at === undefined
        ? query.around
        : await firstSeqAt(all.length, at, async (seq) => all[seq - 1]?.at ?? 0);
    const start = pageStart({ before, after, around }, all.length, limit);
    const end = before === undefined ? start + limit : Math.min(start + limit, Math.max(0, before - 1));
    const page = all.slice(start, end);
    const messages = page.map((body): Message => {
      const pinned = pinnedIn(room, body.seq);
      const thread = facetOf(room, 'thread', facet.thread(body.seq))?.thread;
      return {
        ...body,
        reactions: reactionsOf(room, body.seq),
        ...(pinned && { pinned }),
        ...(thread && { thread }),
      };
    });
    const named = messages.flatMap(({ author, reactions, pinned, thread }) => [
      author,
      ...(pinned ? [pinned.by] : []),
      ...(thread?.last ? [thread.last.by] : []),
      ...(thread?.people ?? []),
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

  async search({ user, terms, cursor, limit, ...filters }: SearchQuery): Promise<SearchPage> {
    const below = placeOf(cursor);
    const found = [...this.#state.sent.values()]
      .map(({ room, answer }, at) => ({ number: at + 1, room, message: this.#bodyIn(room, answer.seq) }))
      .filter(({ number, room, message }) => number < below && !message.deleted && this.#mayRead(user, room))
      .filter(({ room, message }) => passes([room, this.#homeOf(room)], message, filters))
      .filter(({ room, message }) => this.#isWanted(user, room, message, filters))
      .filter(({ message }) => containsAll(foldText(message.text), terms))
      .reverse();
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const rooms = new Set(page.flatMap(({ room }) => [room, this.#homeOf(room)]));
    return {
      results: page.map(({ room, message }) => ({
        room,
        message,
        highlights: rangesOf(message.text, terms).map(([start, end]) => [start, end]),
      })),
      rooms: this.#roomsById().flatMap(([id, room]) => (rooms.has(id) ? roomOf(room) : [])),
      users: usersNamed(
        this.#state,
        page.map(({ message }) => message.author),
      ),
      ...(last && found.length > limit && { cursor: cursorOf(last.number) }),
    };
  }

  async message(room: RoomId, seq: number): Promise<MessageBody | undefined> {
    const found = this.#state.rooms.get(room);
    return found && bodyOf(found, seq);
  }

  async pins({ room: id, before, limit }: Parameters<Store['pins']>[0]): ReturnType<Store['pins']> {
    const room = this.#state.rooms.get(id);
    if (!room) return { rev: 0, pins: [], users: [], more: false };
    const all = facets(room, 'pin')
      .filter(({ on, rev }) => on && rev < (before ?? Infinity))
      .sort((a, b) => b.rev - a.rev)
      .flatMap(({ rev, user: by, at, seq }) => {
        const message = bodyOf(room, seq);
        return message ? [{ rev, by, at, message }] : [];
      });
    const pins = all.slice(0, limit);
    const named = pins.flatMap(({ by, message }) => [by, message.author]);
    return { rev: room.rev, pins, users: usersNamed(this.#state, named), more: all.length > limit };
  }

  async file(id: FileId): ReturnType<Store['file']> {
    const kept = this.#state.files.get(id);
    return kept && { file: kept.file, owner: kept.owner, place: kept.place };
  }

  async keptFiles(ids: readonly FileId[]): ReturnType<Store['keptFiles']> {
    return [...new Set(ids)].filter((id) => this.#state.files.has(id)).sort(byCodeUnit);
  }

  async fileBytes(user: UserId): Promise<number> {
    return bytesOf(this.#state, user);
  }

  async files({
    room: id,
    before = Infinity,
    limit,
  }: Parameters<Store['files']>[0]): ReturnType<Store['files']> {
    const room = this.#state.rooms.get(id);
    if (!room) return { rev: 0, messages: [], users: [], more: false };
    const all = facets(room, 'message')
      .map(({ message }) => message)
      .filter(({ files, seq }) => files !== undefined && seq < before)
      .sort((a, b) => b.seq - a.seq);
    const messages = all.slice(0, limit);
    const named = messages.map(({ author }) => author);
    return { rev: room.rev, messages, users: usersNamed(this.#state, named), more: all.length > limit };
  }

  async report(id: number): ReturnType<Store['report']> {
    return this.#state.reports[id - 1];
  }

  async reports(query: Parameters<Store['reports']>[0]): ReturnType<Store['reports']> {
    const found = reportsIn(this.#state, query);
    return { ...found, users: usersNamed(this.#state, found.reports.flatMap(namedInReport)) };
  }

  async purge(limit: number): ReturnType<Store['purge']> {
    return nextPurge(this.#state, limit);
  }

  async audit({ before, limit }: Parameters<Store['audit']>[0]): ReturnType<Store['audit']> {
    const older = this.#state.audit.filter(({ id }) => before === undefined || id < before).reverse();
    const entries = older.slice(0, limit);
    return {
      entries,
      users: usersNamed(this.#state, entries.flatMap(namedInAudit)),
      more: older.length > limit,
    };
  }

  async retained(): ReturnType<Store['retained']> {
    return this.#roomsById().flatMap(([room, of]) => {
      const days = roomOf(homeOf(this.#state, of)).retentionDays;
      return days === undefined ? [] : { room, days };
    });
  }

  async removals(): Promise<readonly UserId[]> {
    return [...this.#state.removals].sort(byCodeUnit);
  }

  async said({ room: id, user, after, to }: Parameters<Store['said']>[0]): ReturnType<Store['said']> {
    const room = this.#state.rooms.get(id);
    if (!room) return { messages: [], reactions: [] };
    const isMeant = (seq: number): boolean => seq > after && seq <= to;
    return {
      messages: facets(room, 'message')
        .flatMap(({ message }) => (message.author === user && !message.deleted ? message : []))
        .filter(({ seq }) => isMeant(seq))
        .sort((a, b) => a.seq - b.seq),
      reactions: facets(room, 'reaction')
        .filter((one) => one.user === user && one.on && isMeant(one.seq))
        .map(({ seq, emoji }) => ({ seq, emoji }))
        .sort((a, b) => a.seq - b.seq || byCodeUnit(a.emoji, b.emoji)),
    };
  }

  async forget(): Promise<void> {}

  async check(): Promise<void> {}

  async close(): Promise<void> {}

  #tokenSession(id: SessionId) {
    const token = [...this.#state.tokens.values()].find(({ session }) => session === id);
    if (!token) return undefined;
    const { bot: user, createdAt, expiresAt, scopes, usedAt } = token;
    return { user, createdAt, expiresAt, token: { scopes, usedAt } };
  }

  #commit(writes: readonly Write[]): Commit {
    const commit = new MemoryCommit(this.#state);
    return commit.finish(writes.map((write) => commit.apply(write)));
  }

  #bodyIn(id: RoomId, seq: number): MessageBody {
    const room = this.#state.rooms.get(id);
    const body = room && bodyOf(room, seq);
    if (!body) throw new Error('a message that was sent is in no room');
    return body;
  }

  #isWanted(
    user: UserId,
    id: RoomId,
    message: MessageBody,
    { is, mentions: wanted }: Pick<SearchQuery, 'is' | 'mentions'>,
  ): boolean {
    const room = this.#state.rooms.get(id);
    if (!room) return false;
    if (is === 'pinned' && !facets(room, 'pin').some(({ seq, on }) => on && seq === message.seq))
      return false;
    return wanted === undefined || callsUser(message, user, memberOf(room, user)?.state === 'joined');
  }

  #mayRead(user: UserId, id: RoomId): boolean {
    const room = this.#state.rooms.get(this.#homeOf(id));
    const state = room && memberOf(room, user)?.state;
    if (!room || state === 'joined') return room !== undefined;
    return roomOf(room).kind === 'channel' && state !== 'removed';
  }

  /** The room that a thread belongs to; of any other room itself. */
  #homeOf(id: RoomId): RoomId {
    const room = this.#state.rooms.get(id);
    return (room && roomOf(room).parent?.room) ?? id;
  }

  #allUsers(): User[] {
    return [...this.#state.users.values()].map(({ user }) => user);
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

function pinnedIn(room: MemoryRoom, seq: number): Pinned | undefined {
  const pin = facetOf(room, 'pin', facet.pin(seq));
  return pin?.on ? { by: pin.user, at: pin.at } : undefined;
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

function passes(
  rooms: readonly RoomId[],
  { author, at, text, files }: MessageBody,
  filters: Pick<SearchQuery, 'room' | 'from' | 'before' | 'after' | 'has'>,
): boolean {
  if (filters.room !== undefined && !rooms.includes(filters.room)) return false;
  if (filters.from !== undefined && filters.from !== author) return false;
  if (at >= (filters.before ?? Infinity) || at < (filters.after ?? 0)) return false;
  if (filters.has === 'file') return files !== undefined;
  return filters.has === undefined || hasLink(text);
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Where a list goes on: behind what now has the id `after`, or nowhere if there is no such thing. */
function placeIn(all: readonly Named[], after: string | undefined): Named | 'start' | 'nowhere' {
  return after === undefined ? 'start' : (all.find(({ id }) => id === after) ?? 'nowhere');
}

const hasKey = ({ nameKey, handleKey }: MemoryUser, key: string): boolean =>
  nameKey === key || handleKey === key;

const isCalled = ({ name, handle }: User, by: string | undefined): boolean =>
  by !== undefined && (foldCase(name) === foldCase(by) || handle === by.toLowerCase());

const isBehind = (item: Named, place: ReturnType<typeof placeIn>): boolean =>
  place !== 'nowhere' && (place === 'start' || inNameOrder(item, place) > 0);

const contains = (name: string, query = ''): boolean =>
  canBeInName(query) && foldCase(name).includes(foldCase(query));
