import { type KeptChange, type KeptRoom, type KeptState, mergeKept, type StateStorage } from '@parley/client';
import type { Clock, RoomId } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';

const SLOWEST_MS = 30;

/** What the tabs of a device saw last: it outlives them, and is shown by the next before the network answers. */
export class StateDisk implements StateStorage {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  #state: KeptState | undefined;

  constructor(clock: Clock, random: SeededRandom) {
    this.#clock = clock;
    this.#random = random;
  }

  get kept(): KeptState | undefined {
    return this.#state;
  }

  save(change: KeptChange): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(this.#random.next() * SLOWEST_MS, () => {
        this.#merge(change);
        resolve();
      });
    });
  }

  #merge({ user, epoch, preferences = [], rooms, lost }: KeptChange): void {
    const known = this.#state?.epoch === epoch ? this.#state.rooms : [];
    const merged = new Map<RoomId, KeptRoom>(known.map((room) => [room.entry.room.id, room]));
    for (const id of lost) merged.delete(id);
    for (const room of rooms) merged.set(room.entry.room.id, mergeKept(merged.get(room.entry.room.id), room));
    this.#state = { user, epoch, preferences, rooms: [...merged.values()] };
  }
}
