import {
  commands,
  type Ack,
  type CommandError,
  type CommandName,
  type Member,
  type Message,
  type MessageBody,
  type ParsedRequest,
  type Preference,
  type PresenceState,
  type Report,
  type Reply,
  type Request,
  type User,
  type UserId,
} from '@parley/events';
import { inNameOrder } from '@parley/events/names';
import type { Link, LinkReceiver, ServerFrame, Transport } from '@parley/client';
import { messageChange, roomId, type FakePlace, type FakeRoom, type RoomChange } from './fake-place.ts';

/** Of the contract only what the page says in tests; other commands are answered `invalid`. */
type Answers = { readonly [N in CommandName]?: (data: ParsedRequest<N>) => Ack<Reply<N>> };

const ok = <T>(data: T): Ack<T> => ({ ok: true, data });
const failed = (error: CommandError): Ack<never> => ({ ok: false, error });
const notPlayed = (command: CommandName) =>
  failed({ code: 'invalid', message: `The fake server does not know ${command}.` });
const notFound = failed({ code: 'not_found', message: 'There is no such room.' });

/** A full page, if there is one. */
const startAround = (seq: number, end: number, limit: number): number =>
  Math.max(0, Math.min(seq - 1 - Math.floor(limit / 2), end - limit));

/** A server in memory behind the client's Transport: what one person sees of a place. */
export class FakeServer implements Transport {
  readonly place: FakePlace;
  readonly presence = new Map<UserId, PresenceState>();
  /** Until when those who are here are not to be disturbed. */
  readonly pauses = new Map<UserId, number>();
  /** What I set for myself. */
  readonly preferences = new Map<string, Preference['value']>();
  #receiver: LinkReceiver | undefined;
  #reachable = true;
  #silent = false;
  readonly #refusals = new Map<CommandName, CommandError>();
  readonly #withheld: (() => void)[] = [];
  /** The newest first. */
  reports: readonly Report[] = [];
  /** Every command received, in order. */
  readonly received: { readonly command: CommandName; readonly data: unknown }[] = [];

  constructor(place: FakePlace) {
    this.place = place;
  }

  connect(receiver: LinkReceiver): Link {
    const welcome = () => {
      if (!this.#reachable) return receiver.closed('unreachable');
      this.#receiver = receiver;
      const { me, epoch } = this.place;
      this.#tell({
        event: 'session:welcomed',
        data: { protocol: 1, you: me, limits: {}, time: this.place.now(), epoch },
      });
    };
    if (this.#silent) this.#withheld.push(welcome);
    else queueMicrotask(welcome);
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

  /** These are the reports now, and I am told that there is something new. */
  report(...reports: readonly Report[]): void {
    this.reports = reports;
    this.#tell({ event: 'self:changed', data: { reports: true } });
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

  /** Nobody is welcomed, and commands are received and not answered, until `answerAll`. */
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

  /** I set something for myself, here or on another device. */
  setPreference(key: string, value: Preference['value']): void {
    if (value === null) this.preferences.delete(key);
    else this.preferences.set(key, value);
    this.#tell({ event: 'self:changed', data: { preferences: [{ key, value }] } });
  }

  /** Somebody who is here is not to be disturbed until then. */
  pause(user: UserId, pausedUntil: number): void {
    this.pauses.set(user, pausedUntil);
    this.#tell({ event: 'presence:changed', data: { presence: [{ user, state: 'online', pausedUntil }] } });
  }

  /** Somebody becomes who they are now, as everybody is told. */
  changeUser(changed: User): User {
    const user = { ...changed, changedAt: this.place.now() };
    this.place.users.set(user.id, user);
    this.#tell({ event: 'user:changed', data: { user } });
    return user;
  }

  /** Somebody else says something in a room, under another name or with more that a message has. */
  say(
    room: string,
    author: User,
    text: string,
    more: string | Partial<MessageBody> = {},
  ): Message | undefined {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return undefined;
    const from = fake.rev;
    const message = this.place.write(fake, author, text, typeof more === 'string' ? { alias: more } : more);
    this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes: [messageChange(message)] });
    if (fake.room.parent) this.#broadcast(this.place.summarise(fake));
    return message;
  }

