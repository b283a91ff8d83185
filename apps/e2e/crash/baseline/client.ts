/** Somebody on plain Socket.IO: the client's own reconnection and its own retries, and a page that shows what it hears. */
import type { Epoch, Message, MessageId, RoomId, UserId } from '@parley/events';
import { io, type Socket } from 'socket.io-client';
import type { LogEvent } from '../../checker/history.ts';
import type { Logbook } from '../logged-transport.ts';
import { type ClientToServer, type Numbered, revOf, type ServerToClient } from './wire.ts';

/** It has no lineage of data. */
const epoch = 'plain' as Epoch;
const RETRIES = 20;
const ACK_TIMEOUT_MS = 2_000;

export interface PlainClientOptions {
  readonly user: UserId;
  readonly rooms: readonly RoomId[];
  readonly url: string;
  readonly logbook: Logbook;
}

export class PlainClient {
  readonly rooms: readonly RoomId[];
  readonly #logbook: Logbook;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #shown = new Map<RoomId, Message[]>();
  #pending = 0;

  constructor({ user, rooms, url, logbook }: PlainClientOptions) {
    this.rooms = rooms;
    this.#logbook = logbook;
    this.#socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      auth: { rooms, author: user },
      retries: RETRIES,
      ackTimeout: ACK_TIMEOUT_MS,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
    });
    logbook.write({ kind: 'started' });
    this.#socket.on('connect', () => logbook.write({ kind: 'connected', epoch }));
    this.#socket.on('disconnect', () => logbook.write({ kind: 'disconnected' }));
    this.#socket.on('chat message', (message) => this.#hear(message));
  }

  get unrest(): string | undefined {
    if (!this.#socket.connected) return 'not connected';
    return this.#pending > 0 ? `${this.#pending} on their way` : undefined;
  }

  say(room: RoomId, id: MessageId, text: string): void {
    this.#logbook.write({ kind: 'sent', room, id, text });
    this.#logbook.write({ kind: 'kept', room, id });
    const asked = this.#logbook.time();
    this.#pending += 1;
    // With `retries` it rejects only when they are used up.
    const answer = this.#socket.emitWithAck('chat message', { room, id, text });
    void answer
      .then(
        ({ seq }): LogEvent => ({ kind: 'acked', room, id, seq, rev: revOf(seq), asked }),
        (): LogEvent => ({ kind: 'unanswered', room, id, asked }),
      )
      .then((event) => {
        this.#pending -= 1;
        this.#logbook.write(event);
      });
  }

  /** Writes down what the page shows. */
  describe(): void {
    for (const [room, messages] of this.#shown) {
      const seq = messages.at(-1)?.seq ?? 0;
      this.#logbook.write({
        kind: 'view',
        room,
        final: true,
        entry: { head: { seq, rev: revOf(seq) }, read: 0, unread: seq },
        timeline: { messages, hasBefore: (messages[0]?.seq ?? 1) > 1, hasAfter: false },
        members: undefined,
      });
    }
  }

  close(): void {
    this.#socket.close();
  }

  #hear({ room, id, text, author, seq, at }: Numbered): void {
    const message = storedMessage({ room, id, text, author, seq, at });
    const shown = this.#shown.get(room as RoomId) ?? [];
    this.#shown.set(room as RoomId, shown);
    shown.push(message);
    const rev = revOf(seq);
    const { reactions: _, ...body } = message;
    const change = { kind: 'message', rev, message: body } as const;
    this.#logbook.write({ kind: 'frame', room: room as RoomId, from: rev - 1, to: rev, changes: [change] });
  }
}

/** A message in the checker's words. */
export const storedMessage = ({ id, text, author, seq, at }: Numbered): Message => ({
  seq,
  rev: revOf(seq),
  id: id as MessageId,
  author: author as UserId,
  text,
  at,
  reactions: [],
});
