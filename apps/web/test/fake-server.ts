import {
  commands,
  type Ack,
  type CommandError,
  type CommandName,
  type Message,
  type ParsedRequest,
  type PresenceState,
  type Reply,
  type Request,
  type User,
  type UserId,
} from '@parley/events';
import type { Link, LinkReceiver, ServerFrame, Transport } from '@parley/client';
import { messageChange, roomId, type FakePlace, type FakeRoom, type RoomChange } from './fake-place.ts';

type Answers = { readonly [N in CommandName]: (data: ParsedRequest<N>) => Ack<Reply<N>> };

const ok = <T>(data: T): Ack<T> => ({ ok: true, data });
const failed = (error: CommandError): Ack<never> => ({ ok: false, error });
const notFound = failed({ code: 'not_found', message: 'There is no such room.' });

/** A server in memory behind the client's Transport: what one person sees of a place. */
export class FakeServer implements Transport {
  readonly place: FakePlace;
  readonly presence = new Map<UserId, PresenceState>();
  #receiver: LinkReceiver | undefined;
  #reachable = true;
  #silent = false;
  readonly #refusals = new Map<CommandName, CommandError>();
  readonly #withheld: (() => void)[] = [];
  /** Every command received, in order. */
  readonly received: { readonly command: CommandName; readonly data: unknown }[] = [];

  constructor(place: FakePlace) {
    this.place = place;
  }

  connect(receiver: LinkReceiver): Link {
    queueMicrotask(() => {
      if (!this.#reachable) return receiver.closed('unreachable');
      this.#receiver = receiver;
      const { me, epoch } = this.place;
      this.#tell({
        event: 'session:welcomed',
        data: { protocol: 1, you: me, limits: {}, time: this.place.now(), epoch },
      });
    });
    return {
      send: (command, data, answer) => {
        this.received.push({ command, data });
        const refusal = this.#refusals.get(command);
        const reply = () => answer(refusal === undefined ? this.#answer(command, data) : failed(refusal));
        if (this.#silent) this.#withheld.push(reply);
        else queueMicrotask(reply);
      },
      close: () => {
        if (this.#receiver === receiver) this.#receiver = undefined;
      },
    };
  }

  /** The line breaks, and stays so until `restore`. */
  fail(): void {
    this.#reachable = false;
    const receiver = this.#receiver;
    this.#receiver = undefined;
    receiver?.closed('lost');
  }

  restore(): void {
    this.#reachable = true;
  }

  /** Commands are received and not answered until `answerAll`. */
  withhold(): void {
    this.#silent = true;
  }

  answerAll(): void {
    this.#silent = false;
    for (const reply of this.#withheld.splice(0)) reply();
  }

  refuse(command: CommandName, error: CommandError): void {
    this.#refusals.set(command, error);
  }

  accept(command: CommandName): void {
    this.#refusals.delete(command);
  }

  /** Somebody else says something in a room. */
  say(room: string, author: User, text: string, alias?: string): Message | undefined {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return undefined;
    const from = fake.rev;
    const message = this.place.write(fake, author, text, alias === undefined ? {} : { alias });
    this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes: [messageChange(message)] });
    return message;
  }

  typing(room: string, users: readonly User[]): void {
    this.#tell({ event: 'typing:changed', data: { room: roomId(room), users: [...users] } });
  }

  #answer<N extends CommandName>(command: N, data: Request<N>): Ack<Reply<N>> {
    const parsed = commands[command].request.safeParse(data);
    if (!parsed.success) return failed({ code: 'invalid', message: parsed.error.message });
    // The table pairs each command with its schema, which TypeScript can't follow through a generic name.
    return this.#answers[command](parsed.data as ParsedRequest<N>);
  }