  /** I read up to there on another device. */
  readElsewhere(room: string, seq: number): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return;
    fake.read = seq;
    this.#tell({ event: 'self:changed', data: { reads: [{ room: fake.room.id, seq }] } });
  }

  /** Somebody deletes a message. */
  erase(room: string, seq: number): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return;
    this.#broadcast(
      this.place.change(fake, seq, (old) => {
        const { pinned: _, ...rest } = old;
        return { ...rest, text: '', deleted: true, reactions: [] };
      }),
    );
  }

  /** Somebody pins a message, or takes the pin away. */
  pin(room: string, { id }: User, seq: number, on: boolean): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake !== undefined) this.#broadcast(this.place.pin(fake, seq, id, on));
  }

  typing(room: string, users: readonly User[]): void {
    this.#tell({ event: 'typing:changed', data: { room: roomId(room), users: [...users] } });
  }

  /** A moderator mutes somebody, or ends it. */
  mute(room: string, user: UserId, until: number | null): Ack<{ rev: number }> {
    return this.#in(room, (fake) =>
      this.#stand(fake, user, (known) => {
        const { mutedUntil: _, ...member } = known;
        return until === null ? member : { ...member, mutedUntil: until };
      }),
    );
  }

  /** Somebody else removes me, or I leave on another device. */
  partMe(room: string, state: 'left' | 'removed'): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake !== undefined) this.#part(fake, this.place.me.id, state);
  }

  /** I came into a room, by somebody else's doing, and have read it up to there: by default all of it. */
  joinMe(room: string, read?: number): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return;
    this.#enter(fake, [this.place.me.id]);
    fake.read = read ?? fake.messages.length;
    this.#tell({ event: 'self:changed', data: { gained: [this.place.entry(fake)] } });
  }

  #answer<N extends CommandName>(command: N, data: Request<N>): Ack<Reply<N>> {
    const parsed = commands[command].request.safeParse(data);
    if (!parsed.success) return failed({ code: 'invalid', message: parsed.error.message });
    // The table pairs each command with its schema, which TypeScript can't follow through a generic name.
    return this.#answers[command]?.(parsed.data as ParsedRequest<N>) ?? notPlayed(command);
  }

  #tell(frame: ServerFrame): void {
    this.#receiver?.event(frame);
  }

  #broadcast(change: RoomChange | undefined): void {
    const fake = change && this.place.rooms.get(change.room);
    if (change === undefined || fake === undefined || !this.place.isMine(fake)) return;
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

  /** Gives a member another standing, and tells it. */
  #stand(fake: FakeRoom, user: UserId, change: (member: Member) => Member): Ack<{ rev: number }> {
    const known = fake.members.get(user);
    if (known === undefined)
      return failed({ code: 'not_found', message: 'This user is not a member of the room.' });
    const from = fake.rev;
    fake.rev += 1;
    const member = { ...change(known), rev: fake.rev };
    fake.members.set(user, member);
    this.#broadcast({
      room: fake.room.id,
      from,
      to: fake.rev,
      changes: [{ kind: 'member', rev: fake.rev, member }],
    });
    return ok({ rev: fake.rev });
  }

  #named<T extends { readonly name: string }>(all: readonly T[], query = ''): readonly T[] {
    return all.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
  }

  /** What a visitor missed. */
  #changesFor(fake: FakeRoom, since: number): Reply<'room:catchup'> {
    const changes = fake.messages.filter(({ rev }) => rev > since).map(messageChange);
    return { kind: 'changes', to: fake.rev, changes, users: [...this.place.users.values()], more: false };
  }

  #page(fake: FakeRoom, { before, after, at, limit = 50, ...query }: ParsedRequest<'room:history'>) {
    const end = fake.messages.length;
    const around = at === undefined ? query.around : (fake.messages.find((one) => one.at >= at)?.seq ?? end);
    const [from, to] =
      before !== undefined
        ? [Math.max(0, before - 1 - limit), before - 1]
        : after !== undefined
          ? [after, Math.min(end, after + limit)]
          : around !== undefined
            ? [startAround(around, end, limit), Math.min(end, startAround(around, end, limit) + limit)]
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
        preferences: [...this.preferences].map(([key, value]) => ({ key, value })),
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
    'room:update': ({ room, name, topic, slowModeSeconds, readOnly, archived }) =>
      this.#in(room, (fake) => {
        const from = fake.rev;
        fake.rev += 1;
        const { slowModeSeconds: slow, readOnly: closed, archived: shelved, ...before } = fake.room;
        const wait = slowModeSeconds ?? slow ?? 0;
        fake.room = {
          ...before,
          rev: fake.rev,
          name: name ?? before.name,
          topic: topic ?? before.topic,
          ...(wait > 0 && { slowModeSeconds: wait }),
          ...((readOnly ?? closed) && { readOnly: true }),
          ...((archived ?? shelved) && { archived: true }),
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
      ).toSorted(inNameOrder);
      const rest = rooms.slice(rooms.findIndex(({ id }) => id === after) + 1);
      return ok({
        rooms: rest.slice(0, limit).map((room) => {
          const fake = this.place.rooms.get(room.id);
          const joined = fake !== undefined && this.place.isMine(fake);
          return { room, members: fake?.members.size ?? 0, joined };
        }),
        more: rest.length > limit,
      });
    },
    'room:members': ({ room, state: wanted = 'joined' }) =>
      this.#in(room, (fake) =>
        ok({
          rev: fake.rev,
          members: [...fake.members.values()].filter(({ state }) => state === wanted),
          users: [...this.place.users.values()].filter(({ id }) => fake.members.get(id)?.state === wanted),
          more: false,
        }),
      ),
    'room:history': (data) => this.#in(data.room, (fake) => ok(this.#page(fake, data))),
    'room:catchup': ({ room, since }) =>
      this.#in(room, (fake) => {
        if (!this.place.isMine(fake)) return ok(this.#changesFor(fake, since));
        return ok({
          kind: 'reset',
          entry: this.place.entry(fake),
          page: this.#page(fake, { room: fake.room.id }),
        });
      }),
    'thread:open': ({ room, seq }) =>
      this.#in(room, (fake) => {
        const thread = this.place.thread(fake, seq);
        return ok({ room: thread.room, head: { seq: thread.messages.length, rev: thread.rev } });
      }),
    'thread:update': ({ room, name, resolved }) =>
      this.#in(room, (fake) => {
        const from = fake.rev;
        fake.rev += 1;
        const { resolved: before, ...rest } = fake.room;
        fake.room = {
          ...rest,
          rev: fake.rev,
          name: name === undefined ? rest.name : (name ?? ''),
          ...((resolved ?? before) && { resolved: true }),
        };
        const change = { kind: 'room', rev: fake.rev, room: fake.room } as const;
        this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes: [change] });
        this.#broadcast(this.place.summarise(fake));
        return ok({ room: fake.room });
      }),
    'message:send': ({ room, id, text }) =>
      this.#in(room, (fake) => {
        if (fake.room.parent && !this.place.isMine(fake)) {
          this.#enter(fake, [this.place.me.id]);
          this.#tell({ event: 'self:changed', data: { gained: [this.place.entry(fake)] } });
        }
        const from = fake.rev;
        const message = this.place.write(fake, this.place.me, text, { id });
        this.#broadcast({ room: fake.room.id, from, to: fake.rev, changes: [messageChange(message)] });
        if (fake.room.parent) this.#broadcast(this.place.summarise(fake));
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
        this.erase(room, seq);
        return ok({ rev: fake.rev });
      }),
    'message:report': ({ room }) => this.#in(room, () => ok({ report: 1 })),
    'report:list': ({ resolved = false, before = Infinity, limit = 100 }) => {
      const found = this.reports.filter((report) => (report.resolved !== undefined) === resolved);
      const older = found.filter(({ id }) => id < before);
      return ok({
        reports: older.slice(0, limit),
        users: [...this.place.users.values()],
        rooms: [...this.place.rooms.values()].map(({ room }) => room),
        more: older.length > limit,
        open: this.reports.filter((report) => report.resolved === undefined).length,
      });
    },
    'report:resolve': ({ report: id, outcome }) => {
      const resolved = { at: this.place.now(), by: this.place.me.id, outcome };
      this.report(...this.reports.map((one) => (one.id === id ? { ...one, text: '', resolved } : one)));
      const report = this.reports.find((one) => one.id === id);
      return report === undefined ? notFound : ok({ report });
    },
    'message:react': ({ room, seq, emoji, on }) =>
      this.#in(room, (fake) => {
        this.#broadcast(this.place.react(fake, seq, this.place.me.id, emoji, on));
        return ok({ rev: fake.rev });
      }),
    'message:pin': ({ room, seq, on }) =>
      this.#in(room, (fake) => {
        this.pin(room, this.place.me, seq, on);
        return ok({ rev: fake.rev });
      }),
    'room:pins': ({ room }) =>
      this.#in(room, (fake) => {
        const pins = fake.messages.flatMap((whole) => {
          const { reactions: _, pinned, ...message } = whole;
          return pinned ? [{ rev: message.rev, ...pinned, message }] : [];
        });
        return ok({
          rev: fake.rev,
          pins: pins.reverse(),
          users: [...this.place.users.values()],
          more: false,
        });
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
        this.#tell({ event: 'self:changed', data: { reads: [{ room: fake.room.id, seq }] } });
        return ok({ seq });
      }),
    'typing:set': () => ok({}),
    'presence:set': () => ok({}),
    'presence:watch': ({ users }) =>
      ok({
        presence: users.map((user) => ({
          user,
          state: this.presence.get(user) ?? 'offline',
          ...(this.pauses.has(user) && { pausedUntil: this.pauses.get(user) }),
        })),
        users: users.flatMap((user) => this.place.users.get(user) ?? []),
      }),
    'user:list': ({ query }) => {
      const users = this.#named([...this.place.users.values()], query);
      return ok({ users: [...users].filter(({ id }) => id !== 'lobby-guest'), more: false });
    },
    'search:messages': ({ query, room: only, from, limit = 20, cursor = '0' }) => {
      const found = [...this.place.rooms.values()]
        .filter(({ room }) => only === undefined || room.id === only)
        .flatMap((fake) =>
          fake.messages.map((whole) => {
            const { reactions: _, pinned: _pinned, ...message } = whole;
            return { room: fake.room, message };
          }),
        )
        .filter(({ message }) => message.text.toLowerCase().includes(query.toLowerCase()))
        .filter(({ message }) => from === undefined || message.author === from)
        .sort((a, b) => b.message.at - a.message.at || b.message.seq - a.message.seq);
      const start = Number(cursor);
      const page = found.slice(start, start + limit);
      return ok({
        results: page.map(({ room, message }) => {
          const at = message.text.toLowerCase().indexOf(query.toLowerCase());
          return { room: room.id, message, highlights: query === '' ? [] : [[at, at + query.length]] };
        }),
        rooms: [...new Set(page.map(({ room }) => room))],
        users: [...this.place.users.values()],
        ...(found.length > start + limit && { cursor: String(start + limit) }),
      });
    },
    'user:update': ({ name, status }) => {
      const { status: before, ...me } = this.place.users.get(this.place.me.id) ?? this.place.me;
      const now = status === undefined ? before : status;
      return ok({ user: this.changeUser({ ...me, name: name ?? me.name, ...(now && { status: now }) }) });
    },
    'preference:set': ({ key, value }) => {
      this.setPreference(key, value);
      return ok({});
    },
    'room:role': ({ room, user, role }) =>
      this.#in(room, (fake) => this.#stand(fake, user, (member) => ({ ...member, role }))),
    'room:mute': ({ room, user, until }) => this.mute(room, user, until),
    'audit:list': () => ok({ entries: [], users: [], more: false }),
    'user:role': ({ user: id, role }) =>
      ok({ user: this.changeUser({ ...(this.place.users.get(id) ?? this.place.me), role }) }),
    'session:list': () => ok({ sessions: [] }),
    'session:revoke': () => ok({ ended: 0 }),
  };
}
