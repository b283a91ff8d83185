import type {
  Change,
  Epoch,
  Member,
  Message,
  MessageBody,
  MessageId,
  Room,
  RoomEntry,
  RoomId,
  RoomKind,
  User,
  UserId,
} from '@parley/events';

/** A room as the fake server holds it. */
export interface FakeRoom {
  room: Room;
  rev: number;
  readonly messages: Message[];
  readonly members: Map<UserId, Member>;
  read: number;
}

export interface RoomChange {
  readonly room: RoomId;
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Change[];
}

// Tests write ids as plain text; here is the one place that believes them.
export const roomId = (text: string) => text as RoomId;
export const userId = (text: string) => text as UserId;
const epoch = 'fake' as Epoch;

const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');

/** A UUIDv7 of a time and a number. */
export const messageId = (at: number, number: number) =>
  `${hex(at, 12).replace(/^(.{8})/, '$1-')}-7000-8000-${hex(number, 12)}` as MessageId;

/** All that a server knows, for one signed-in person: people, rooms and what is said in them. */
export class FakePlace {
  readonly epoch = epoch;
  readonly users = new Map<UserId, User>();
  readonly rooms = new Map<RoomId, FakeRoom>();
  readonly me: User;
  readonly #now: () => number;
  #made = 0;

  constructor(me: string, now: () => number, role: User['role'] = 'guest') {
    this.#now = now;
    this.me = { ...this.person(me), role };
    this.users.set(this.me.id, this.me);
  }

  now(): number {
    return this.#now();
  }

  person(name: string, id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'someone'): User {
    const user: User = { id: userId(id), role: 'guest', name, changedAt: 1 };
    this.users.set(user.id, user);
    return user;
  }

  room(
    kind: RoomKind,
    name: string,
    { topic = '', people = [], id = name, joined = true }: RoomOptions = {},
  ): FakeRoom {
    const members = joined ? [this.me, ...people] : people;
    const fake: FakeRoom = {
      room: {
        id: roomId(id),
        rev: 1,
        kind,
        name: kind === 'direct' ? '' : name,
        topic,
        createdAt: this.#now(),
        createdBy: this.me.id,
        ...(kind === 'direct' ? { people: members.map((user) => user.id).sort() } : {}),
      },
      rev: 1,
      messages: [],
      members: new Map(),
      read: 0,
    };
    for (const { id: user } of members) {
      const role = user === this.me.id && kind !== 'direct' ? 'moderator' : 'member';
      fake.members.set(user, { user, role, state: 'joined', rev: ++fake.rev });
    }
    this.rooms.set(fake.room.id, fake);
    return fake;
  }

