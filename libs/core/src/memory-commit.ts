import {
  type Change,
  LOBBY_GUEST,
  limits,
  type Member,
  type MessageBody,
  type Room,
  type RoomId,
  type User,
  type UserId,
} from '@parley/events';
import { bodyOf, facetOf, facets, liveUsers, type MemoryRoom, type MemoryState } from './memory-state.ts';
import type { Commit, RoomFrame, SessionId, Write, WriteAnswers, WriteKind, WriteResult } from './ports.ts';
import { byCodeUnit, facet, namedIn, refusals, writeContent } from './store-rules.ts';

type WriteOf<K extends WriteKind> = Extract<Write, { kind: K }>;
type Read = Commit['reads'][number];

const done = <K extends WriteKind>(answer: WriteAnswers[K]): WriteResult<K> => ({ ok: true, answer });

/** One commit on the state: `apply` each write, then `finish`. */
export class MemoryCommit {
  readonly #state: MemoryState;
  /** The rev each room had before, and the facets that changed since. */
  readonly #touched = new Map<RoomId, { readonly from: number; readonly changed: Set<string> }>();
  readonly #reads = new Map<string, Read>();
  readonly #changedUsers = new Set<UserId>();
  readonly #ended: SessionId[] = [];

  constructor(state: MemoryState) {
    this.#state = state;
  }

  apply(write: Write): WriteResult {
    if (write.op === undefined) return this.#run(write);
    const key = `${write.actor} ${write.op}`;
    const content = writeContent(write);
    const before = this.#state.operations.get(key);
    if (before) return before.content === content ? done(before.answer) : refusals.opReused;
    const result = this.#run(write);
    if (result.ok) this.#state.operations.set(key, { content, answer: result.answer });
    return result;
  }

  finish(results: readonly WriteResult[]): Commit {
    return {
      results,
      frames: [...this.#touched].map(([room, { from, changed }]) => this.#frame(room, from, changed)),
      reads: [...this.#reads.values()],
      users: [...this.#changedUsers].flatMap((id) => this.#state.users.get(id)?.user ?? []),
      endedSessions: this.#ended,
    };
  }

  #run(write: Write): WriteResult {
    switch (write.kind) {
      case 'createUser':
        return this.#createUser(write);
      case 'renameUser':
        return this.#renameUser(write);
      case 'extendSession':
        return this.#extendSession(write);
      case 'endSession':
        return this.#endSession(write);
      case 'createRoom':
        return this.#createRoom(write);
      default:
        return this.#runInRoom(write);
    }
  }

  #runInRoom(write: Extract<Write, { room: RoomId }>): WriteResult {
    if (write.kind === 'send') {
      const again = this.#sentBefore(write);
      if (again) return again;
    }
    const room = this.#state.rooms.get(write.room);
    if (!room) return refusals.noRoom;
    const isJoined = this.#isJoined(room, write.actor);
    switch (write.kind) {
      case 'join':
        return this.#join(room, write, isJoined);
      case 'part':
        return isJoined || write.user === write.actor ? this.#part(room, write) : refusals.notJoined;
      default:
        return isJoined ? this.#runAsMember(room, write) : refusals.notJoined;
    }
  }

  #runAsMember(
    room: MemoryRoom,
    write: WriteOf<'updateRoom' | 'send' | 'edit' | 'delete' | 'react' | 'read'>,
  ): WriteResult {
    switch (write.kind) {
      case 'updateRoom':
        return this.#updateRoom(room, write);
      case 'send':
        return this.#send(room, write);
      case 'read':
        return this.#read(room, write);
      case 'edit':
      case 'delete':
      case 'react':
        return this.#runOnMessage(room, write);
    }
  }

