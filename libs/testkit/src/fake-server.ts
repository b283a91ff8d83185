import type {
  Ack,
  Catchup,
  Change,
  CommandName,
  EndReason,
  Epoch,
  Failure,
  MemberRole,
  MessagePage,
  ParsedRequest,
  Preference,
  Reply,
  Request,
  Room,
  RoomEntry,
  RoomId,
  User,
  UserId,
  WsEventFrame,
} from '@parley/events';
import { aUser, epoch, numberedId } from './builders.ts';
import type { FakeClock } from './fake-clock.ts';
import { handlers } from './fake-handlers.ts';
import { FakeRoom } from './fake-room.ts';
import { socketPair, steady, type SocketPair, type Weather } from './socket-pair.ts';

/** What travels to the server. `data` is JSON text. */
export interface UpFrame {
  readonly id: number;
  readonly command: CommandName;
  readonly data: string;
}

/** What travels from the server: an event, or the answer to a command as JSON text. */
export type DownFrame =
  | WsEventFrame
  | { readonly event: 'ack'; readonly id: number; readonly to: CommandName; readonly ack: string };

type Line = SocketPair<UpFrame, DownFrame>;

/** One connected socket. */
export interface FakeSession {
  readonly user: UserId;
  readonly line: Line;
}

type CloseReason = 'unauthenticated' | 'unreachable' | 'refused' | 'lost';

interface Receiver {
  readonly event: (frame: WsEventFrame) => void;
  readonly closed: (reason: CloseReason) => void;
}

const LATENCY_MS = 10;

const notPlayed = (command: CommandName): Failure => ({
  ok: false,
  error: { code: 'invalid', message: `The fake server does not play ${command}.` },
});

/**
 * A small server of the contract in virtual time, whose lines have faults on order: for tests of the client and of what
 * stands on it. It checks no input and has no limits; the real rules are tested where they live.
 */
export class FakeServer {
  readonly clock: FakeClock;
  readonly users = new Map<UserId, User>();
  readonly rooms = new Map<RoomId, FakeRoom>();
  /** Every command that arrived, in order. */
  readonly received: { readonly command: CommandName; readonly data: unknown }[] = [];
  /** Answers by user and op, for repetitions. */
  readonly answered = new Map<string, unknown>();
  /** What people set for themselves. */
  readonly preferences = new Map<UserId, Map<string, Preference['value']>>();
  epoch: Epoch = epoch('epoch-1');
  protocol = 1;
  /** More changes behind than this are answered by a reset. */
  catchupBehind = 2_000;
  catchupPage = 500;
  /** Changes that a sync brings along. */
  syncChanges = 500;
  up: Weather<UpFrame> = steady(LATENCY_MS);
  down: Weather<DownFrame> = steady(LATENCY_MS);
  readonly #sessions = new Set<FakeSession>();
  readonly #refusals = new Map<CommandName, Failure[]>();
  readonly #signedOut = new Set<UserId>();
  #reachable = true;
  #made = 0;

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  /** How many sockets are connected. */
  get connected(): number {
    return this.#sessions.size;
  }

  /** How often a command arrived. */
  count(command: CommandName): number {
    return this.received.filter((each) => each.command === command).length;
  }

  addUser(name: string): User {
    const user = aUser(name);
    this.users.set(user.id, user);
    return user;
  }

  /** A user in a new version. */
  keepUser(user: User): User {
    const kept = { ...user, changedAt: user.changedAt + 1 };
    this.users.set(user.id, kept);
    return kept;
  }

  addRoom(room: Room, ...members: readonly User[]): FakeRoom {
    const made = new FakeRoom(room);
    this.rooms.set(room.id, made);
    for (const { id } of members) made.join(id);
    return made;
  }

  room(id: RoomId): FakeRoom {
    const room = this.rooms.get(id);
    if (room === undefined) throw new Error(`There is no room ${id}.`);
    return room;
  }

