import type { Change, EndReason, FileId, RoomId, User, UserId } from '@parley/events';
import type { Commit, EndedSession, ReportNews, RoomFrame, SessionId, WriteResult } from '../ports.ts';
import { facet, namedIn, nextChange } from '../store-rules.ts';
import { usersNamed } from './people.ts';
import { unreadMentions } from './read/mentions.ts';
import type { MemoryRoom, MemoryState, MemoryUser } from './state.ts';

type Read = Commit['reads'][number];
/** With where it was before the commit. */
type Moved = Read & { readonly before: number };

/** One commit in the making: the state, which each write changes at once, and what is to be told of it. */
export class MemoryDraft {
  readonly state: MemoryState;
  readonly changedUsers = new Set<UserId>();
  readonly endedSessions: EndedSession[] = [];
  readonly reports: ReportNews[] = [];
  readonly goneFiles: FileId[] = [];
  /** Threads of which their roots tell something else now. */
  readonly touchedThreads = new Set<RoomId>();
  /** The rev each room had before, and the facets that changed since. */
  readonly #touched = new Map<RoomId, { readonly from: number; readonly changed: Set<string> }>();
  readonly #reads = new Map<string, Moved>();
  readonly #preferences = new Map<string, Commit['preferences'][number]>();

  constructor(state: MemoryState) {
    this.state = state;
  }

  /** A room that was found before. */
  room(id: RoomId): MemoryRoom {
    const room = this.state.rooms.get(id);
    if (!room) throw new Error(`room ${id} was not checked`);
    return room;
  }

  /** A room without anything in it, to be filled in by changes. */
  addRoom(id: RoomId, key: string | undefined): void {
    const nothing = { seq: 0, rev: 0, facets: new Map(), reads: new Map(), spoke: new Map() };
    this.state.rooms.set(id, { key, ...nothing });
  }

  /** Gives the room's next rev to a new state of one of its facets. */
  change(id: RoomId, make: (rev: number) => Change): number {
    const room = this.room(id);
    const rev = room.rev + 1;
    const change = make(rev);
    const key = facet.of(change);
    this.state.rooms.set(id, { ...room, rev });
    room.facets.set(key, change);
    const touched = this.#touched.get(id) ?? { from: room.rev, changed: new Set() };
    this.#touched.set(id, touched);
    touched.changed.add(key);
    return rev;
  }

  moveRead(id: RoomId, user: UserId, seq: number): void {
    const { reads } = this.room(id);
    const now = reads.get(user) ?? 0;
    const key = `${user} ${id}`;
    const before = this.#reads.get(key)?.before ?? now;
    if (now !== seq) this.#reads.set(key, { user, room: id, seq, before });
    reads.set(user, seq);
  }

  /** Who is known becomes that user. */
  changeUser(known: MemoryUser, to: Omit<User, 'changedAt'>, at: number): User {
    const user = { ...to, changedAt: nextChange(at, known.user) };
    this.state.users.set(user.id, { ...known, user });
    this.changedUsers.add(user.id);
    return user;
  }

  endSession(session: SessionId, reason: EndReason, user?: UserId): void {
    this.endedSessions.push({ session, reason, ...(user && { user }) });
  }

  setPreference(preference: Commit['preferences'][number]): void {
    const id = `${preference.user} ${preference.key}`;
    this.#preferences.delete(id);
    this.#preferences.set(id, preference);
  }

  finish(results: readonly WriteResult[]): Commit {
    return {
      results,
      frames: [...this.#touched].map(([room, { from, changed }]) => this.#frame(room, from, changed)),
      reads: [...this.#reads.values()].map((moved) => this.#told(moved)),
      preferences: [...this.#preferences.values()],
      users: [...this.changedUsers].flatMap((id) => this.state.users.get(id)?.user ?? []),
      endedSessions: this.endedSessions,
      reports: this.reports,
      goneFiles: this.goneFiles,
    };
  }

  #frame(id: RoomId, from: number, changed: ReadonlySet<string>): RoomFrame {
    const room = this.room(id);
    const changes = [...changed].flatMap((key) => room.facets.get(key) ?? []).sort((a, b) => a.rev - b.rev);
    return { room: id, from, to: room.rev, changes, users: usersNamed(this.state, changes.flatMap(namedIn)) };
  }

  #told({ before, ...read }: Moved): Read {
    if (read.seq >= before) return read;
    return { ...read, mentions: unreadMentions(this.room(read.room), read.user) };
  }
}
