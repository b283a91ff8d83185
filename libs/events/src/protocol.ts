import type { CommandName, Reply, Request } from './commands.ts';
import type { Ack } from './result.ts';
import type { ServerEventData, ServerEventName } from './server-events.ts';

/** Raised when an older client could misread a frame. */
export const PROTOCOL_VERSION = 1;

/** Socket.IO namespace of the full contract; `/` is the lobby of the ten-line clients. */
export const CHAT_NAMESPACE = '/chat';

/** Paths of the native WebSocket endpoints. */
export const WS_PATH = '/ws';
export const WS_LOBBY_PATH = '/ws/lobby';

/** Path below which each command is a POST: `/api/commands/message:send`. */
export const COMMANDS_PATH = '/api/commands';

/** Where files are uploaded (tus 1.0), and where they are seen: `/api/files/<id>` and `/api/files/<id>/preview`. */
export const UPLOADS_PATH = '/api/uploads';
export const FILES_PATH = '/api/files';

/** Socket.IO type maps for both ends, derived from the tables. */
export type ClientToServerEvents = {
  [N in CommandName]: (data: Request<N>, ack: (answer: Ack<Reply<N>>) => void) => void;
};
export type ServerToClientEvents = {
  [E in ServerEventName]: (data: ServerEventData<E>) => void;
};

/** Frames of the native endpoint /ws: JSON, one object per text frame. */
export type WsCommandFrame = {
  [N in CommandName]: { readonly id: number; readonly command: N; readonly data: Request<N> };
}[CommandName];
/** `id` is null when the frame was so malformed that it had none. */
export interface WsAckFrame {
  readonly id: number | null;
  readonly ack: Ack<unknown>;
}
export type WsEventFrame = {
  [E in ServerEventName]: { readonly event: E; readonly data: ServerEventData<E> };
}[ServerEventName];