  /** Reaches this server as `user`; fits the client's port. */
  transport(user: User) {
    return { connect: (receiver: Receiver) => this.#connect(user.id, receiver) };
  }

  /** Somebody says something. */
  post(room: RoomId, author: User, text: string): void {
    const id = numberedId(1_000_000 + ++this.#made);
    this.commit(room, (each) => each.post(author.id, id, text, this.clock.now()));
  }

  /** Changes a room and tells its members, as one frame. */
  commit(id: RoomId, ...steps: readonly ((room: FakeRoom) => Change | undefined)[]): void {
    const room = this.room(id);
    const before = new Set([...room.members.keys()].filter((user) => room.isJoined(user)));
    const from = room.head.rev;
    const changes = steps.flatMap((step) => step(room) ?? []);
    const to = room.head.rev;
    if (to === from) return;
    for (const user of before) {
      if (room.isJoined(user)) continue;
      const reason = room.members.get(user)?.state === 'removed' ? 'removed' : 'left';
      this.tell(user, { event: 'self:changed', data: { lost: [{ room: id, reason }] } });
    }
    const users = [...this.users.values()];
    for (const session of this.#sessions) {
      if (room.isJoined(session.user))
        session.line.server.send({ event: 'room:changed', data: { room: id, from, to, changes, users } });
    }
    for (const user of room.members.keys()) {
      if (room.isJoined(user) && !before.has(user))
        this.tell(user, { event: 'self:changed', data: { gained: [this.entry(user, room)] } });
    }
  }

  /** Says something to all sockets of a user. */
  tell(user: UserId, frame: WsEventFrame): void {
    for (const session of this.#sessions) if (session.user === user) session.line.server.send(frame);
  }

  setRead(user: UserId, room: RoomId, seq: number, except?: FakeSession): void {
    this.room(room).reads.set(user, seq);
    for (const session of this.#sessions)
      if (session.user === user && session !== except)
        session.line.server.send({ event: 'self:changed', data: { reads: [{ room, seq }] } });
  }

  setPreference(user: UserId, key: string, value: Preference['value']): void {
    const mine = this.preferences.get(user) ?? new Map<string, Preference['value']>();
    this.preferences.set(user, mine);
    if (value === null) mine.delete(key);
    else mine.set(key, value);
    this.tell(user, { event: 'self:changed', data: { preferences: [{ key, value }] } });
  }

  /** The next `command` is answered with `failure` and has no effect. */
  refuseNext(command: CommandName, failure: Failure): void {
    this.#refusals.set(command, [...(this.#refusals.get(command) ?? []), failure]);
  }

  /** Loses the next frames that `match`. */
  loseDown(match: (frame: DownFrame) => boolean, times = 1): void {
    const before = this.down;
    let left = times;
    this.down = (frame) => {
      if (left === 0 || !match(frame)) return before(frame);
      left -= 1;
      return [];
    };
  }

  /** Ends all lines; until `resume` nobody can connect. */
  stop(): void {
    this.#reachable = false;
    this.cut();
  }

  resume(): void {
    this.#reachable = true;
  }

  /** Ends all lines; everybody may come back at once. */
  cut(): void {
    for (const { line } of [...this.#sessions]) line.cut();
  }

  /** All lines look open and carry nothing any more. */
  freeze(): void {
    for (const { line } of this.#sessions) line.freeze();
  }

  /** Ends a user's session; their next connection is refused. */
  signOut(user: User, reason: EndReason = 'signed_out'): void {
    this.#signedOut.add(user.id);
    this.tell(user.id, { event: 'session:ended', data: { reason } });
  }

  entry(user: UserId, room: FakeRoom): RoomEntry {
    const { role = 'member', mutedUntil } = room.members.get(user) ?? {};
    return {
      room: room.room,
      head: room.head,
      role,
      read: room.reads.get(user) ?? 0,
      ...(mutedUntil !== undefined && { mutedUntil }),
    };
  }

  page(room: FakeRoom, query: Parameters<FakeRoom['page']>[0]): MessagePage {
    return { ...room.page(query), users: [...this.users.values()] };
  }

  catchup(user: UserId, room: FakeRoom, since: number, limit = this.catchupPage): Catchup {
    if (room.head.rev - since > this.catchupBehind || since > room.head.rev)
      return { kind: 'reset', entry: this.entry(user, room), page: this.page(room, {}) };
    return { ...room.changes(since, limit), users: [...this.users.values()] };
  }

  #connect(user: UserId, receiver: Receiver) {
    const line: Line = socketPair({
      clock: this.clock,
      up: (frame) => this.up(frame),
      down: (frame) => this.down(frame),
    });
    const answers = new Map<number, (json: string) => void>();
    let sent = 0;
    let closed = false;
    line.client.listen({
      frame: (frame) => {
        if (closed) return;
        if (frame.event === 'ack') answers.get(frame.id)?.(frame.ack);
        else receiver.event(frame);
      },
      closed: () => receiver.closed('lost'),
    });
    this.clock.after(LATENCY_MS, () => {
      if (closed) return;
      if (this.#signedOut.has(user)) receiver.closed('unauthenticated');
      else if (this.#reachable) this.#accept(user, line);
      else receiver.closed('unreachable');
    });
    return {
      send: <N extends CommandName>(command: N, data: Request<N>, answer: (ack: Ack<Reply<N>>) => void) => {
        const id = ++sent;
        answers.set(id, (json) => {
          answers.delete(id);
          answer(JSON.parse(json));
        });
        line.client.send({ id, command, data: JSON.stringify(data) });
      },
      close: () => {
        closed = true;
        line.client.close();
      },
    };
  }

  #accept(user: UserId, line: Line): void {
    const session = { user, line };
    this.#sessions.add(session);
    line.server.listen({
      frame: ({ id, command, data }) => {
        const ack = JSON.stringify(this.#handle(session, command, JSON.parse(data)));
        line.server.send({ event: 'ack', id, to: command, ack });
      },
      closed: () => this.#sessions.delete(session),
    });
    const you = this.users.get(user);
    if (you === undefined) throw new Error(`There is no user ${user}.`);
    const { protocol, epoch: current } = this;
    line.server.send({
      event: 'session:welcomed',
      data: { protocol, you, limits: {}, time: this.clock.now(), epoch: current },
    });
  }

  #handle<N extends CommandName>(session: FakeSession, command: N, data: ParsedRequest<N>): Ack<Reply<N>> {
    this.received.push({ command, data });
    const refusal = this.#refusals.get(command)?.shift();
    return refusal ?? handlers[command]?.(this, session, data) ?? notPlayed(command);
  }

  /** Makes a member of a room that exists. */
  join(room: RoomId, user: User, role?: MemberRole): void {
    this.commit(room, (each) => each.join(user.id, role));
  }
}