  #tell(frame: ServerFrame): void {
    this.#receiver?.event(frame);
  }

  #broadcast(change: RoomChange | undefined): void {
    if (change === undefined) return;
    this.#tell({
      event: 'room:changed',
      data: { ...change, changes: [...change.changes], users: [...this.place.users.values()] },
    });
  }

  #in<T>(room: string, answer: (fake: FakeRoom) => Ack<T>): Ack<T> {
    const fake = this.place.rooms.get(roomId(room));
    return fake === undefined ? notFound : answer(fake);
  }

  #enter(fake: FakeRoom, users: readonly UserId[]): void {
    const from = fake.rev;
    const members = users.map((user) => {
      const member = { user, role: 'member', state: 'joined', rev: (fake.rev += 1) } as const;
      fake.members.set(user, member);
      return member;
    });
    const changes = members.map((member) => ({ kind: 'member', rev: member.rev, member }) as const);
    this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes });
  }

  #part(fake: FakeRoom, user: UserId, state: 'left' | 'removed'): Ack<{ rev: number }> {
    const from = fake.rev;
    const member = { user, role: 'member', state, rev: (fake.rev += 1) } as const;
    fake.members.set(user, member);
    this.#broadcast({
      room: fake.room.id,
      from,
      to: fake.rev,
      changes: [{ kind: 'member', rev: member.rev, member }],
    });
    if (user === this.place.me.id) {
      this.#tell({ event: 'self:changed', data: { lost: [{ room: fake.room.id, reason: state }] } });
    }
    return ok({ rev: fake.rev });
  }

  #named<T extends { readonly name: string }>(all: readonly T[], query = ''): readonly T[] {
    return all.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
  }

  #page(fake: FakeRoom, { before, after, around, limit = 50 }: ParsedRequest<'room:history'>) {
    const end = fake.messages.length;
    const [from, to] =
      before !== undefined
        ? [Math.max(0, before - 1 - limit), before - 1]
        : after !== undefined
          ? [after, Math.min(end, after + limit)]
          : around !== undefined
            ? [Math.max(0, around - 1 - Math.floor(limit / 2)), Math.min(end, around + Math.ceil(limit / 2))]
            : [Math.max(0, end - limit), end];
    return {
      rev: fake.rev,
      messages: fake.messages.slice(from, to),
      hasBefore: from > 0,
      hasAfter: to < end,
      users: [...this.place.users.values()],
    };
  }

  readonly #answers: Answers = {
    'session:sync': () =>
      ok({
        you: this.place.me,
        epoch: this.place.epoch,
        time: this.place.now(),
        rooms: [...this.place.rooms.values()]
          .filter((fake) => this.place.isMine(fake))
          .map((fake) => this.place.entry(fake)),
        users: [...this.place.users.values()],
        catchups: {},
      }),
    'session:heads': () =>
      ok({
        epoch: this.place.epoch,
        time: this.place.now(),
        heads: Object.fromEntries([...this.place.rooms.values()].map(({ room, rev }) => [room.id, rev])),
        reads: Object.fromEntries(
          [...this.place.rooms.values()].map((fake) => [fake.room.id, this.place.entry(fake).read]),
        ),
      }),
    'room:create': ({ kind, name, topic = '' }) => {
      const fake = this.place.room(kind, name, { topic, id: name.toLowerCase().replace(/[^a-z0-9]+/g, '-') });
      this.#tell({ event: 'self:changed', data: { gained: [this.place.entry(fake)] } });
      return ok({ entry: this.place.entry(fake) });
    },
    'room:join': ({ room }) =>
      this.#in(room, (fake) => {
        this.#enter(fake, [this.place.me.id]);
        this.#tell({ event: 'self:changed', data: { gained: [this.place.entry(fake)] } });
        return ok({ entry: this.place.entry(fake) });
      }),
    'room:leave': ({ room }) => this.#in(room, (fake) => this.#part(fake, this.place.me.id, 'left')),
    'room:remove': ({ room, user }) => this.#in(room, (fake) => this.#part(fake, user, 'removed')),
    'room:update': ({ room, name, topic }) =>
      this.#in(room, (fake) => {
        const from = fake.rev;
        fake.rev += 1;
        fake.room = {
          ...fake.room,
          rev: fake.rev,
          name: name ?? fake.room.name,
          topic: topic ?? fake.room.topic,
        };
        const change = { kind: 'room', rev: fake.rev, room: fake.room } as const;
        this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes: [change] });
        return ok({ room: fake.room });
      }),
    'room:invite': ({ room, users }) =>
      this.#in(room, (fake) => {
        this.#enter(fake, users);
        return ok({ rev: fake.rev, added: [...users] });
      }),
    'room:list': ({ query, after, limit = 50 }) => {
      const all = [...this.place.rooms.values()].filter(
        (fake) => fake.room.kind === 'channel' || (fake.room.kind === 'private' && this.place.isMine(fake)),
      );
      const rooms = this.#named(
        all.map(({ room }) => room),
        query,
      ).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const rest = rooms.filter(({ id }) => after === undefined || id > after);
      return ok({
        rooms: rest.slice(0, limit).map((room) => {
          const fake = this.place.rooms.get(room.id);
          const joined = fake !== undefined && this.place.isMine(fake);
          return { room, members: fake?.members.size ?? 0, joined };
        }),
        more: rest.length > limit,
      });
    },
    'room:members': ({ room }) =>
      this.#in(room, (fake) =>
        ok({
          rev: fake.rev,
          members: [...fake.members.values()].filter(({ state }) => state === 'joined'),
          users: [...this.place.users.values()],
          more: false,
        }),
      ),
    'room:history': (data) => this.#in(data.room, (fake) => ok(this.#page(fake, data))),
    'room:catchup': ({ room }) =>
      this.#in(room, (fake) =>
        ok({ kind: 'reset', entry: this.place.entry(fake), page: this.#page(fake, { room: fake.room.id }) }),
      ),
    'message:send': ({ room, id, text }) =>
      this.#in(room, (fake) => {
        const from = fake.rev;
        const message = this.place.write(fake, this.place.me, text, { id });
        this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes: [messageChange(message)] });
        return ok({ seq: message.seq, rev: message.rev, at: message.at });
      }),
    'message:edit': ({ room, seq, text }) =>
      this.#in(room, (fake) => {
        this.#broadcast(
          this.place.change(fake, seq, (old) => ({ ...old, text, editedAt: this.place.now() })),
        );
        return ok({ rev: fake.rev });
      }),
    'message:delete': ({ room, seq }) =>
      this.#in(room, (fake) => {
        this.#broadcast(
          this.place.change(fake, seq, (old) => ({ ...old, text: '', deleted: true, reactions: [] })),
        );
        return ok({ rev: fake.rev });
      }),
    'message:react': ({ room, seq, emoji, on }) =>
      this.#in(room, (fake) => {
        this.#broadcast(this.place.react(fake, seq, this.place.me.id, emoji, on));
        return ok({ rev: fake.rev });
      }),
    'direct:open': ({ users }) => {
      const people = users.flatMap((id) => this.place.users.get(id) ?? []);
      const fake = this.place.room('direct', '', { people, id: `d-${users.join('-')}`.slice(0, 40) });
      this.#tell({ event: 'self:changed', data: { gained: [this.place.entry(fake)] } });
      return ok({ entry: this.place.entry(fake) });
    },
    'read:set': ({ room, seq }) =>
      this.#in(room, (fake) => {
        fake.read = seq;
        return ok({ seq });
      }),
    'typing:set': () => ok({}),
    'presence:set': () => ok({}),
    'presence:watch': ({ users }) =>
      ok({ presence: users.map((user) => ({ user, state: this.presence.get(user) ?? 'offline' })) }),
    'user:list': ({ query }) => {
      const users = this.#named([...this.place.users.values()], query);
      return ok({ users: [...users].filter(({ id }) => id !== 'lobby-guest'), more: false });
    },
    'user:update': ({ name }) => {
      const user = { ...this.place.me, name, changedAt: this.place.now() };
      this.place.users.set(user.id, user);
      this.#tell({ event: 'user:changed', data: { user } });
      return ok({ user });
    },
  };
}
