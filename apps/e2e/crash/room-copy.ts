/** One room as a light client has it: a copy kept up to date by frames and catch-ups alone (SPEC D4, D5, H2, H4). */
import type { Catchup, Change, Message, MessageBody, MessagePage } from '@parley/events';
import type { ServerEventData, UserId } from '@parley/events';
import type { View } from '../checker/history.ts';

export type RoomFrame = ServerEventData<'room:changed'>;

/** What became of a frame. After a `gap` what lies between must be fetched. */
export type Taken = 'applied' | 'known' | 'gap';

interface Reaction {
  readonly emoji: string;
  readonly user: UserId;
}

export class RoomCopy {
  /** The rev up to which the copy is complete; undefined until the first page is here. */
  #cursor: number | undefined;
  /** What came while the first page was on its way. */
  #early: RoomFrame[] = [];
  readonly #bodies = new Map<number, MessageBody>();
  /** Reactions by seq, then by emoji and user. */
  readonly #reactions = new Map<number, Map<string, Reaction>>();
  /** The first seq of the copy. */
  #first = 1;
  #last = 0;

  get cursor(): number | undefined {
    return this.#cursor;
  }

  get lastSeq(): number {
    return this.#last;
  }

  /** Begins (again) from the newest page, and takes the frames that came while it was on its way. */
  start({ rev, messages }: MessagePage): Taken {
    this.#bodies.clear();
    this.#reactions.clear();
    this.#first = messages[0]?.seq ?? 1;
    for (const { reactions, ...body } of messages) {
      this.#place(body);
      for (const { emoji, users } of reactions)
        for (const user of users) this.#react(body.seq, { emoji, user }, true);
    }
    this.#cursor = rev;
    const early = this.#early;
    this.#early = [];
    return early.map((frame) => this.take(frame)).includes('gap') ? 'gap' : 'applied';
  }

  take(frame: RoomFrame): Taken {
    if (this.#cursor === undefined) {
      this.#early.push(frame);
      return 'known';
    }
    if (frame.to <= this.#cursor) return 'known';
    if (frame.from > this.#cursor) return 'gap';
    this.#apply(frame);
    return 'applied';
  }

  catchUp(catchup: Extract<Catchup, { kind: 'changes' }>): void {
    if (catchup.to > (this.#cursor ?? 0)) this.#apply(catchup);
  }

  /** The messages from the first page on, as a reader sees them. */
  timeline(): NonNullable<View['timeline']> {
    const messages = [...this.#bodies.values()]
      .sort((a, b) => a.seq - b.seq)
      .map((body): Message => ({ ...body, reactions: this.#groups(body) }));
    return { messages, hasBefore: this.#first > 1, hasAfter: false };
  }

  #apply({ to, changes }: { readonly to: number; readonly changes: readonly Change[] }): void {
    const known = this.#cursor ?? 0;
    // What is not later than the cursor is in the copy already, or is no more.
    for (const change of changes) if (change.rev > known) this.#change(change);
    this.#cursor = to;
  }

  #change(change: Change): void {
    if (change.kind === 'message') {
      if (change.message.seq >= this.#first) this.#place(change.message);
    } else if (change.kind === 'reaction') {
      if (change.seq >= this.#first) this.#react(change.seq, change, change.on);
    }
  }

  #place(body: MessageBody): void {
    this.#bodies.set(body.seq, body);
    this.#last = Math.max(this.#last, body.seq);
    if (body.deleted) this.#reactions.delete(body.seq);
  }

  #react(seq: number, { emoji, user }: Reaction, on: boolean): void {
    const reactions = this.#reactions.get(seq) ?? new Map<string, Reaction>();
    this.#reactions.set(seq, reactions);
    if (on) reactions.set(`${emoji} ${user}`, { emoji, user });
    else reactions.delete(`${emoji} ${user}`);
  }

  /** In order of emoji, their users in order of id, as pages have them. */
  #groups({ seq }: MessageBody): Message['reactions'] {
    const byEmoji = new Map<string, UserId[]>();
    for (const { emoji, user } of this.#reactions.get(seq)?.values() ?? [])
      byEmoji.set(emoji, [...(byEmoji.get(emoji) ?? []), user]);
    return [...byEmoji]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([emoji, users]) => ({ emoji, users: users.sort(byCodeUnit) }));
  }
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