  #runOnMessage(room: MemoryRoom, write: WriteOf<'edit' | 'delete' | 'react'>): WriteResult {
    const body = bodyOf(room, write.seq);
    if (!body) return refusals.noMessage;
    if (write.kind === 'delete') return this.#delete(write.room, body);
    if (body.deleted) return refusals.noMessage;
    return write.kind === 'edit' ? this.#edit(write, body) : this.#react(room, write, body);
  }

  // People

  #createUser({ user, session, rooms, at }: WriteOf<'createUser'>): WriteResult<'createUser'> {
    if (this.#state.users.has(user.id)) return refusals.idTaken;
    if (this.#nameTaken(user.id, user.nameKey, at)) return refusals.userNameTaken;
    if (rooms.some((id) => !this.#state.rooms.has(id))) return refusals.noRoom;
    const created: User = { id: user.id, changedAt: at, kind: user.kind, name: user.name };
    this.#state.users.set(user.id, { user: created, nameKey: user.nameKey });
    if (session)
      this.#state.sessions.set(session.id, { user: user.id, createdAt: at, expiresAt: session.expiresAt });
    for (const room of rooms) this.#joinOne(room, user.id, 'member');
    return done<'createUser'>({ user: created });
  }

  #renameUser({ user: id, name, nameKey, at }: WriteOf<'renameUser'>): WriteResult<'renameUser'> {
    const known = this.#state.users.get(id);
    if (!known) return refusals.noUser;
    if (known.user.name === name && known.nameKey === nameKey)
      return done<'renameUser'>({ user: known.user });
    if (this.#nameTaken(id, nameKey, at)) return refusals.userNameTaken;
    const user = { ...known.user, name, changedAt: Math.max(at, known.user.changedAt + 1) };
    this.#state.users.set(id, { user, nameKey });
    this.#changedUsers.add(id);
    return done<'renameUser'>({ user });
  }

  #extendSession({ session: id, expiresAt, at }: WriteOf<'extendSession'>): WriteResult<'extendSession'> {
    const session = this.#state.sessions.get(id);
    if (!session || session.expiresAt <= at) return refusals.noSession;
    this.#state.sessions.set(id, { ...session, expiresAt });
    return done<'extendSession'>({ expiresAt });
  }

  #endSession({ session }: WriteOf<'endSession'>): WriteResult<'endSession'> {
    if (this.#state.sessions.delete(session)) this.#ended.push(session);
    return done<'endSession'>({});
  }

  /** A guest has a name as long as it has a live session; the lobby's guest, who needs none, always. */
  #nameTaken(by: UserId, nameKey: string, at: number): boolean {
    const live = liveUsers(this.#state, at);
    return [...this.#state.users.values()].some(
      (other) =>
        other.nameKey === nameKey &&
        other.user.id !== by &&
        (other.user.kind !== 'guest' || other.user.id === LOBBY_GUEST || live.has(other.user.id)),
    );
  }

  // Rooms and members

  #createRoom(write: WriteOf<'createRoom'>): WriteResult<'createRoom'> {
    const { actor, at, key, members } = write;
    const taken = this.#roomWithKey(key);
    if (taken && write.room.kind !== 'direct') return refusals.roomNameTaken;
    if (taken) return done<'createRoom'>({ ...taken, created: false });
    if (this.#state.rooms.has(write.room.id)) return refusals.idTaken;
    if (![actor, ...members.map(({ user }) => user)].every((user) => this.#state.users.has(user)))
      return refusals.noUser;
    const { id, kind, name, topic, people } = write.room;
    const room: Room = {
      id,
      rev: 1,
      kind,
      name,
      topic,
      createdAt: at,
      createdBy: actor,
      ...(people && { people }),
    };
    this.#state.rooms.set(id, { key, seq: 0, rev: 0, facets: new Map(), reads: new Map() });
    this.#change(id, (rev) => ({ kind: 'room', rev, room }));
    for (const { user, role } of members) this.#joinOne(id, user, role);
    return done<'createRoom'>({ room, head: { seq: 0, rev: this.#room(id).rev }, created: true });
  }

  #roomWithKey(key: string | undefined): Omit<WriteAnswers['createRoom'], 'created'> | undefined {
    if (key === undefined) return undefined;
    const found = [...this.#state.rooms.values()].find((other) => other.key === key);
    const room = found && facetOf(found, 'room', facet.room)?.room;
    return room && { room, head: { seq: found.seq, rev: found.rev } };
  }

  #updateRoom(room: MemoryRoom, write: WriteOf<'updateRoom'>): WriteResult<'updateRoom'> {
    const now = facetOf(room, 'room', facet.room)?.room;
    if (!now) return refusals.noRoom;
    const { name = now.name, topic = now.topic, key = room.key } = write;
    if (name === now.name && topic === now.topic) return done<'updateRoom'>({ room: now });
    if (key !== room.key && this.#roomWithKey(key)) return refusals.roomNameTaken;
    this.#state.rooms.set(write.room, { ...room, key });
    const rev = this.#change(write.room, (next) => ({
      kind: 'room',
      rev: next,
      room: { ...now, name, topic, rev: next },
    }));
    return done<'updateRoom'>({ room: { ...now, name, topic, rev } });
  }

  #join(room: MemoryRoom, write: WriteOf<'join'>, isJoined: boolean): WriteResult<'join'> {
    if (!isJoined && write.users.some((user) => user !== write.actor)) return refusals.notJoined;
    if (!write.users.every((user) => this.#state.users.has(user))) return refusals.noUser;
    const wasRemoved = (user: UserId): boolean =>
      facetOf(room, 'member', facet.member(user))?.member.state === 'removed';
    if (write.unlessRemoved && write.users.some(wasRemoved)) return refusals.wasRemoved;
    const added = write.users.filter((user) => this.#joinOne(write.room, user, 'member'));
    return done<'join'>({ rev: this.#room(write.room).rev, added });
  }

  /** False if the user is in the room already. Who comes in, also again, has nothing unread. */
  #joinOne(id: RoomId, user: UserId, role: Member['role']): boolean {
    const room = this.#room(id);
    if (this.#isJoined(room, user)) return false;
    this.#change(id, (rev) => ({ kind: 'member', rev, member: { user, rev, role, state: 'joined' } }));
    this.#moveRead(id, user, room.seq);
    return true;
  }

  #part(room: MemoryRoom, write: WriteOf<'part'>): WriteResult<'part'> {
    const member = facetOf(room, 'member', facet.member(write.user))?.member;
    if (member?.state !== 'joined') return refusals.noMember;
    const rev = this.#change(write.room, (next) => ({
      kind: 'member',
      rev: next,
      member: { ...member, rev: next, state: write.state },
    }));
    return done<'part'>({ rev });
  }

  #isJoined(room: MemoryRoom, user: UserId): boolean {
    return facetOf(room, 'member', facet.member(user))?.member.state === 'joined';
  }

  // Messages

  #sentBefore({ id, room, actor, text }: WriteOf<'send'>): WriteResult<'send'> | undefined {
    const first = this.#state.sent.get(id);
    if (!first) return undefined;
    const isSame = first.room === room && first.author === actor && first.text === text;
    return isSame ? done<'send'>(first.answer) : refusals.otherMessage;
  }

  #send(room: MemoryRoom, { room: id, ...write }: WriteOf<'send'>): WriteResult<'send'> {
    const { actor: author, at, text, alias } = write;
    const seq = room.seq + 1;
    const rev = this.#change(id, (next) => ({
      kind: 'message',
      rev: next,
      message: { seq, rev: next, id: write.id, author, ...(alias !== undefined && { alias }), text, at },
    }));
    this.#state.rooms.set(id, { ...this.#room(id), seq });
    this.#state.sent.set(write.id, { room: id, author, text, answer: { seq, rev, at } });
    this.#moveRead(id, author, seq);
    return done<'send'>({ seq, rev, at });
  }

  #edit({ room, text, at }: WriteOf<'edit'>, body: MessageBody): WriteResult<'edit'> {
    if (body.text === text) return done<'edit'>({ rev: body.rev });
    const rev = this.#change(room, (next) => ({
      kind: 'message',
      rev: next,
      message: { ...body, text, editedAt: at, rev: next },
    }));
    return done<'edit'>({ rev });
  }

  #delete(room: RoomId, body: MessageBody): WriteResult<'delete'> {
    if (body.deleted) return done<'delete'>({ rev: body.rev });
    for (const reaction of facets(this.#room(room), 'reaction'))
      if (reaction.seq === body.seq) this.#room(room).facets.delete(facet.of(reaction));
    const { editedAt: _, ...kept } = body;
    const rev = this.#change(room, (next) => ({
      kind: 'message',
      rev: next,
      message: { ...kept, text: '', deleted: true, rev: next },
    }));
    return done<'delete'>({ rev });
  }

  #react(room: MemoryRoom, write: WriteOf<'react'>, body: MessageBody): WriteResult<'react'> {
    const { actor: user, seq, emoji, on } = write;
    const now = facetOf(room, 'reaction', facet.reaction(seq, emoji, user));
    if ((now?.on ?? false) === on) return done<'react'>({ rev: now?.rev ?? body.rev });
    const used = facets(room, 'reaction').filter((other) => other.seq === seq && other.on);
    const different = new Set([...used.map((other) => other.emoji), emoji]);
    if (on && different.size > limits.reactionsPerMessage) return refusals.tooManyEmoji;
    const rev = this.#change(write.room, (next) => ({ kind: 'reaction', rev: next, seq, user, emoji, on }));
    return done<'react'>({ rev });
  }

  #read(room: MemoryRoom, write: WriteOf<'read'>): WriteResult<'read'> {
    const seq = Math.min(write.seq, room.seq);
    this.#moveRead(write.room, write.actor, seq);
    return done<'read'>({ seq });
  }

  #moveRead(id: RoomId, user: UserId, seq: number): void {
    const { reads } = this.#room(id);
    if ((reads.get(user) ?? 0) !== seq) this.#reads.set(`${user} ${id}`, { user, room: id, seq });
    reads.set(user, seq);
  }

  // Revs

  /** Gives the room's next rev to a new state of one of its facets. */
  #change(id: RoomId, make: (rev: number) => Change): number {
    const room = this.#room(id);
    const rev = room.rev + 1;
    const change = make(rev);
    const key = facet.of(change);
    this.#state.rooms.set(id, { ...room, rev });
    room.facets.set(key, change);
    const touched = this.#touched.get(id) ?? { from: room.rev, changed: new Set() };
    this.#touched.set(id, touched);
    touched.changed.add(key);
    return rev;
  }

  #frame(id: RoomId, from: number, changed: ReadonlySet<string>): RoomFrame {
    const room = this.#room(id);
    const changes = [...changed].flatMap((key) => room.facets.get(key) ?? []).sort((a, b) => a.rev - b.rev);
    const users = usersNamed(this.#state, changes.flatMap(namedIn));
    return { room: id, from, to: room.rev, changes, users };
  }

  #room(id: RoomId): MemoryRoom {
    const room = this.#state.rooms.get(id);
    if (!room) throw new Error(`room ${id} was not checked`);
    return room;
  }
}

/** Those users, each once, in order of id. */
export function usersNamed(state: MemoryState, ids: readonly UserId[]): readonly User[] {
  return [...new Set(ids)].sort(byCodeUnit).flatMap((id) => state.users.get(id)?.user ?? []);
}
