import type {
  Catchup,
  Change,
  Head,
  Member,
  MemberRole,
  MessageBody,
  MessageId,
  MessagePage,
  ParsedRequest,
  Pin,
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

type RoomSettings = Omit<ParsedRequest<'room:update'>, 'op' | 'room'>;

interface HistoryQuery {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly around?: number | undefined;
  readonly at?: number | undefined;
  readonly limit?: number | undefined;
}

/** One room of the fake server: its facets in their state now, each with its rev, as the contract describes them. */
export class FakeRoom {
  readonly members = new Map<UserId, Member>();
  readonly reads = new Map<UserId, number>();
  readonly messages: MessageBody[] = [];
  room: Room;
  readonly #reactions = new Map<string, Reaction>();
  readonly #pins = new Map<number, Extract<Change, { kind: 'pin' }>>();
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
    return this.#member({ ...this.members.get(user), user, role, state: 'joined' });
  }

  part(user: UserId, state: 'left' | 'removed'): Change {
    return this.#member({ ...this.members.get(user), user, role: 'member', state });
  }

  setRole(user: UserId, role: MemberRole): Change {
    return this.#member({ state: 'joined', ...this.members.get(user), user, role });
  }

  mute(user: UserId, until: number | null): Change {
    const { mutedUntil: _, ...member } = this.members.get(user) ?? { role: 'member', state: 'joined' };
    return this.#member({ ...member, user, ...(until !== null && { mutedUntil: until }) });
  }

  update(settings: RoomSettings): Change {
    const { slowModeSeconds: slow = 0, readOnly: closed = false, ...room } = this.room;
    const { name = room.name, topic = room.topic, slowModeSeconds = slow, readOnly = closed } = settings;
    this.room = {
      ...room,
      name,
      topic,
      rev: ++this.#rev,
      ...(slowModeSeconds > 0 && { slowModeSeconds }),
      ...(readOnly && { readOnly }),
    };
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
    this.#pins.delete(seq);
    return this.#body({ ...this.at(seq), text: '', deleted: true });
  }

  react(seq: number, user: UserId, emoji: string, on: boolean): Change {
    const reaction = { seq, user, emoji, on, rev: ++this.#rev };
    this.#reactions.set(`${seq} ${user} ${emoji}`, reaction);
    return { kind: 'reaction', ...reaction };
  }

  pin(seq: number, user: UserId, at: number, on: boolean): Change {
    const change = { kind: 'pin', rev: ++this.#rev, seq, user, at, on } as const;
    this.#pins.set(seq, change);
    return change;
  }

  pins(): readonly Pin[] {
    return [...this.#pins.values()]
      .filter(({ on }) => on)
      .sort((a, b) => b.rev - a.rev)
      .map(({ rev, user, at, seq }) => ({ rev, by: user, at, message: this.at(seq) }));
  }

  find(id: MessageId): MessageBody | undefined {
    return this.messages.find((message) => message.id === id);
  }

  at(seq: number): MessageBody {
    const message = this.messages[seq - 1];
    if (message === undefined) throw new Error(`There is no message ${seq} in ${this.id}.`);
    return message;
  }

  page({ before, after, at, limit = 50, ...query }: HistoryQuery): Omit<MessagePage, 'users'> {
    const count = this.messages.length;
    const around =
      at === undefined ? query.around : (this.messages.find((one) => one.at >= at)?.seq ?? count);
    let first = Math.max(1, count - limit + 1);
    if (before !== undefined) first = Math.max(1, Math.min(before, count + 1) - limit);
    else if (after !== undefined) first = after + 1;
    else if (around !== undefined) first = Math.max(1, around - Math.floor(limit / 2));
    const end = Math.min(first + limit, before ?? count + 1, count + 1);
    const messages = this.messages.slice(first - 1, end - 1).map((body) => {
      const pin = this.#pins.get(body.seq);
      const pinned = pin?.on === true && { pinned: { by: pin.user, at: pin.at } };
      return { ...body, reactions: this.#reactionsOf(body.seq), ...pinned };
    });
    return { rev: this.#rev, messages, hasBefore: first > 1, hasAfter: end <= count };
  }

  /** Every facet whose rev is greater than `since`, in its state now, in order of rev. */
  changes(since: number, limit: number): Omit<Extract<Catchup, { kind: 'changes' }>, 'users'> {
    const all: Change[] = [
      { kind: 'room' as const, rev: this.room.rev, room: this.room },
      ...this.messages.map((message) => ({ kind: 'message' as const, rev: message.rev, message })),
      ...[...this.#reactions.values()].map((reaction) => ({ kind: 'reaction' as const, ...reaction })),
      ...this.#pins.values(),
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
