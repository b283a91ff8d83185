/** The two wires by hand, without any client library: Socket.IO v5 on Engine.IO v4, and plain JSON frames. */
import { CHAT_NAMESPACE, WS_PATH } from '@parley/events';

/** What a text frame from the server means. */
export type Incoming =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly errorCode: string | undefined; readonly message: string }
  /** A frame that asks for this text in return: part of the handshake, or a heartbeat. */
  | { readonly kind: 'asked'; readonly reply: string }
  | { readonly kind: 'ack'; readonly id: number | null; readonly ack: unknown }
  | { readonly kind: 'event'; readonly event: string; readonly data: unknown }
  | { readonly kind: 'nothing' };

export interface Codec {
  readonly path: string;
  /** True if the server must speak before the connection counts as open. */
  readonly greets: boolean;
  command(id: number, name: string, data: unknown): string;
  read(text: string): Incoming;
}

/** A text frame of Engine.IO: its packet type, and for messages the Socket.IO packet type, namespace, ack id and payload. */
const socketIoFrame = /^4(\d)(?:(\/[^,]*),)?(\d+)?(.*)$/s;

function readSocketIo(text: string): Incoming {
  if (text.startsWith('0')) return { kind: 'asked', reply: `40${CHAT_NAMESPACE},` };
  if (text === '2') return { kind: 'asked', reply: '3' };
  const [, type, , id, payload = ''] = socketIoFrame.exec(text) ?? [];
  const value: unknown = payload === '' ? undefined : JSON.parse(payload);
  if (type === '0') return { kind: 'opened' };
  if (type === '1') return { kind: 'nothing' };
  if (type === '4') {
    const { message, data } = value as { message: string; data?: { code?: string } };
    return { kind: 'refused', errorCode: data?.code, message };
  }
  if (type === '3') return { kind: 'ack', id: Number(id), ack: (value as unknown[])[0] };
  if (type === '2') {
    const [event, data] = value as [string, unknown];
    return { kind: 'event', event, data };
  }
  throw new Error(`not a frame of Socket.IO: ${text.slice(0, 200)}`);
}

function readNative(text: string): Incoming {
  const frame = JSON.parse(text) as Record<string, unknown>;
  if ('ack' in frame) return { kind: 'ack', id: frame['id'] as number | null, ack: frame['ack'] };
  return { kind: 'event', event: String(frame['event']), data: frame['data'] };
}

export const codecs = {
  'Socket.IO': {
    path: '/socket.io/?EIO=4&transport=websocket',
    greets: true,
    command: (id, name, data) => `42${CHAT_NAMESPACE},${id}${JSON.stringify([name, data])}`,
    read: readSocketIo,
  },
  'native WebSocket': {
    path: WS_PATH,
    greets: false,
    command: (id, name, data) => JSON.stringify({ id, command: name, data }),
    read: readNative,
  },
} as const satisfies Record<string, Codec>;

export type WireKind = keyof typeof codecs;
export const wireKinds = Object.keys(codecs) as readonly WireKind[];
