import type { IncomingHttpHeaders } from 'node:http';
import type { Connection, Frame, Sink } from '@parley/core';
import type { Ack } from '@parley/events';
import type { WsOutlet } from '../../fanout/ws-outlet.ts';

/** One message of a client: a text, or bytes where a text is due. */
export type WsMessage = { readonly text: string; readonly bytes: number } | { readonly binary: true };

/** What is special about one native WebSocket path. */
export interface WsEndpoint {
  /** What the edge is called in the log. */
  readonly edge: string;
  /** Who may come in; decided before the upgrade, so that a stranger gets an HTTP status. */
  readonly admit: (headers: IncomingHttpHeaders, sink: Sink) => Promise<Ack<Connection>>;
  /** What its sockets are told of a frame. */
  readonly encode: (frame: Frame) => readonly Buffer[];
  /** Answers one message. Never rejects. */
  readonly receive: (message: WsMessage, connection: Connection, outlet: WsOutlet) => Promise<void>;
}
