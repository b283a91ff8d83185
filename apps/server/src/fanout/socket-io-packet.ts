import { CHAT_NAMESPACE } from '@parley/events';
import type { Frame } from '@parley/core';

/** A Socket.IO event, encoded once for every socket that gets it. */
export interface SocketIoPacket {
  /** For a polling socket. */
  readonly data: string;
  /** For a WebSocket: header and payload in one buffer, so that each recipient costs one write. */
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly [Buffer] };
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
  return { data, options: { compress: false, wsPreEncodedFrame: [textFrame(`${MESSAGE}${data}`)] } };
}

export const encodeForChat = (frame: Frame): readonly SocketIoPacket[] => [
  socketIoPacket(CHAT_NAMESPACE, frame.event, frame.data),
];

/** One unmasked, final text frame (RFC 6455, section 5.2). */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x81;
  if (start === 2) frame[1] = length;
  if (start === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  }
  if (start === 10) {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, start);
  return frame;
}
