import type { Commit, SessionId, Store, Write, WriteAnswers, WriteKind, WriteResult } from '@parley/core';
import {
  emoji,
  GENERAL,
  type MessageId,
  messageId,
  type OpId,
  opId,
  type RoomId,
  roomId,
  type User,
  type UserId,
  userId,
} from '@parley/events';

/** How a suite gets a store: opened, empty but for the built-in rooms, and closed at the end of the test. */
export type OpenStore = () => Promise<Store>;

export const user = (name: string): UserId => userId.parse(name);
export const room = (name: string): RoomId => roomId.parse(name);
const uuid = (kind: string, n: number): string =>
  `${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const message = (n: number): MessageId => messageId.parse(uuid('00000001', n));
export const op = (n: number): OpId => opId.parse(uuid('00000002', n));
export const face = (text: string): string => emoji.parse(text);

const isSessionId = (text: string): text is SessionId => text.length > 0;
export function session(name: string): SessionId {
  if (!isSessionId(name)) throw new Error('a session needs a name');
  return name;
}

export type WriteOf<K extends WriteKind> = Extract<Write, { kind: K }>;
/** What a test says of a write; the rest has defaults. */
type Brief<K extends WriteKind> = Omit<WriteOf<K>, 'kind' | 'actor' | 'at'> & { readonly at?: number };

export const NEVER = 9_000_000_000_000;

/** A store with people in it, and the shortest way to do things there. Each write is one commit, one second after the last. */
export class Place {
  readonly store: Store;
  #at = 1_000_000;
  #ids = 0;

  constructor(store: Store) {
    this.store = store;
  }

  get now(): number {
    return this.#at;
  }

  /** Builds a write without doing it. */
  make<K extends WriteKind>(kind: K, actor: UserId, brief: Brief<K>): Write;
  make(kind: WriteKind, actor: UserId, brief: object): object {
    this.#at += 1_000;
    return { at: this.#at, ...brief, kind, actor };
  }

  async do<K extends WriteKind>(kind: K, actor: UserId, brief: Brief<K>): Promise<WriteResult> {
    return only((await this.commit(this.make(kind, actor, brief))).results);
  }

  /** Does a write that must succeed. */
  async must<K extends WriteKind>(kind: K, actor: UserId, brief: Brief<K>): Promise<WriteAnswers[K]>;
  async must(kind: WriteKind, actor: UserId, brief: Brief<WriteKind>): Promise<object> {
    const result = await this.do(kind, actor, brief);
    if (!result.ok) throw new Error(`${kind}: ${result.code} ${result.message}`);
    return result.answer;
  }

  commit(...writes: readonly Write[]): Promise<Commit> {
    return this.store.commit(writes);
  }

  /** A guest with a live session, in #general unless told. */
  async arrive(name: string, rooms: readonly RoomId[] = [GENERAL]): Promise<UserId> {
    const id = user(name);
    await this.must('createUser', id, {
      user: { id, role: 'guest', name, nameKey: name },
      session: { id: session(`s-${name}`), expiresAt: NEVER },
      rooms,
    });
    return id;
  }

  /** Somebody who is registered, in #general unless told. */
  async register(
    name: string,
    role: User['role'] = 'member',
    rooms: readonly RoomId[] = [GENERAL],
  ): Promise<UserId> {
    const id = user(name);
    await this.must('createUser', id, {
      user: { id, role, name, nameKey: name },
      session: { id: session(`s-${name}`), expiresAt: NEVER },
      rooms,
    });
    return id;
  }

  async channel(name: string, creator: UserId, ...others: readonly UserId[]): Promise<RoomId> {
    const id = room(name);
    await this.must('createRoom', creator, {
      room: { id, kind: 'channel', name, topic: '' },
      key: `channel:${name}`,
      members: [
        { user: creator, role: 'moderator' },
        ...others.map((other) => ({ user: other, role: 'member' as const })),
      ],
    });
    return id;
  }

  nextMessage(): MessageId {
    this.#ids += 1;
    return message(this.#ids);
  }

  nextOp(): OpId {
    this.#ids += 1;
    return op(this.#ids);
  }

  say(author: UserId, where: RoomId, text: string): Promise<WriteAnswers['send']> {
    return this.must('send', author, { room: where, id: this.nextMessage(), text });
  }
}

export function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined || list.length > 1) throw new Error(`expected one, got ${list.length}`);
  return first;
}
