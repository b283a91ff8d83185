import type {
  Catchup,
  Change,
  Head,
  Member,
  MemberRole,
  MessageBody,
  MessageId,
  MessagePage,
  ReactionGroup,
  Room,
  RoomId,
  UserId,
} from '@parley/events';

interface Reaction {
  readonly rev: number;
  readonly seq: number;
  readonly user: UserId;
  readonly emoji: string;
  readonly on: boolean;
}

interface HistoryQuery {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
  readonly limit?: number | undefined;
}

/** One room of the fake server: its facets in their state now, each with its rev, as the contract describes them. */
export class FakeRoom {
  readonly members = new Map<UserId, Member>();
  readonly reads = new Map<UserId, number>();
  readonly messages: MessageBody[] = [];
  room: Room;
  readonly #reactions = new Map<string, Reaction>();
  #rev: number;

  constructor(room: Room) {
    this.room = room;
    this.#rev = room.rev;
  }

  get id(): RoomId {
    return this.room.id;
  }

  get head(): Head {
    return { seq: this.messages.length, rev: this.#rev };
  }

  isJoined(user: UserId): boolean {
    return this.members.get(user)?.state === 'joined';
  }

  join(user: UserId, role: MemberRole = 'member'): Change {
    return this.#member({ user, role, state: 'joined' });
  }

  part(user: UserId, state: 'left' | 'removed'): Change {
    return this.#member({ user, role: 'member', state });
  }

  rename(name: string): Change {
    this.room = { ...this.room, name, rev: ++this.#rev };
    return { kind: 'room', rev: this.#rev, room: this.room };
  }

  /** A new message, or undefined if its id is known. */
  post(author: UserId, id: MessageId, text: string, at: number): Change | undefined {
    if (this.find(id) !== undefined) return undefined;
    this.reads.set(author, this.messages.length + 1);
    return this.#body({ seq: this.messages.length + 1, rev: 0, id, author, text, at });
  }

  edit(seq: number, text: string, at: number): Change {
    return this.#body({ ...this.at(seq), text, editedAt: at });
  }

  remove(seq: number): Change {
    for (const [key, reaction] of this.#reactions) if (reaction.seq === seq) this.#reactions.delete(key);
    return this.#body({ ...this.at(seq), text: '', deleted: true });
  }

  react(seq: number, user: UserId, emoji: string, on: boolean): Change {
    const reaction = { seq, user, emoji, on, rev: ++this.#rev };
    this.#reactions.set(`${seq} ${user} ${emoji}`, reaction);
    return { kind: 'reaction', ...reaction };
  }

  find(id: MessageId): MessageBody | undefined {
    return this.messages.find((message) => message.id === id);
  }

  at(seq: number): MessageBody {
    const message = this.messages[seq - 1];
    if (message === undefined) throw new Error(`There is no message ${seq} in ${this.id}.`);
    return message;
  }

  page({ before, after, around, limit = 50 }: HistoryQuery): Omit<MessagePage, 'users'> {
    const count = this.messages.length;
    let first = Math.max(1, count - limit + 1);
    if (before !== undefined) first = Math.max(1, Math.min(before, count + 1) - limit);
    else if (after !== undefined) first = after + 1;
    else if (around !== undefined) first = Math.max(1, around - Math.floor(limit / 2));
    const end = Math.min(first + limit, before ?? count + 1, count + 1);
    const messages = this.messages
      .slice(first - 1, end - 1)
      .map((body) => ({ ...body, reactions: this.#reactionsOf(body.seq) }));
    return { rev: this.#rev, messages, hasBefore: first > 1, hasAfter: end <= count };
  }

  /** Every facet whose rev is greater than `since`, in its state now, in order of rev. */
  changes(since: number, limit: number): Omit<Extract<Catchup, { kind: 'changes' }>, 'users'> {
    const all: Change[] = [
      { kind: 'room' as const, rev: this.room.rev, room: this.room },
      ...this.messages.map((message) => ({ kind: 'message' as const, rev: message.rev, message })),
      ...[...this.#reactions.values()].map((reaction) => ({ kind: 'reaction' as const, ...reaction })),
      ...[...this.members.values()].map((member) => ({ kind: 'member' as const, rev: member.rev, member })),
    ];
    const missed = all.filter(({ rev }) => rev > since).sort((a, b) => a.rev - b.rev);
    const changes = missed.slice(0, limit);
    const more = missed.length > limit;
    return { kind: 'changes', changes, more, to: more ? (changes.at(-1)?.rev ?? since) : this.#rev };
  }

  #member(member: Omit<Member, 'rev'>): Change {
    const changed = { ...member, rev: ++this.#rev };
    this.members.set(member.user, changed);
    return { kind: 'member', rev: this.#rev, member: changed };
  }

  #body(message: MessageBody): Change {
    const changed = { ...message, rev: ++this.#rev };
    this.messages[message.seq - 1] = changed;
    return { kind: 'message', rev: this.#rev, message: changed };
  }

  #reactionsOf(seq: number): ReactionGroup[] {
    const groups = new Map<string, UserId[]>();
    for (const reaction of this.#reactions.values()) {
      if (reaction.seq !== seq || !reaction.on) continue;
      groups.set(reaction.emoji, [...(groups.get(reaction.emoji) ?? []), reaction.user]);
    }
    return [...groups].map(([emoji, users]) => ({ emoji, users }));
  }
}
