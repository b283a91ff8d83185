import { isDeepStrictEqual } from 'node:util';
import type { Change, Member, Message, RoomId, UserId } from '@parley/events';
import type { Database, History, LogLine, Passage, StoredRoom } from './history.ts';
import type { Report } from './violation.ts';

/** A facet's state as of one rev, from whoever told of it. */
interface Fact {
  readonly facet: string;
  readonly change: Change;
}

/** Which part of its room a change is the state of. */
export function facetOf(change: Change): string {
  switch (change.kind) {
    case 'message':
      return `message ${change.message.seq}`;
    case 'reaction':
      return `reaction ${change.seq} ${change.emoji} ${change.user}`;
    case 'pin':
      return `pin ${change.seq}`;
    case 'thread':
      return `thread ${change.seq}`;
    case 'member':
      return `member ${change.member.user}`;
    case 'room':
      return 'room';
  }
}

/** A message of a page as the change that made its body. */
export function bodyChange(whole: Message): Change {
  const { reactions: _, pinned: _pinned, thread: _thread, ...message } = whole;
  return { kind: 'message', rev: message.rev, message };
}

/** Everything that is known of one room, from the database and from all that was ever told of it. */
export class RoomFacts {
  readonly id: RoomId;
  readonly stored: StoredRoom | undefined;
  readonly #byRev = new Map<number, Fact>();
  /** The revs at which a facet is known to have changed. */
  readonly #revs = new Map<string, number[]>();
  readonly #deletions = new Map<number, number>();
  readonly #passages = new Map<UserId, Map<number, Member['state']>>();

  constructor(id: RoomId, stored: StoredRoom | undefined) {
    this.id = id;
    this.stored = stored;
  }

  get revs(): ReadonlyMap<number, Fact> {
    return this.#byRev;
  }

  /** Takes a change up, and reports if its rev was given to something else before. */
  learn(change: Change, report: Report, by?: string): void {
    const known = this.#byRev.get(change.rev);
    if (known === undefined) this.#take(change);
    else if (known.change !== change && !isDeepStrictEqual(known.change, change))
      report({
        broken: 'reused',
        client: by,
        room: this.id,
        seq: seqOf(change),
        what: `rev ${change.rev} is ${JSON.stringify(change)}, and was ${JSON.stringify(known.change)}`,
      });
  }

  learnPassage({ user, rev, state }: Passage): void {
    const known = this.#passages.get(user);
    if (known) known.set(rev, state);
    else this.#passages.set(user, new Map([[rev, state]]));
  }

  /** The revs in which the facet is known to have changed, in order. */
  revsOf(facet: string): readonly number[] {
    return this.#revs.get(facet) ?? [];
  }

  /** The rev at which the message was deleted, if that is known. */
  deletedAt(seq: number): number | undefined {
    return this.#deletions.get(seq);
  }

  /** Comings and goings of the user, in order of rev. */
  passagesOf(user: UserId): readonly Omit<Passage, 'user'>[] {
    return [...(this.#passages.get(user) ?? [])]
      .map(([rev, state]) => ({ rev, state }))
      .sort((a, b) => a.rev - b.rev);
  }

  settle(): void {
    for (const revs of this.#revs.values()) revs.sort((a, b) => a - b);
  }

  #take(change: Change): void {
    const facet = facetOf(change);
    this.#byRev.set(change.rev, { facet, change });
    const revs = this.#revs.get(facet);
    if (revs) revs.push(change.rev);
    else this.#revs.set(facet, [change.rev]);
    if (change.kind === 'member') this.learnPassage(change.member);
    if (change.kind === 'message' && change.message.deleted)
      this.#deletions.set(change.message.seq, change.rev);
  }
}

export type Facts = ReadonlyMap<RoomId, RoomFacts>;

/** Puts together what the database and all logs tell, and reports where they contradict each other. */
export function gather({ lines, database }: History, report: Report): Facts {
  const facts = new Map<RoomId, RoomFacts>();
  const room = (id: RoomId): RoomFacts => {
    const known = facts.get(id);
    if (known) return known;
    const made = new RoomFacts(
      id,
      database.rooms.find((stored) => stored.room.id === id),
    );
    facts.set(id, made);
    return made;
  };
  learnDatabase(database, room, report);
  for (const line of lines) learnLine(line, room, report);
  for (const each of facts.values()) each.settle();
  return facts;
}

type Rooms = (id: RoomId) => RoomFacts;

function learnDatabase({ rooms, passages }: Database, room: Rooms, report: Report): void {
  for (const stored of rooms) {
    const facts = room(stored.room.id);
    facts.learn({ kind: 'room', rev: stored.room.rev, room: stored.room }, report);
    for (const { read: _, ...member } of stored.members)
      facts.learn({ kind: 'member', rev: member.rev, member }, report);
    for (const message of stored.messages) facts.learn(bodyChange(message), report);
    for (const passage of passages[stored.room.id] ?? []) facts.learnPassage(passage);
  }
}

function learnLine(line: LogLine, room: Rooms, report: Report): void {
  switch (line.kind) {
    case 'frame':
    case 'caughtUp':
      for (const change of line.changes) room(line.room).learn(change, report, line.client);
      return;
    case 'page':
      for (const message of line.messages) room(line.room).learn(bodyChange(message), report, line.client);
      return;
    default:
  }
}

export const seqOf = (change: Change): number | undefined =>
  change.kind === 'message'
    ? change.message.seq
    : change.kind === 'reaction' || change.kind === 'pin' || change.kind === 'thread'
      ? change.seq
      : undefined;
