import type { Change, RoomId } from '@parley/events';
import type { RoomFrame } from './ports.ts';
import { facet } from './store-rules.ts';

/** About as many bytes as are kept of one room, and of all rooms together. */
export interface RecentLimits {
  readonly room: number;
  readonly all: number;
}

/** Some 60 short messages of a room. More would be in memory for longer than a garbage collector takes for young. */
const STANDARD: RecentLimits = { room: 32 * 1_024, all: 16 * 1_024 * 1_024 };

/** What a change takes beside its text. */
const CHANGE_BYTES = 500;

interface Recent {
  /** What changed after this rev is complete. */
  from: number;
  to: number;
  bytes: number;
  /** Each facet in its last state, in the order of their revs. */
  readonly facets: Map<string, Change>;
}

/**
 * What changed lately in the rooms, in memory: whoever lost their line for a moment is caught up without asking the database, and a
 * thousand who come back at once cost no query. Equal to what the store answers, or unknown.
 */
export class RecentChanges {
  readonly #limits: RecentLimits;
  /** In the order in which something changed in them last. */
  readonly #rooms = new Map<RoomId, Recent>();
  #bytes = 0;

  constructor(limits: RecentLimits = STANDARD) {
    this.#limits = limits;
  }

  apply({ room, from, to, changes }: RoomFrame): void {
    const known = this.#rooms.get(room);
    const recent = known?.to === from ? known : this.#begin(room, from);
    for (const change of changes) this.#keep(recent, change);
    recent.to = to;
    for (const [key, change] of recent.facets) {
      if (recent.bytes <= this.#limits.room) break;
      this.#drop(recent, key, change);
      recent.from = change.rev;
    }
    this.#rooms.delete(room);
    this.#rooms.set(room, recent);
    for (const oldest of this.#rooms.keys()) {
      if (this.#bytes <= this.#limits.all) break;
      this.#forget(oldest);
    }
  }

  /** All that changed after `since`, in the order of revs, up to `to`, the room's rev of now; undefined if not all of it is kept. */
  between(room: RoomId, since: number, to: number): readonly Change[] | undefined {
    const recent = this.#rooms.get(room);
    if (recent?.to !== to || since < recent.from) return undefined;
    return [...recent.facets.values()].filter(({ rev }) => rev > since);
  }

  /** Forgets everything: a commit may have happened unseen. */
  clear(): void {
    this.#rooms.clear();
    this.#bytes = 0;
  }

  #begin(room: RoomId, from: number): Recent {
    this.#forget(room);
    const recent = { from, to: from, bytes: 0, facets: new Map() };
    this.#rooms.set(room, recent);
    return recent;
  }

  #forget(room: RoomId): void {
    this.#bytes -= this.#rooms.get(room)?.bytes ?? 0;
    this.#rooms.delete(room);
  }

  #keep(recent: Recent, change: Change): void {
    const key = facet.of(change);
    const before = recent.facets.get(key);
    if (before) this.#drop(recent, key, before);
    recent.facets.set(key, change);
    this.#weigh(recent, bytesOf(change));
    // With its text a message loses its reactions and its pin, of which no change tells.
    if (change.kind === 'message' && change.message.deleted) this.#strip(recent, change.message.seq);
  }

  #strip(recent: Recent, seq: number): void {
    for (const [key, change] of recent.facets)
      if ((change.kind === 'reaction' || change.kind === 'pin') && change.seq === seq)
        this.#drop(recent, key, change);
  }

  #drop(recent: Recent, key: string, change: Change): void {
    recent.facets.delete(key);
    this.#weigh(recent, -bytesOf(change));
  }

  #weigh(recent: Recent, bytes: number): void {
    recent.bytes += bytes;
    this.#bytes += bytes;
  }
}

const bytesOf = (change: Change): number =>
  CHANGE_BYTES + (change.kind === 'message' ? 2 * change.message.text.length : 0);
