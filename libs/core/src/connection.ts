import {
  type EndReason,
  limits,
  type PresenceState,
  type RoomId,
  type Scope,
  type UserId,
} from '@parley/events';
import { Frame } from './frame.ts';
import type { Probe, SessionId } from './ports.ts';

/**
 * Who acts, and the session that proves it. What they may is not in it: a role can change while a socket is open, so
 * dispatch asks the directory for the one of now.
 */
export interface Principal {
  readonly user: UserId;
  /** Undefined for a ten-line client: it has no session, only its connection. */
  readonly session?: SessionId | undefined;
  /** Only with a bot's token: what it lets the bot do. */
  readonly scopes?: readonly Scope[] | undefined;
  /** When the session ends by itself, whatever comes until then. */
  readonly endsAt?: number | undefined;
  /** The name under which a ten-line client speaks. */
  readonly alias?: string | undefined;
}

/** What an edge hands over for each socket. */
export interface Sink {
  /** Queues a frame; never throws, also after the socket closed. */
  write(frame: Frame): void;
  /** Bytes queued and not yet taken by the operating system. */
  queuedBytes(): number;
  /** Closes the socket after what is queued. */
  close(reason: EndReason): void;
}

/** Volatile frames are dropped long before a client counts as slow. */
const VOLATILE_CAP = limits.queuedBytes / 4;

/** What most connections watch, most of the time; one for all, as there are many. */
const NONE: ReadonlySet<never> = new Set();

/** One socket of a signed-in user, whatever carries it. */
export class Connection {
  /** Unique among the connections of this process. */
  readonly id: string;
  readonly principal: Principal;
  /** Rooms whose changes it gets; kept by the hub. */
  readonly rooms = new Set<RoomId>();
  watchedRooms: ReadonlySet<RoomId> = NONE;
  watchedUsers: ReadonlySet<UserId> = NONE;
  presence: Exclude<PresenceState, 'offline'> = 'online';
  readonly #sink: Sink;
  readonly #probe: Probe;
  #lagging = false;
  #closed = false;

  constructor(id: string, principal: Principal, sink: Sink, probe: Probe) {
    this.id = id;
    this.principal = principal;
    this.#sink = sink;
    this.#probe = probe;
  }

  get user(): UserId {
    return this.principal.user;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** True while it reads too slowly to be given more. */
  get congested(): boolean {
    return this.#lagging || this.#sink.queuedBytes() > limits.queuedBytes;
  }

  /** Gives the frame to the socket, or leaves it out if the socket is too far behind (SPEC D6). */
  deliver(frame: Frame): void {
    if (this.#closed || this.#lagging) return;
    const queued = this.#sink.queuedBytes();
    if (frame.volatile && queued > VOLATILE_CAP) return this.#probe.dropped();
    if (queued > limits.queuedBytes) {
      this.#lagging = true;
      return;
    }
    this.#sink.write(frame);
    this.#probe.delivered();
  }

  /** The edge calls this when its queue is empty: what was left out is told to be fetched. */
  drained(): void {
    if (!this.#lagging || this.#closed) return;
    this.#lagging = false;
    this.#probe.resynced();
    this.#sink.write(new Frame('session:resync', {}));
  }

  /** Tells why, delivers nothing more, and closes the socket. */
  end(reason: EndReason): void {
    if (this.#closed) return;
    this.#sink.write(new Frame('session:ended', { reason }));
    this.#closed = true;
    this.#sink.close(reason);
  }

  /** The socket is gone. */
  lost(): void {
    this.#closed = true;
  }
}

/** Does the principal's token give no moderator's rights, whatever its user has? */
export const lacksModeration = ({ scopes }: Principal): boolean =>
  scopes !== undefined && !scopes.includes('moderate');
