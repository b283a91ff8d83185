import type { ErrorCode, ServerEventName } from '@parley/events';
import { CHAT_NAMESPACE } from '@parley/events/protocol';
import { io, type Socket } from 'socket.io-client';
import type { CloseReason, Link, LinkReceiver, ServerFrame, Transport } from './transport.ts';

const CONNECT_TIMEOUT_MS = 10_000;

export interface SocketIoTransportOptions {
  /** Origin of the server, `https://chat.example.org`; by default the page's own. */
  readonly url?: string;
  /** Cookies and the like, where there is no browser to add them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Reaches the server by Socket.IO: WebSocket first, polling where that is blocked. Each attempt is a socket of its own;
 * Socket.IO's reconnection, retries and connection state recovery stay off, because the outbox and the cursor replace them.
 */
export function socketIoTransport({ url = '', headers }: SocketIoTransportOptions = {}): Transport {
  return {
    connect: (receiver) => {
      const socket = io(`${url}${CHAT_NAMESPACE}`, {
        forceNew: true,
        reconnection: false,
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        timeout: CONNECT_TIMEOUT_MS,
        withCredentials: true,
        ...(headers && { extraHeaders: { ...headers } }),
      });
      return link(socket, receiver);
    },
  };
}

function link(socket: Socket, receiver: LinkReceiver): Link {
  const finish = (reason: CloseReason) => {
    release();
    receiver.closed(reason);
  };
  const release = () => {
    socket.off();
    socket.offAny();
    socket.disconnect();
  };
  socket.onAny((event: string, data: unknown) => {
    const frame = { event, data };
    if (isServerFrame(frame)) receiver.event(frame);
  });
  socket.on('connect_error', (error) => finish(reasonOf(error)));
  socket.on('disconnect', () => finish('lost'));
  return {
    send: (command, data, answer) => {
      socket.emit(command, data, answer);
    },
    close: release,
  };
}

/** A server that answers says why in `data.code` (SPEC T4); everything else never reached it. */
function reasonOf(error: Error): CloseReason {
  const data: unknown = 'data' in error ? error.data : undefined;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : undefined;
  if (code === ('unauthenticated' satisfies ErrorCode)) return 'unauthenticated';
  return data === undefined ? 'unreachable' : 'refused';
}

const known: Readonly<Record<ServerEventName, true>> = {
  'session:welcomed': true,
  'room:changed': true,
  'self:changed': true,
  'user:changed': true,
  'typing:changed': true,
  'presence:changed': true,
  'server:timed': true,
  'session:resync': true,
  'session:ended': true,
};

/**
 * An event of a newer server is passed over. The data is not parsed again: that would bring the schemas into the page,
 * and that server and contract agree is tested on the server's side.
 */
const isServerFrame = (frame: { event: string; data: unknown }): frame is ServerFrame =>
  Object.hasOwn(known, frame.event);
