import type { Framing } from '../generator/framing.ts';

/** Who connects. */
export interface Person {
  readonly name: string;
  /** What proves it; empty where nothing does. */
  readonly cookie: string;
  /** The room in which they talk, as the server calls it. */
  readonly room: string;
}

/** One message as a receiver finds it: who said it, and the how manieth of that person it is. */
export interface Said {
  readonly sender: number;
  readonly number: number;
}

/** What a frame of the server means. */
export type Heard =
  /** Messages, in the order in which the server put them; `from` and `to` are positions where the server gives any. */
  | { readonly kind: 'said'; readonly said: readonly Said[]; readonly from?: number; readonly to?: number }
  | { readonly kind: 'acked'; readonly id: number; readonly ok: boolean; readonly data: unknown }
  /** A frame that asks for this text in return: part of the handshake, or a heartbeat. */
  | { readonly kind: 'asked'; readonly reply: string }
  | { readonly kind: 'joined' }
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'other' };

/** A system's language, as far as people who talk need it. */
export interface Dialect {
  readonly framing: Framing;
  /** True if the wire opens with an HTTP answer. */
  readonly upgrades: boolean;
  /** The first bytes of a client. */
  hello(person: Person, port: number): string;
  /** A message; its ack, where there are acks, carries `id`. */
  say(person: Person, id: number, text: string): string;
  /** A command beside messages, where the system has any. */
  readonly command?: (id: number, name: string, data: object) => string;
  hear(payload: Buffer, person: Person): Heard;
  /** False if the system acknowledges nothing. */
  readonly acks: boolean;
}

export const other: Heard = { kind: 'other' };

const FILLER = 'the quick brown fox jumps over the lazy dog and goes on to say a little more';
/** Characters of a message: a sentence. */
const SENTENCE = 80;

/** The text of a message; whoever reads it finds out again what it is. */
export const textOf = ({ sender, number }: Said, length = SENTENCE): string =>
  `#${sender}.${number} ${FILLER}`.slice(0, length).padEnd(length, '.');

export function readSaid(text: string): Said | undefined {
  const found = /#(\d+)\.(\d+) /.exec(text);
  return found ? { sender: Number(found[1]), number: Number(found[2]) } : undefined;
}

/** Opens a WebSocket (RFC 6455, section 4.1). The key may be any: nobody caches here. */
export const upgradeRequest = (path: string, port: number, cookie: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: cGFybGV5IGJlbmNoIGtleQ==',
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '\r\n',
  ].join('\r\n');
