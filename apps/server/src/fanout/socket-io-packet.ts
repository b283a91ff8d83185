import { CHAT_NAMESPACE } from '@parley/events';
import type { Frame } from '@parley/core';
import { textFrame } from './text-frame.ts';

/** A Socket.IO event, encoded once for every socket that gets it. */
export interface SocketIoPacket {
  /** For Engine.IO, which makes of it what the transport needs. */
  readonly data: string;
  /** For a WebSocket as it is: header and payload in one buffer, so that each recipient costs one write. */
  readonly frame: Buffer;
}

/** Packet type EVENT of https://github.com/socketio/socket.io-protocol, within a `message` of Engine.IO. */
const EVENT = '2';
const MESSAGE = '4';

/** Encodes an event for the sockets of a namespace. `args` must be plain JSON. */
export function socketIoPacket(
  namespace: string,
  event: string,
  ...args: readonly unknown[]
): SocketIoPacket {
  const address = namespace === '/' ? '' : `${namespace},`;
  const data = `${EVENT}${address}${JSON.stringify([event, ...args])}`;
  return { data, frame: textFrame(`${MESSAGE}${data}`) };
}

export const encodeForChat = (frame: Frame): readonly SocketIoPacket[] => [
  socketIoPacket(CHAT_NAMESPACE, frame.event, frame.data),
];
