import type { RoomId } from '@parley/events';
import type { Commands } from './commands.ts';
import type { Users } from './users.ts';

/** As many messages as a tall screen shows. */
const LIMIT = 50;

/**
 * Names that were kept may have changed since, and a catch-up names only those who did something. When a room that was
 * kept is opened for the first time, its newest page tells who they are today.
 */
export class StaleNames {
  readonly #commands: Commands;
  readonly #users: Users;
  readonly #rooms = new Set<RoomId>();

  constructor(commands: Commands, users: Users) {
    this.#commands = commands;
    this.#users = users;
  }

  add(rooms: Iterable<RoomId>): void {
    for (const room of rooms) this.#rooms.add(room);
  }

  /** Of two questions for one room at a time the second is left out; one without an answer is asked again. */
  async opened(room: RoomId): Promise<void> {
    if (!this.#rooms.delete(room)) return;
    const ack = await this.#commands.run('room:history', { room, limit: LIMIT });
    if (ack.ok) this.#users.put(ack.data.users);
    else if (ack.error.code === 'unavailable') this.#rooms.add(room);
  }
}
