/** The client of libs/client over Socket.IO, as a page uses it, in the load. */
import { type ChatClient, createChatClient } from '@parley/client';
import { socketIoTransport } from '@parley/client/socketio';
import type { Clock, RoomId, User } from '@parley/events';
import { viewOf } from '../checker/view.ts';
import type { Order } from './light-outbox.ts';
import { type Logbook, loggedTransport } from './logged-transport.ts';
import type { Participant } from './participant.ts';

export interface RealClientOptions {
  readonly user: User;
  readonly url: string;
  readonly cookie: string;
  readonly logbook: Logbook;
  readonly clock: Clock;
  readonly random: () => number;
}

export class RealClient implements Participant {
  readonly user: User;
  readonly #client: ChatClient;
  readonly #logbook: Logbook;
  /** Rooms whose timeline and members are on the screen, and how to leave them. */
  readonly #open = new Map<RoomId, () => void>();

  constructor({ user, url, cookie, logbook, clock, random }: RealClientOptions) {
    this.user = user;
    this.#logbook = logbook;
    const transport = loggedTransport(socketIoTransport({ url, headers: { cookie } }), logbook);
    this.#client = createChatClient({ transport, server: url, user, clock, random });
  }

  get cursors(): ReadonlyMap<RoomId, number> {
    return new Map(this.#client.rooms.get()?.map(({ id, head }) => [id, head.rev]));
  }

  get unrest(): string | undefined {
    const connection = this.#client.connection.get();
    if (connection.status !== 'connected' || !connection.synced) return connection.status;
    const { sending } = this.#client.outbox.get();
    if (sending > 0) return `${sending} in the outbox`;
    const isLoading = [...this.#open.keys()].some(
      (room) => this.#client.timeline(room).get().loading ?? this.#client.members(room).get().loading,
    );
    return isLoading ? 'loading' : undefined;
  }

  start(): void {
    this.#logbook.write({ kind: 'started' });
    this.#client.start();
  }

  order({ command, data }: Order): void {
    // A room's id is a plain string in a request.
    const room = data.room as RoomId;
    this.#show(room);
    if (command === 'message:send') {
      const sent = this.#client.send(room, data.text);
      if (!sent.ok) return;
      const { id } = sent.data;
      this.#logbook.write({ kind: 'sent', room, id, text: data.text });
      this.#logbook.write({ kind: 'kept', room, id });
    } else if (command === 'message:react') void this.#client.react(room, data.seq, data.emoji, data.on);
    else if (command === 'message:edit') void this.#client.editMessage(room, data.seq, data.text);
    else if (command === 'read:set') this.#client.markRead(room, data.seq);
  }

  nudge(): void {
    this.#client.wake();
  }

  async describe(): Promise<void> {
    for (const { id } of this.#client.rooms.get() ?? []) {
      const view = viewOf(this.#client, id, true);
      // What is not on the screen is not kept up to date.
      const isOpen = this.#open.has(id);
      this.#logbook.write(isOpen ? view : { ...view, timeline: undefined, members: undefined });
    }
  }

  close(): void {
    for (const leave of this.#open.values()) leave();
    this.#client.close();
  }

  #show(room: RoomId): void {
    if (this.#open.has(room)) return;
    const nothing = (): void => undefined;
    const leaves = [
      this.#client.timeline(room).subscribe(nothing),
      this.#client.members(room).subscribe(nothing),
    ];
    this.#open.set(room, () => leaves.forEach((leave) => leave()));
  }
}
