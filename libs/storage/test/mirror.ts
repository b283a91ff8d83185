import type { Store } from '@parley/core';
import { byCodeUnit } from '@parley/core/store-rules';
import type { Change, Member, Message, MessageBody, Room, RoomId, UserId } from '@parley/events';

/** What a client knows of one room: filled from fresh pages, kept up to date by changes. Written without a look at any store. */
export class Mirror {
  readonly #id: RoomId;
  #cursor = 0;
  #room: Room | undefined;
  readonly #members = new Map<UserId, Member>();
  readonly #bodies = new Map<number, MessageBody>();
  /** Who reacted, by seq and emoji. */
  readonly #reactions = new Map<string, Set<UserId>>();
  readonly #pins = new Map<number, Message['pinned']>();
  readonly #threads = new Map<number, Message['thread']>();

  constructor(id: RoomId) {
    this.#id = id;
  }

  /** A new mirror, from the room's pages alone. */
  static async fetch(store: Store, id: RoomId): Promise<Mirror> {
    const mirror = new Mirror(id);
    const head = await store.room(id);
    mirror.#room = head?.room;
    mirror.#cursor = head?.head.rev ?? 0;
    const { members } = await store.members({ room: id, limit: 1_000 });
    for (const member of members) mirror.#members.set(member.user, member);
    for (let after = 0, more = true; more;) {
      const page = await store.history({ room: id, after, limit: 3 });
      for (const message of page.messages) mirror.#add(message);
      after = page.messages.at(-1)?.seq ?? after;
      more = page.hasAfter;
    }
    return mirror;
  }

  /** Brings a mirror up to date by changes alone. */
  async catchUp(store: Store): Promise<void> {
    for (let more = true; more;) {
      const page = await store.changes({ room: this.#id, since: this.#cursor, limit: 3 });
      for (const change of page.changes) this.#apply(change);
      this.#cursor = page.to;
      ({ more } = page);
    }
  }

  /** Everything it knows, in an order of its own. */
  get view(): object {
    const groups = [...this.#reactions].filter(([, who]) => who.size > 0);
    return {
      cursor: this.#cursor,
      room: this.#room,
      members: [...this.#members.values()].sort((a, b) => byCodeUnit(a.user, b.user)),
      messages: [...this.#bodies.values()].sort((a, b) => a.seq - b.seq),
      threads: [...this.#threads].sort(([a], [b]) => a - b),
      pins: [...this.#pins].sort(([a], [b]) => a - b),
      reactions: Object.fromEntries(groups.map(([key, who]) => [key, [...who].sort(byCodeUnit)])),
    };
  }

  #add({ reactions, pinned, thread, ...body }: Message): void {
    this.#bodies.set(body.seq, body);
    if (pinned) this.#pins.set(body.seq, pinned);
    if (thread) this.#threads.set(body.seq, thread);
    for (const { emoji, users } of reactions) this.#reactions.set(`${body.seq} ${emoji}`, new Set(users));
  }

  #apply(change: Change): void {
    switch (change.kind) {
      case 'room':
        this.#room = change.room;
        break;
      case 'member':
        if (change.member.state === 'joined') this.#members.set(change.member.user, change.member);
        else this.#members.delete(change.member.user);
        break;
      case 'message':
        this.#bodies.set(change.message.seq, change.message);
        if (change.message.deleted) {
          this.#dropReactions(change.message.seq);
          this.#pins.delete(change.message.seq);
        }
        break;
      case 'thread':
        this.#threads.set(change.seq, change.thread);
        break;
      case 'pin':
        if (change.on) this.#pins.set(change.seq, { by: change.user, at: change.at });
        else this.#pins.delete(change.seq);
        break;
      case 'reaction': {
        const key = `${change.seq} ${change.emoji}`;
        const who = this.#reactions.get(key) ?? new Set();
        this.#reactions.set(key, who);
        if (change.on) who.add(change.user);
        else who.delete(change.user);
        break;
      }
    }
  }

  #dropReactions(seq: number): void {
    for (const key of this.#reactions.keys()) if (key.startsWith(`${seq} `)) this.#reactions.delete(key);
  }
}
