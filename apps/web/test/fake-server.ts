import {
  type Ack,
  type CommandError,
  type CommandName,
  type Invite,
  type Member,
  type Message,
  type MessageBody,
  parseRequest,
  type Preference,
  type PresenceState,
  type Report,
  type Reply,
  type Request,
  type RoomEntry,
  type User,
  type UserId,
} from '@parley/events';
import type { Link, LinkReceiver, ServerFrame, Transport } from '@parley/client';
import { type Answers, failed, inRoom, ok } from './fake-answers/answer.ts';
import { aboutMessages } from './fake-answers/messages.ts';
import { aboutPeople } from './fake-answers/people.ts';
import { aboutRooms } from './fake-answers/rooms.ts';
import { messageChange, roomId, type FakePlace, type FakeRoom, type RoomChange } from './fake-place.ts';

const notPlayed = (command: CommandName) =>
  failed({ code: 'invalid', message: `The fake server does not know ${command}.` });

/** A server in memory behind the client's Transport: what one person sees of a place. */
export class FakeServer implements Transport {
  readonly place: FakePlace;
  readonly presence = new Map<UserId, PresenceState>();
  /** Until when those who are here are not to be disturbed. */
  readonly pauses = new Map<UserId, number>();
  /** What I set for myself. */
  readonly preferences = new Map<string, Preference['value']>();
  #receiver: LinkReceiver | undefined;
  #reachable = true;
  #silent = false;
  readonly #refusals = new Map<CommandName, CommandError>();
  readonly #withheld: (() => void)[] = [];
  readonly #answers: Answers = { ...aboutRooms(this), ...aboutMessages(this), ...aboutPeople(this) };
  readonly invites: Invite[] = [];
  /** The newest first. */
  reports: readonly Report[] = [];
  /** Every command received, in order. */
  readonly received: { readonly command: CommandName; readonly data: unknown }[] = [];

  constructor(place: FakePlace) {
    this.place = place;
  }

  connect(receiver: LinkReceiver): Link {
    const welcome = () => {
      if (!this.#reachable) return receiver.closed('unreachable');
      this.#receiver = receiver;
      const { me, epoch } = this.place;
      this.#tell({
        event: 'session:welcomed',
        data: { protocol: 1, you: me, limits: {}, time: this.place.now(), epoch },
      });
    };
    if (this.#silent) this.#withheld.push(welcome);
    else queueMicrotask(welcome);
    return {
      send: (command, data, answer) => {
        this.received.push({ command, data });
        const refusal = this.#refusals.get(command);
        const reply = () => answer(refusal === undefined ? this.#answer(command, data) : failed(refusal));
        if (this.#silent) this.#withheld.push(reply);
        else queueMicrotask(reply);
      },
      close: () => {
        if (this.#receiver === receiver) this.#receiver = undefined;
      },
    };
  }

  /** These are the reports now, and I am told that there is something new. */
  report(...reports: readonly Report[]): void {
    this.reports = reports;
    this.#tell({ event: 'self:changed', data: { reports: true } });
  }

  /** The line breaks, and stays so until `restore`. */
  fail(): void {
    this.#reachable = false;
    const receiver = this.#receiver;
    this.#receiver = undefined;
    receiver?.closed('lost');
  }

  restore(): void {
    this.#reachable = true;
  }

  /** Nobody is welcomed, and commands are received and not answered, until `answerAll`. */
  withhold(): void {
    this.#silent = true;
  }

  answerAll(): void {
    this.#silent = false;
    for (const reply of this.#withheld.splice(0)) reply();
  }

  refuse(command: CommandName, error: CommandError): void {
    this.#refusals.set(command, error);
  }

  accept(command: CommandName): void {
    this.#refusals.delete(command);
  }

  /** I set something for myself, here or on another device. */
  setPreference(key: string, value: Preference['value']): void {
    if (value === null) this.preferences.delete(key);
    else this.preferences.set(key, value);
    this.#tell({ event: 'self:changed', data: { preferences: [{ key, value }] } });
  }

  /** Somebody who is here is not to be disturbed until then. */
  pause(user: UserId, pausedUntil: number): void {
    this.pauses.set(user, pausedUntil);
    this.#tell({ event: 'presence:changed', data: { presence: [{ user, state: 'online', pausedUntil }] } });
  }

  /** Somebody becomes who they are now, as everybody is told. */
  changeUser(changed: User): User {
    const user = { ...changed, changedAt: this.place.now() };
    this.place.users.set(user.id, user);
    this.#tell({ event: 'user:changed', data: { user } });
    return user;
  }

  /** Somebody else says something in a room, under another name or with more that a message has. */
  say(
    room: string,
    author: User,
    text: string,
    more: string | Partial<MessageBody> = {},
  ): Message | undefined {
    const fake = this.place.rooms.get(roomId(room));
    return fake && this.write(fake, author, text, typeof more === 'string' ? { alias: more } : more);
  }

  /** A message comes into a room, and is told. */
  write(fake: FakeRoom, author: User, text: string, more: Partial<MessageBody>): Message {
    const from = fake.rev;
    const message = this.place.write(fake, author, text, more);
    this.broadcast({ room: fake.room.id, from, to: fake.rev, changes: [messageChange(message)] });
    if (fake.room.parent) this.broadcast(this.place.summarise(fake));
    return message;
  }

  /** I read up to there on another device. */
  readElsewhere(room: string, seq: number): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return;
    fake.read = seq;
    this.#tell({ event: 'self:changed', data: { reads: [{ room: fake.room.id, seq }] } });
  }

  /** Somebody deletes a message. */
  erase(room: string, seq: number): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return;
    this.broadcast(
      this.place.change(fake, seq, (old) => {
        const { pinned: _, ...rest } = old;
        return { ...rest, text: '', deleted: true, reactions: [] };
      }),
    );
  }

  /** Somebody pins a message, or takes the pin away. */
  pin(room: string, { id }: User, seq: number, on: boolean): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake !== undefined) this.broadcast(this.place.pin(fake, seq, id, on));
  }

