import type { Clock, RoomId } from '@parley/events';
import type { KeptRoom, KeptState, StateStorage } from './kept-state.ts';

/** Changes of so long are written together: nobody waits for them. */
const GATHER_MS = 1_000;

interface KeeperOptions {
  readonly clock: Clock;
  readonly storage: StateStorage;
  /** Whose state it is and of which epoch; undefined while that is not known. */
  readonly state: () => Omit<KeptState, 'rooms'> | undefined;
  /** A room as it is now; undefined if it is not mine. */
  readonly room: (id: RoomId) => KeptRoom | undefined;
}

/** Writes down what is seen, in the background. Each room is taken in one moment, so that messages and cursor fit. */
export class StateKeeper {
  readonly #options: KeeperOptions;
  readonly #touched = new Set<RoomId>();
  /** So soon what is not written yet is to be; undefined if all is. */
  #withinMs: number | undefined;
  #cancel: (() => void) | undefined;
  #saving = false;
  #refused = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /**
   * A room changed; or, without one, the person did. One that is no longer mine (`lost`) is not gathered with others: a start behind it
   * would show it, and then tell that it was taken from me.
   */
  touch(room?: RoomId, lost = false): void {
    if (room !== undefined) this.#touched.add(room);
    const before = this.#withinMs;
    this.#withinMs = lost ? 0 : (before ?? GATHER_MS);
    if (this.#withinMs !== before) this.#plan();
  }

  #plan(): void {
    if (this.#withinMs === undefined || this.#saving || this.#refused) return;
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(this.#withinMs, () => void this.#save());
  }

  async #save(): Promise<void> {
    this.#saving = true;
    this.#withinMs = undefined;
    const state = this.#options.state();
    const touched = [...this.#touched];
    this.#touched.clear();
    if (state !== undefined) {
      const rooms = touched.flatMap((id) => this.#options.room(id) ?? []);
      const mine = new Set(rooms.map(({ entry }) => entry.room.id));
      const lost = touched.filter((id) => !mine.has(id));
      // A storage that refuses once will do so again, and only the next start would have been quicker.
      await this.#options.storage.save({ ...state, rooms, lost }).catch(() => (this.#refused = true));
    }
    this.#saving = false;
    this.#plan();
  }
}