  /** Puts a message into a room without telling anybody: what was said before the test began. */
  write(fake: FakeRoom, author: User, text: string, more: Partial<MessageBody> = {}): Message {
    const seq = fake.messages.length + 1;
    const at = more.at ?? this.#now();
    const message: Message = {
      seq,
      rev: ++fake.rev,
      id: messageId(at, (this.#made += 1)),
      author: author.id,
      text,
      at,
      reactions: [],
      ...more,
    };
    fake.messages.push(message);
    if (author.id === this.me.id) fake.read = seq;
    return message;
  }

  /** The thread of a message, made if there is none. */
  thread(home: FakeRoom, seq: number): FakeRoom {
    const parent = { room: home.room.id, seq };
    const known = [...this.rooms.values()].find(
      ({ room }) => room.parent?.room === parent.room && room.parent.seq === seq,
    );
    if (known) return known;
    const made = this.room('thread', '', { id: `thread-${home.room.id}-${seq}`, joined: false });
    made.room = { ...made.room, parent };
    return made;
  }

  /** The root tells anew of its thread. */
  summarise(thread: FakeRoom): RoomChange | undefined {
    const { parent, name, resolved } = thread.room;
    const home = parent && this.rooms.get(parent.room);
    const root = home?.messages[parent ? parent.seq - 1 : -1];
    if (!home || !root) return undefined;
    const replies = thread.messages.filter(({ deleted }) => !deleted);
    const last = replies.at(-1);
    const summary = {
      room: thread.room.id,
      count: replies.length,
      ...(last && { last: { by: last.author, at: last.at } }),
      people: [...new Set(replies.map(({ author }) => author).reverse())].slice(0, 3),
      ...(name !== '' && { name }),
      ...(resolved && { resolved }),
    };
    const from = home.rev;
    home.rev += 1;
    home.messages[root.seq - 1] = { ...root, thread: summary };
    return {
      room: home.room.id,
      from,
      to: home.rev,
      changes: [{ kind: 'thread', rev: home.rev, seq: root.seq, thread: summary }],
    };
  }

  entry(fake: FakeRoom): RoomEntry {
    const role = fake.members.get(this.me.id)?.role ?? 'member';
    const calls = ({ author, mentions = [] }: Message) =>
      author !== this.me.id && mentions.some((mention) => 'all' in mention || mention.user === this.me.id);
    return {
      room: fake.room,
      head: { seq: fake.messages.length, rev: fake.rev },
      role,
      read: fake.read,
      mentions: fake.messages.flatMap((message) =>
        message.seq > fake.read && calls(message) ? message.seq : [],
      ),
    };
  }

  isMine(fake: FakeRoom): boolean {
    return fake.members.get(this.me.id)?.state === 'joined';
  }

  /** Changes a message and gives the change its rev. */
  change(fake: FakeRoom, seq: number, update: (message: Message) => Message): RoomChange | undefined {
    const old = fake.messages[seq - 1];
    if (old === undefined) return undefined;
    const from = fake.rev;
    const message = { ...update(old), rev: (fake.rev += 1) };
    fake.messages[seq - 1] = message;
    return { room: fake.room.id, from, to: fake.rev, changes: [messageChange(message)] };
  }

  /** The room is described anew. */
  describe(fake: FakeRoom, room: Omit<Room, 'rev'>): RoomChange {
    const from = fake.rev;
    fake.rev += 1;
    fake.room = { ...room, rev: fake.rev };
    const change = { kind: 'room', rev: fake.rev, room: fake.room } as const;
    return { room: fake.room.id, from, to: fake.rev, changes: [change] };
  }

  /** Gives people a standing in a room, each with a rev of its own. */
  setMembers(fake: FakeRoom, members: readonly Omit<Member, 'rev'>[]): RoomChange {
    const from = fake.rev;
    const changes = members.map((known) => {
      const member = { ...known, rev: (fake.rev += 1) };
      fake.members.set(member.user, member);
      return { kind: 'member', rev: member.rev, member } as const;
    });
    return { room: fake.room.id, from, to: fake.rev, changes };
  }

  pin(fake: FakeRoom, seq: number, user: UserId, on: boolean): RoomChange | undefined {
    const old = fake.messages[seq - 1];
    if (old === undefined) return undefined;
    const from = fake.rev;
    fake.rev += 1;
    const at = this.#now();
    const { pinned: _, ...rest } = old;
    fake.messages[seq - 1] = on ? { ...rest, pinned: { by: user, at } } : rest;
    return {
      room: fake.room.id,
      from,
      to: fake.rev,
      changes: [{ kind: 'pin', rev: fake.rev, seq, user, at, on }],
    };
  }

  react(fake: FakeRoom, seq: number, user: UserId, emoji: string, on: boolean): RoomChange | undefined {
    const old = fake.messages[seq - 1];
    if (old === undefined) return undefined;
    const from = fake.rev;
    fake.rev += 1;
    const others = old.reactions.filter((group) => group.emoji !== emoji);
    const users =
      old.reactions.find((group) => group.emoji === emoji)?.users.filter((id) => id !== user) ?? [];
    const all = on ? [...users, user] : users;
    fake.messages[seq - 1] = {
      ...old,
      reactions: all.length === 0 ? others : [...others, { emoji, users: all }],
    };
    return {
      room: fake.room.id,
      from,
      to: fake.rev,
      changes: [{ kind: 'reaction', rev: fake.rev, seq, user, emoji, on }],
    };
  }
}

interface RoomOptions {
  readonly topic?: string;
  readonly people?: readonly User[];
  readonly id?: string;
  readonly joined?: boolean;
}

export function messageChange(message: Message): Change {
  const { reactions: _, pinned: _pinned, thread: _thread, ...body } = message;
  return { kind: 'message', rev: body.rev, message: body };
}
