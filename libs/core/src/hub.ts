import {
  can,
  type Clock,
  type EndReason,
  type Epoch,
  limits,
  PROTOCOL_VERSION,
  type RoomEntry,
  type RoomId,
  type UserId,
} from '@parley/events';
import { Audience } from './audience.ts';
import { Connection, type Principal, type Sink } from './connection.ts';
import { type Directory, whyOver } from './directory.ts';
import { Frame } from './frame.ts';
import { PAUSED_UNTIL, pauseOf } from './pause.ts';
import type { Commit, Probe, ReportNews, RoomFrame, SessionId } from './ports.ts';
import { Presence } from './presence.ts';
import { targetOf } from './room-view.ts';
import { userAt, usersAt } from './statuses.ts';
import { Typing } from './typing.ts';

type MemberChange = Extract<RoomFrame['changes'][number], { kind: 'member' }>;

/** Everybody who is connected, and the way of a commit to them: one frame per room and commit. */
export class Hub {
  readonly presence: Presence;
  readonly typing: Typing;
  readonly #directory: Directory;
  readonly #clock: Clock;
  readonly #epoch: Epoch;
  readonly #probe: Probe;
  readonly #connections = new Set<Connection>();
  readonly #byRoom = new Audience<RoomId, Connection>();
  readonly #bySession = new Audience<SessionId, Connection>();
  #attached = 0;
  /** Who is being let in, as long as their session lives. */
  readonly #arriving = new Set<Connection>();
  #cancelTime: (() => void) | undefined;

  constructor(directory: Directory, clock: Clock, { epoch, probe }: { epoch: Epoch; probe: Probe }) {
    this.#directory = directory;
    this.#clock = clock;
    this.#epoch = epoch;
    this.#probe = probe;
    this.presence = new Presence(clock);
    this.typing = new Typing(clock);
  }

  /** How many sockets are attached. */
  get size(): number {
    return this.#connections.size;
  }

