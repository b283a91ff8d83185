import type { Message, RoomId, User } from '@parley/events';
import type { ChatClient } from '@parley/react';

/** A message that is shown elsewhere than in its room. */
export type Elsewhere =
  | { readonly kind: 'there'; readonly message: Message; readonly author: User | undefined }
  /** Nobody may read it here any more, or there never was one: which of both is not told. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed' };

interface Kept {
  readonly asked: Promise<Elsewhere>;
  readonly stop: () => void;
}

const keptAtMost = 100;

/**
 * Single messages, asked for once and kept as long as nothing of their room says that they are out of date. Of a room that is not
 * mine the server tells nothing by itself: there nothing is kept.
 */
class KnownMessages {
  readonly #client: ChatClient;
  readonly #kept = new Map<string, Kept>();
  /** Of rooms that are not mine: what was there when it was asked for, the last ones of it. */
  readonly #seen = new Set<string>();

  constructor(client: ChatClient) {
    this.#client = client;
  }

  get(room: RoomId, seq: number): Promise<Elsewhere> {
    const key = `${room}/${seq}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known.asked;
    const asked = this.#ask(room, seq);
    if (this.#client.room(room).get() === undefined) {
      void asked.then(({ kind }) => this.#note(key, kind === 'there'));
      return asked;
    }
    this.#keep(key, room, seq, asked);
    return asked;
  }

  /** Whether there is most likely such a message to read, before it is known. */
  expects(room: RoomId, seq: number): boolean {
    const view = this.#client.room(room).get();
    return view === undefined ? this.#seen.has(`${room}/${seq}`) : seq <= view.head.seq;
  }

  #note(key: string, isThere: boolean): void {
    this.#seen.delete(key);
    if (isThere) this.#seen.add(key);
    const [eldest] = this.#seen;
    if (eldest !== undefined && this.#seen.size > keptAtMost) this.#seen.delete(eldest);
  }

  #keep(key: string, room: RoomId, seq: number, asked: Promise<Elsewhere>): void {
    const drop = () => {
      if (this.#kept.get(key)?.asked !== asked) return;
      this.#kept.delete(key);
      for (const end of ends) end();
    };
    const view = this.#client.room(room);
    const ends = [
      onChange(this.#client, room, seq, drop),
      view.subscribe(() => {
        if (view.get() === undefined) drop();
      }),
    ];
    this.#kept.set(key, { asked, stop: drop });
    void asked.then(({ kind }) => {
      if (kind !== 'there') drop();
    });
    const [eldest] = this.#kept.values();
    if (this.#kept.size > keptAtMost) eldest?.stop();
  }

  async #ask(room: RoomId, seq: number): Promise<Elsewhere> {
    const ack = await this.#client.ask('room:history', { room, around: seq, limit: 1 });
    if (!ack.ok) {
      const { code } = ack.error;
      return { kind: code === 'not_found' || code === 'forbidden' ? 'gone' : 'failed' };
    }
    const message = ack.data.messages.find((one) => one.seq === seq);
    if (message === undefined) return { kind: 'gone' };
    return { kind: 'there', message, author: ack.data.users.find(({ id }) => id === message.author) };
  }
}

/** Calls `listener` when the message may not be what it was. The returned function ends that. */
export const onChange = (client: ChatClient, room: RoomId, seq: number, listener: () => void): (() => void) =>
  client.listen(room, (changes) => {
    if (changes === undefined) return listener();
    if (changes.some((change) => change.kind === 'message' && change.message.seq === seq)) listener();
  });

const byClient = new WeakMap<ChatClient, KnownMessages>();

/** Those of one session; they go with it. */
export function knownMessages(client: ChatClient): KnownMessages {
  const known = byClient.get(client) ?? new KnownMessages(client);
  byClient.set(client, known);
  return known;
}
