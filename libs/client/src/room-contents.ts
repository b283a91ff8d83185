import type { Change, Clock, MessagePage, RoomId, UserId } from '@parley/events';
import type { Commands } from './commands.ts';
import type { HeldMembers } from './kept-state.ts';
import { RoomMembers } from './room-members.ts';
import { RoomTimeline } from './room-timeline.ts';
import type { Rooms } from './rooms.ts';
import { Family, type Batch } from './store.ts';
import type { MemberSource, TimelineMessage, TimelineSource } from './types.ts';
import type { Users } from './users.ts';
import type { Window } from './window.ts';

/** Rooms left last keep all that was loaded, so that going back and forth costs nothing. */
const KEPT_WHOLE = 5;

interface ContentsOptions {
  readonly batch: Batch;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly rooms: Rooms;
  readonly users: Users;
  readonly received: (room: RoomId, page: MessagePage) => void;
  /** A page of the room's members is here. */
  readonly receivedMembers: (room: RoomId) => void;
  /** Somebody looks at the room's messages now. */
  readonly opened: (room: RoomId) => void;
  readonly pending: (room: RoomId) => readonly TimelineMessage[];
}

/** Called with what happened in a room; with nothing when all that was known of it may be out of date. */
export type ChangeListener = (changes?: readonly Change[]) => void;

/** Messages and members of the rooms that are or were shown. */
export class RoomContents {
  readonly #options: ContentsOptions;
  readonly #timelines: Family<RoomId, RoomTimeline>;
  readonly #members: Family<RoomId, RoomMembers>;
  readonly #listeners = new Map<RoomId, Set<ChangeListener>>();
  /** Hidden rooms that keep all they loaded, the one hidden last at the end. */
  #whole: readonly RoomId[] = [];

  constructor(options: ContentsOptions) {
    this.#options = options;
    this.#timelines = new Family((room) => this.#makeTimeline(room));
    this.#members = new Family((room) => this.#makeMembers(room));
  }

  /** Somebody reads at the room's end, until the returned function is called. */
  follow(room: RoomId): () => void {
    return this.#timelines.get(room).follow();
  }

  timeline(room: RoomId): TimelineSource {
    return this.#timelines.get(room).source;
  }

  members(room: RoomId): MemberSource {
    return this.#members.get(room).source;
  }

  /** What is loaded of the room, for changes to be applied to. */
  loaded(room: RoomId): {
    readonly timeline: RoomTimeline | undefined;
    readonly members: RoomMembers | undefined;
  } {
    return { timeline: this.#timelines.peek(room), members: this.#members.peek(room) };
  }

  /** True if something is held that changes must be applied to. */
  tracked(room: RoomId): boolean {
    const { timeline, members } = this.loaded(room);
    return timeline?.tracked === true || members?.tracked === true;
  }

  /** Everything that happened in the room after `from`, the cursor so far. */
  apply(room: RoomId, changes: readonly Change[], from: number): void {
    const { timeline, members } = this.loaded(room);
    timeline?.apply(changes, from);
    members?.apply(changes);
    this.#tell(room, changes);
  }

  listen(room: RoomId, listener: ChangeListener): () => void {
    const listeners = this.#listeners.get(room) ?? new Set();
    this.#listeners.set(room, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Starts over with a room whose newest message is `end`, from `page` if there is one, and loads what readers wait for. */
  restart(room: RoomId, end: number, page?: MessagePage): void {
    const { timeline, members } = this.loaded(room);
    timeline?.restart(end, page);
    timeline?.resume();
    members?.restart();
    members?.resume();
    this.#tell(room);
  }

  /** Goes on from the messages that an earlier page left. */
  begin(room: RoomId, tail: Window): void {
    this.#timelines.get(room).begin(tail);
  }

  /** Goes on from the members that an earlier page left. */
  beginMembers(room: RoomId, held: HeldMembers): void {
    this.#members.get(room).begin(held);
  }

  /** A room that I looked into is mine now: true if its messages are here to go on from. Its members are asked for again. */
  takeOver(room: RoomId): boolean {
    const { timeline, members } = this.loaded(room);
    members?.restart();
    members?.resume();
    return timeline?.tracked === true;
  }

  /** Forgets what is loaded of a room. */
  forget(room: RoomId): void {
    const { timeline, members } = this.loaded(room);
    timeline?.restart(0);
    members?.restart();
  }

  /** Loads what readers wait for in my rooms. */
  resume(): void {
    for (const room of this.#options.rooms.ids()) {
      const { timeline, members } = this.loaded(room);
      timeline?.resume();
      members?.resume();
    }
  }

  userChanged(user: UserId): void {
    for (const members of this.#members.values()) members.userChanged(user);
  }

  clear(): void {
    for (const timeline of this.#timelines.values()) timeline.restart(0);
    for (const members of this.#members.values()) members.restart();
  }

  #tell(room: RoomId, changes?: readonly Change[]): void {
    this.#listeners.get(room)?.forEach((listener) => listener(changes));
  }

  #makeTimeline(room: RoomId): RoomTimeline {
    const { batch, clock, commands, rooms, users, received, opened, pending } = this.#options;
    return new RoomTimeline({
      batch,
      clock,
      end: rooms.get(room)?.head.seq ?? 0,
      history: (place) => commands.run('room:history', { room, ...place }),
      received: (page) => {
        users.put(page.users);
        received(room, page);
      },
      pending: () => pending(room),
      audience: {
        came: () => {
          this.#whole = this.#whole.filter((each) => each !== room);
          opened(room);
        },
        went: () => this.#hidden(room),
      },
    });
  }

  #makeMembers(room: RoomId): RoomMembers {
    const { batch, commands, users, receivedMembers } = this.#options;
    return new RoomMembers({
      batch,
      page: async (after) => {
        const ack = await commands.run('room:members', { room, ...(after && { after }) });
        if (ack.ok) {
          users.put(ack.data.users);
          receivedMembers(room);
        }
        return ack;
      },
      user: (id) => users.get(id),
    });
  }

  #hidden(room: RoomId): void {
    const whole = [...this.#whole, room];
    const excess = whole.slice(0, -KEPT_WHOLE);
    this.#whole = whole.slice(-KEPT_WHOLE);
    for (const each of excess) this.#timelines.peek(each)?.trim();
  }
}
