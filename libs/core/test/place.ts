import type {
  Ack,
  CommandName,
  Epoch,
  FileId,
  InviteId,
  MessageId,
  Reply,
  Request,
  RoomId,
  ServerEventData,
  ServerEventName,
  TokenId,
  UserId,
} from '@parley/events';
import { FakeClock, plainPasswords, settled } from '@parley/testkit';
import {
  type Caller,
  type Connection,
  type Core,
  type CoreOptions,
  createCore,
  type Frame,
  type Ids,
  type Log,
  MemoryStore,
  type Principal,
  type SecretHash,
  type SessionId,
  type Sink,
  type Store,
} from '../src/index.ts';

type Heard = { readonly event: ServerEventName; readonly data: unknown };

/** A socket's end in a test: what it was sent, and how full it is. */
export class RecordingSink implements Sink {
  readonly heard: Heard[] = [];
  queued = 0;
  closedFor: string | undefined;

  write(frame: Frame): void {
    this.heard.push({ event: frame.event, data: frame.data });
  }
  queuedBytes(): number {
    return this.queued;
  }
  close(reason: string): void {
    this.closedFor = reason;
  }

  of<E extends ServerEventName>(event: E): readonly Extract<AnyEvent, { event: E }>['data'][] {
    return this.heard.filter((each) => each.event === event).map(({ data }) => data) as never;
  }
}

type AnyEvent = {
  [E in ServerEventName]: { readonly event: E; readonly data: ServerEventData<E> };
}[ServerEventName];

/** Somebody signed in, with one socket. */
export class Person {
  readonly id: UserId;
  readonly session: SessionId;
  readonly principal: Principal;
  readonly sink = new RecordingSink();
  readonly #place: Place;
  #connection: Connection | undefined;

  constructor(place: Place, id: UserId, principal: Principal, session: SessionId) {
    this.#place = place;
    this.id = id;
    this.principal = principal;
    this.session = session;
  }

  get connection(): Connection {
    if (!this.#connection) throw new Error('not connected');
    return this.#connection;
  }

  get caller(): Caller {
    return { principal: this.principal, connection: this.#connection };
  }

  async connect(): Promise<this> {
    this.#connection = await this.#place.core.attach(this.principal, this.sink);
    return this;
  }

  disconnect(): void {
    this.#place.core.detach(this.connection);
    this.#connection = undefined;
  }

  /** A second socket of the same session. */
  async another(): Promise<Person> {
    return new Person(this.#place, this.id, this.principal, this.session).connect();
  }

  /** The same session at another process on the same data, which has seen nothing of what was before. */
  async at(place: Place): Promise<Person> {
    return new Person(place, this.id, this.principal, this.session).connect();
  }

  ask<N extends CommandName>(command: N, data: Request<N>): Promise<Ack<Reply<N>>> {
    return this.raw(command, data) as Promise<Ack<Reply<N>>>;
  }

  raw(command: string, data: unknown, bytes?: number): Promise<Ack<unknown>> {
    return this.#place.core.dispatch(this.caller, command, data, bytes);
  }

  /** Asks and expects success. */
  async does<N extends CommandName>(command: N, data: Request<N>): Promise<Reply<N>> {
    const ack = await this.ask(command, data);
    if (!ack.ok) throw new Error(`${command}: ${ack.error.code} ${ack.error.message}`);
    return ack.data;
  }

  /** Asks and expects an error: its code. */
  async refused<N extends CommandName>(command: N, data: Request<N>): Promise<string> {
    const ack = await this.ask(command, data);
    return ack.ok ? 'ok' : ack.error.code;
  }

  say(room: RoomId | string, text: string): Promise<Reply<'message:send'>> {
    return this.does('message:send', { room, id: this.#place.messageId(), text });
  }

  /** The texts this socket was told in a room, in the order in which they came. */
  texts(room: RoomId | string): readonly string[] {
    return this.sink
      .of('room:changed')
      .filter((frame) => frame.room === room)
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.kind === 'message' ? [change.message.text] : []));
  }
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A whole Parley without sockets and disk. */
export class Place {
  readonly clock: FakeClock;
  readonly core: Core;
  #made: number;

  private constructor(core: Core, clock: FakeClock, from: number) {
    this.#made = from;
    this.core = core;
    this.clock = clock;
  }

  /** `from`: where its ids begin, for a second place on the same store. */
  static async open(options: Partial<CoreOptions> = {}, from = 1): Promise<Place> {
    const clock = new FakeClock();
    const core = await createCore({
      store: newStore(clock),
      clock,
      ids: idsFrom(from),
      passwords: plainPasswords,
      log: silentLog,
      rateLimits: false,
      ...options,
    });
    return new Place(core, clock, from);
  }

  messageId(): MessageId {
    return `00000000-0000-7000-8000-${String(++this.#made).padStart(12, '0')}` as MessageId;
  }

  async person(name: string): Promise<Person> {
    const session = `session of ${name} ${++this.#made}` as SessionId;
    const ack = await this.core.signInAsGuest(name, { session });
    if (!ack.ok) throw new Error(`${name}: ${ack.error.message}`);
    const known = await this.core.authenticate(session);
    if (!known) throw new Error(`${name} is not signed in`);
    return new Person(this, ack.data.user.id, known.principal, session).connect();
  }

  settled = settled;
}

export const newStore = (clock: FakeClock): Store =>
  new MemoryStore({ epoch: 'epoch-1' as Epoch, at: clock.now() });

const hashOf = (secret: string): SecretHash => `hash of ${secret}` as SecretHash;

/** Ids in order, from a number on. */
function idsFrom(first: number): Ids {
  let last = first - 1;
  const next = (kind: string) => `${kind}${String(++last).padStart(4, '0')}`;
  return {
    roomId: () => next('r') as RoomId,
    userId: () => next('u') as UserId,
    tokenId: () => next('t') as TokenId,
    inviteId: () => next('i') as InviteId,
    fileId: () => `f${next('').padStart(32, '0')}` as FileId,
    pictureId: () => next('p'),
    pass: () => {
      const secret = next('pass');
      return { secret, hash: hashOf(secret) };
    },
    hashOf,
    secret: () => {
      const secret = next('parley_');
      return { secret, session: `session of ${secret}` as SessionId };
    },
  };
}

/** Holds the answer of the store's next such call back, after it was done, until `open`. */
export function holdNext(
  store: Store,
  read:
    | 'session'
    | 'memberships'
    | 'mentions'
    | 'preferences'
    | 'room'
    | 'history'
    | 'changes'
    | 'search'
    | 'commit'
    | 'purge',
) {
  const original = store[read].bind(store) as (...query: never[]) => Promise<never>;
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  store[read] = async (...query: never[]) => {
    store[read] = original;
    const answer = await original(...query);
    reached.resolve();
    await gate.promise;
    return answer;
  };
  return { reached: reached.promise, open: gate.resolve };
}