  typing(room: string, users: readonly User[]): void {
    this.#tell({ event: 'typing:changed', data: { room: roomId(room), users: [...users] } });
  }

  /** A moderator mutes somebody, or ends it. */
  mute(room: string, user: UserId, until: number | null): Ack<{ rev: number }> {
    return inRoom(this, room, (fake) =>
      this.stand(fake, user, (known) => {
        const { mutedUntil: _, ...member } = known;
        return until === null ? member : { ...member, mutedUntil: until };
      }),
    );
  }

  /** Somebody else removes me, or I leave on another device. */
  partMe(room: string, state: 'left' | 'removed'): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake !== undefined) this.part(fake, this.place.me.id, state);
  }

  /** I came into a room, by somebody else's doing, and have read it up to there: by default all of it. */
  joinMe(room: string, read?: number): void {
    const fake = this.place.rooms.get(roomId(room));
    if (fake === undefined) return;
    this.enter(fake, [this.place.me.id]);
    fake.read = read ?? fake.messages.length;
    this.gain(fake);
  }

  enter(fake: FakeRoom, users: readonly UserId[]): void {
    const members = users.map((user) => ({ user, role: 'member', state: 'joined' }) as const);
    this.broadcast(this.place.setMembers(fake, members));
  }

  part(fake: FakeRoom, user: UserId, state: 'left' | 'removed'): { readonly rev: number } {
    this.broadcast(this.place.setMembers(fake, [{ user, role: 'member', state }]));
    if (user === this.place.me.id)
      this.#tell({ event: 'self:changed', data: { lost: [{ room: fake.room.id, reason: state }] } });
    return { rev: fake.rev };
  }

  /** Gives a member another standing, and tells it. */
  stand(fake: FakeRoom, user: UserId, change: (member: Member) => Member): Ack<{ rev: number }> {
    const known = fake.members.get(user);
    if (known === undefined)
      return failed({ code: 'not_found', message: 'This user is not a member of the room.' });
    this.broadcast(this.place.setMembers(fake, [change(known)]));
    return ok({ rev: fake.rev });
  }

  /** I am told of a room that I am in from now on. */
  gain(fake: FakeRoom): RoomEntry {
    const entry = this.place.entry(fake);
    this.#tell({ event: 'self:changed', data: { gained: [entry] } });
    return entry;
  }

  /** I am told of a change, if the room is mine. */
  broadcast(change: RoomChange | undefined): void {
    const fake = change && this.place.rooms.get(change.room);
    if (change === undefined || fake === undefined || !this.place.isMine(fake)) return;
    this.#tell({
      event: 'room:changed',
      data: { ...change, changes: [...change.changes], users: [...this.place.users.values()] },
    });
  }

  #tell(frame: ServerFrame): void {
    this.#receiver?.event(frame);
  }

  #answer<N extends CommandName>(command: N, data: Request<N>): Ack<Reply<N>> {
    const parsed = parseRequest(command, data);
    if (!parsed.success) return failed({ code: 'invalid', message: parsed.error.message });
    return this.#answers[command]?.(parsed.data) ?? notPlayed(command);
  }
}
