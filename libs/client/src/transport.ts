/** The port through which the client reaches a server. Adapters: socketio-transport.ts; testkit for tests. */
import type { Ack, CommandName, Reply, Request, WsEventFrame } from '@parley/events';

/** Something the server says by itself: an event's name and its data. */
export type ServerFrame = WsEventFrame;

/**
 * Why a link is closed, or never opened. `unauthenticated`: the server does not know the session. `refused`: it
 * answered, but not with a connection. `unreachable`: no answer. `lost`: it was open before.
 */
export type CloseReason = 'unauthenticated' | 'refused' | 'unreachable' | 'lost';

export interface LinkReceiver {
  /** Frames in the order in which the server sent them; the first is `session:welcomed`. */
  readonly event: (frame: ServerFrame) => void;
  /** At most once, and the last signal. */
  readonly closed: (reason: CloseReason) => void;
}

/** One attempt to reach the server, and the connection that comes of it. */
export interface Link {
  /** Calls `answer` at most once; never after `closed`. What is sent before the connection is open may be lost. */
  send<N extends CommandName>(command: N, data: Request<N>, answer: (ack: Ack<Reply<N>>) => void): void;
  /** Ends the link; nothing is signalled afterwards. */
  close(): void;
}

export interface Transport {
  /** Starts one attempt. Trying again is up to the caller, with a new link. Signals come after `connect` returned. */
  connect(receiver: LinkReceiver): Link;
}
