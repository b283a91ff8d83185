import type { Change, Head, Member, Message, Room, RoomId, UserId } from '@parley/events';
import { aMessage, aRoom, epoch, messageId, roomId, userId } from '@parley/testkit';
import type { History, LogEvent, LogLine, Passage, StoredRoom } from './history.ts';

const ROOM: RoomId = roomId('plans');
const USERS: readonly UserId[] = ['anna', 'ben', 'cleo'].map(userId);
/** Who is removed halfway. */
export const REMOVED: UserId = userId('dora');

const everybody = [...USERS, REMOVED];
const clientOf = (user: UserId): string => `${user}/1`;

/** Plays a faultless private room of as many messages as wanted, one after the other, and writes down who hears what. */
class Play {
  readonly lines: LogLine[] = [];
  readonly messages: Message[] = [];
  readonly members: Member[] = [];
  readonly passages: Passage[] = [];
  #rev = 0;
  #at = 0;

  get head(): Head {
    return { seq: this.messages.length, rev: this.#rev };
  }

  log(user: UserId, event: LogEvent): void {
    this.lines.push({ at: ++this.#at, client: clientOf(user), user, ...event });
  }

  /** Commits one change and tells it to whoever is in. */
  commit(make: (rev: number) => Change): number {
    const from = this.#rev;
    const to = ++this.#rev;
    const change = make(to);
    if (change.kind === 'member') this.#move(change.member);
    for (const { user, state } of this.members)
      if (state === 'joined') this.log(user, { kind: 'frame', room: ROOM, from, to, changes: [change] });
    return to;
  }

  pass(user: UserId, state: Member['state']): number {
    return this.commit((rev) => ({
      kind: 'member',
      rev,
      member: { user, rev, role: user === USERS[0] ? 'moderator' : 'member', state },
    }));
  }

  say(author: UserId): void {
    const seq = this.messages.length + 1;
    const id = messageId(`01900000-0000-7000-8000-${String(seq).padStart(12, '0')}`);
    const text = `message ${seq}`;
    this.log(author, { kind: 'sent', room: ROOM, id, text });
    this.log(author, { kind: 'kept', room: ROOM, id });
    const asked = this.#at;
    const rev = this.commit((next) => {
      const { reactions: _, ...message } = aMessage(seq, { id, author, text, rev: next });
      return { kind: 'message', rev: next, message };
    });
    this.messages.push(aMessage(seq, { id, author, text, rev }));
    this.log(author, { kind: 'acked', room: ROOM, id, seq, rev, asked });
  }

  edit(seq: number): void {
    const known = this.messages[seq - 1];
    if (!known) return;
    const { reactions: _, ...body } = known;
    const edited = { ...body, text: `${body.text}, edited`, editedAt: this.#at };
    const rev = this.commit((next) => ({ kind: 'message', rev: next, message: { ...edited, rev: next } }));
    this.messages[seq - 1] = { ...edited, rev, reactions: [] };
  }

  ask(user: UserId): void {
    const asked = ++this.#at;
    this.log(user, { kind: 'heads', heads: { [ROOM]: this.#rev }, asked });
    const messages = this.messages.slice(-20);
    const { rev } = this.head;
    const hasBefore = this.messages.length > messages.length;
    this.log(user, { kind: 'page', room: ROOM, rev, messages, hasBefore, hasAfter: false, asked });
  }

  end(): void {
    const messages = [...this.messages];
    const members = this.members.filter(({ state }) => state === 'joined');
    for (const user of USERS)
      this.log(user, {
        kind: 'view',
        room: ROOM,
        final: true,
        entry: { head: this.head, read: messages.length, unread: 0 },
        timeline: { messages, hasBefore: false, hasAfter: false },
        members,
      });
  }

  #move(member: Member): void {
    const at = this.members.findIndex(({ user }) => user === member.user);
    if (at < 0) this.members.push(member);
    else this.members[at] = member;
    this.passages.push(member);
  }
}

/** A history in which every promise is kept. */
export function cleanHistory(messages: number): History {
  const play = new Play();
  for (const user of everybody) play.log(user, { kind: 'connected', epoch: epoch('epoch-1') });
  const room: Room = aRoom('plans', { kind: 'private', rev: play.commit((rev) => roomChange(rev)) });
  for (const user of everybody) play.pass(user, 'joined');
  for (let n = 1; n <= messages; n += 1) {
    play.say(USERS[n % USERS.length] ?? REMOVED);
    if (n % 10 === 0) play.edit(n - 5);
    if (n % 50 === 0) play.ask(USERS[n % 2] ?? REMOVED);
    if (n === Math.floor(messages / 2)) {
      play.pass(REMOVED, 'removed');
      play.log(REMOVED, { kind: 'lost', room: ROOM, reason: 'removed' });
    }
  }
  play.end();
  const { head, lines, passages } = play;
  const members = play.members.map((member) => ({ ...member, read: head.seq }));
  const stored: StoredRoom = { room, head, messages: play.messages, members };
  return { lines, database: { rooms: [stored], passages: { [ROOM]: passages }, passagesComplete: true } };
}

const roomChange = (rev: number): Change => ({
  kind: 'room',
  rev,
  room: aRoom('plans', { kind: 'private', rev }),
});