  /**
   * Lets a socket in: it is welcomed, and from now on gets every change of its rooms. Rejects with StoreUnavailable. One whose session ends
   * meanwhile gets nothing: whoever let it in looks for the session once more, and finds none.
   */
  async attach(principal: Principal, sink: Sink): Promise<Connection> {
    const connection = new Connection(`c${++this.#attached}`, principal, sink, this.#probe);
    this.#arriving.add(connection);
    try {
      return await this.#arrive(connection);
    } finally {
      this.#arriving.delete(connection);
    }
  }

  async #arrive(connection: Connection): Promise<Connection> {
    const { principal, user: id } = connection;
    await this.#directory.hold(id);
    const { you, pausedUntil } = await this.#whoComes(id).catch((error: unknown) => {
      this.#directory.release(id);
      throw error;
    });
    if (!this.#arriving.has(connection)) {
      this.#directory.release(id);
      return connection;
    }
    this.#connections.add(connection);
    if (principal.session) this.#bySession.add(principal.session, connection);
    this.presence.arrive(connection, pausedUntil);
    // Those of now: a doubt that came meanwhile has had them read anew.
    for (const { room, state } of this.#directory.heldMemberships(id)?.values() ?? [])
      if (state === 'joined') this.#subscribe(connection, room);
    if (you)
      connection.deliver(
        new Frame('session:welcomed', {
          protocol: PROTOCOL_VERSION,
          you: userAt(you, this.#clock.now()),
          limits,
          time: this.#clock.now(),
          epoch: this.#epoch,
        }),
      );
    this.#cancelTime ??= this.#clock.after(limits.serverTimeMs, () => this.#tellTime());
    return connection;
  }

  async #whoComes(id: UserId) {
    const [you] = await this.#directory.users([id]);
    // Last, so that no pause is set between this and the arrival.
    return { you, pausedUntil: await this.#directory.pausedUntil(id) };
  }

  /** The socket is gone; idempotent. */
  detach(connection: Connection): void {
    connection.lost();
    if (!this.#connections.delete(connection)) return;
    for (const room of connection.rooms) {
      this.#byRoom.delete(room, connection);
      this.typing.clear(room, connection.user);
    }
    connection.rooms.clear();
    this.typing.watch(connection, new Set());
    this.presence.leave(connection);
    if (connection.principal.session) this.#bySession.delete(connection.principal.session, connection);
    this.#directory.release(connection.user);
  }

  /** Is anybody here by this session? */
  isConnected(session: SessionId): boolean {
    return this.#bySession.has(session);
  }

  /** Tells a commit to whom it concerns. The directory must have it already. */
  publish(commit: Commit): void {
    for (const { session, reason } of commit.endedSessions) this.end(session, reason);
    for (const frame of commit.frames) this.#publishFrame(frame);
    const own = lastOwnMessages(commit);
    for (const { user, ...read } of commit.reads)
      // Whoever gets their own message knows that they have read up to it: no frame needed.
      if (own.get(read.room)?.get(user) !== read.seq)
        this.#tellUser(user, new Frame('self:changed', { reads: [read] }));
    for (const { user, key, value } of commit.preferences) {
      this.#tellUser(user, new Frame('self:changed', { preferences: [{ key, value }] }));
      if (key === PAUSED_UNTIL) this.presence.pause(user, pauseOf(value));
    }
    const now = this.#clock.now();
    for (const user of usersAt(commit.users, now)) this.broadcast(new Frame('user:changed', { user }));
    if (commit.reports.length > 0) void this.#tellReports(commit.reports).catch(() => undefined);
  }

  /**
   * Brings every connection to the session and the memberships as they are, and has it sync: something may have happened
   * unseen. Whoever is being let in is so by a session that lives. Rejects if `isLive` does.
   */
  async reconcile(isLive: (session: SessionId) => Promise<boolean>): Promise<void> {
    for (const connection of [...this.#connections, ...this.#arriving]) {
      const { session } = connection.principal;
      if (session && !(await isLive(session))) {
        const [user] = await this.#directory.users([connection.user]);
        this.end(session, user?.gone === undefined ? 'signed_out' : whyOver[user.gone]);
        continue;
      }
      const memberships = await this.#directory.memberships(connection.user);
      this.presence.pause(connection.user, await this.#directory.pausedUntil(connection.user));
      if (!this.#connections.has(connection)) continue;
      for (const room of [...connection.rooms]) {
        const state = memberships.get(room)?.state ?? 'removed';
        if (state !== 'joined') this.#lost(connection.user, room, state);
      }
      for (const { room, state } of memberships.values())
        if (state === 'joined') this.#subscribe(connection, room);
      connection.deliver(new Frame('session:resync', {}));
    }
  }

  end(session: SessionId, reason: EndReason): void {
    for (const connection of this.#arriving)
      if (connection.principal.session === session) this.#arriving.delete(connection);
    for (const connection of [...this.#bySession.of(session)]) {
      connection.end(reason);
      this.detach(connection);
    }
  }

  broadcast(frame: Frame): void {
    for (const connection of this.#connections) connection.deliver(frame);
  }

  stop(): void {
    this.#cancelTime?.();
    this.presence.stop();
    this.typing.stop();
  }

  /**
   * Who is out gets nothing of this frame, not even the removal, and is told before anyone else hears of it. Who is new
   * gets the room a moment after the frame, with a head that covers it.
   */
  #publishFrame(frame: RoomFrame): void {
    for (const [user, change] of lastMemberChanges(frame)) {
      if (change.member.state === 'joined') this.#gained(user, frame.room);
      else this.#lost(user, frame.room, change.member.state);
    }
    for (const change of frame.changes)
      if (change.kind === 'message') this.typing.clear(frame.room, change.message.author);
    const users = usersAt(frame.users, this.#clock.now());
    const message = new Frame('room:changed', users === frame.users ? frame : { ...frame, users });
    for (const connection of this.#byRoom.of(frame.room)) connection.deliver(message);
  }

  #gained(user: UserId, room: RoomId): void {
    const newcomers = [...this.presence.connectionsOf(user)].filter(
      (connection) => !connection.rooms.has(room),
    );
    if (newcomers.length === 0) return;
    for (const connection of newcomers) this.#subscribe(connection, room);
    void this.#directory.entry(user, room).then(
      (entry) => entry && this.#tellGained(newcomers, entry),
      // The room could not be read: they find it at their next sync.
      () => undefined,
    );
  }

  #tellGained(newcomers: readonly Connection[], entry: RoomEntry): void {
    const frame = new Frame('self:changed', { gained: [entry] });
    for (const connection of newcomers) if (connection.rooms.has(entry.room.id)) connection.deliver(frame);
  }

  #lost(user: UserId, room: RoomId, reason: 'left' | 'removed'): void {
    this.typing.clear(room, user);
    const frame = new Frame('self:changed', { lost: [{ room, reason }] });
    for (const connection of this.presence.connectionsOf(user)) {
      if (!connection.rooms.delete(room)) continue;
      this.#byRoom.delete(room, connection);
      this.typing.unwatch(connection, room);
      connection.deliver(frame);
    }
  }

  #subscribe(connection: Connection, room: RoomId): void {
    connection.rooms.add(room);
    this.#byRoom.add(room, connection);
  }

  #tellUser(user: UserId, frame: Frame): void {
    for (const connection of this.presence.connectionsOf(user)) connection.deliver(frame);
  }

  /** Whoever may see one of the reports, by the role and standing of now. Who could not be read of finds them when they look. */
  async #tellReports(reports: readonly ReportNews[]): Promise<void> {
    const news = new Frame('self:changed', { reports: true });
    const told = new Map<UserId, boolean>();
    for (const connection of [...this.#connections]) {
      const { user, principal } = connection;
      if (principal.scopes && !principal.scopes.includes('moderate')) continue;
      const may = told.get(user) ?? (await this.#maySee(user, reports));
      told.set(user, may);
      if (may && !connection.closed) connection.deliver(news);
    }
  }

  async #maySee(user: UserId, reports: readonly ReportNews[]): Promise<boolean> {
    const actor = this.#directory.heldActor(user) ?? (await this.#directory.actor(user));
    for (const { room, about } of reports) {
      const view = await this.#directory.view(user, room);
      if (actor && view && can(actor, 'report:resolve', { ...targetOf(view), owner: about })) return true;
    }
    return false;
  }

  /** A token ends at its time also for who came in before. */
  #endExpired(): void {
    const now = this.#clock.now();
    for (const { principal } of [...this.#connections])
      if (principal.session && principal.endsAt !== undefined && principal.endsAt <= now)
        this.end(principal.session, 'expired');
  }

  /** One timer for everybody; none while nobody is there. */
  #tellTime(): void {
    this.#cancelTime = undefined;
    this.#endExpired();
    if (this.#connections.size === 0) return;
    this.broadcast(new Frame('server:timed', { time: this.#clock.now() }));
    this.#cancelTime = this.#clock.after(limits.serverTimeMs, () => this.#tellTime());
  }
}

function lastMemberChanges(frame: RoomFrame): ReadonlyMap<UserId, MemberChange> {
  const last = new Map<UserId, MemberChange>();
  for (const change of frame.changes) if (change.kind === 'member') last.set(change.member.user, change);
  return last;
}

/** The seq of the last message of each author in each room. */
function lastOwnMessages(commit: Commit): ReadonlyMap<RoomId, ReadonlyMap<UserId, number>> {
  const own = new Map<RoomId, Map<UserId, number>>();
  for (const { room, changes } of commit.frames) {
    const last = new Map<UserId, number>();
    own.set(room, last);
    for (const change of changes)
      if (change.kind === 'message') last.set(change.message.author, change.message.seq);
  }
  return own;
}
