import type { Reply, RoomId, UserId } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { type Cast, idOf, type PersonName } from './cast.ts';

/** Rooms that the people of the stage are in. */
export const openRooms = [
  'channel',
  'read-only channel',
  'archived channel',
  'private',
  'direct',
  'channel thread',
  'private thread',
] as const;
/** … that none of them is in, and one that does not exist: nobody may see a difference. */
export const unseenRooms = ['hidden private', 'hidden direct', 'missing'] as const;
export const roomNames = [...openRooms, ...unseenRooms] as const;
export type RoomName = (typeof roomNames)[number];

const insiders = [
  'guest',
  'member',
  'moderator',
  'admin',
  'owner',
  'other guest',
  'other member',
  'other moderator',
  'other admin',
] as const satisfies readonly PersonName[];

/** Whoever has said something in a room: the author of a message of their own. */
export const authors = [...insiders, 'keeper', 'bot'] as const;
export type AuthorName = (typeof authors)[number];

const isOpen = (name: RoomName): boolean => (openRooms as readonly string[]).includes(name);

export interface Room {
  readonly id: RoomId;
  /** Where the message of each author is. */
  readonly said: ReadonlyMap<AuthorName, number>;
}

/** A set of rooms with people and messages; what a command spoils is set up anew. */
export class Stage {
  readonly cast: Cast;
  readonly #rooms = new Map<RoomName, Room>();
  #made = 0;

  constructor(cast: Cast) {
    this.cast = cast;
  }

  /** `spoken`: everybody in it has said something; else only the keeper. */
  async room(name: RoomName, spoken = false): Promise<Room> {
    const found = this.#rooms.get(name);
    const isAsWanted = found !== undefined && (!spoken || found.said.size > 1 || !isOpen(name));
    const room = isAsWanted ? found : await this.#make(name, spoken);
    this.#rooms.set(name, room);
    return room;
  }

  /** Something happened in it: the next who asks gets another. */
  spoil(name: RoomName): void {
    this.#rooms.delete(name);
  }

  spoilAll(): void {
    this.#rooms.clear();
  }

  async #make(name: RoomName, spoken: boolean): Promise<Room> {
    if (name === 'missing') return { id: 'nowhere' as RoomId, said: new Map() };
    if (name === 'hidden direct') return this.#hiddenDirect();
    if (name === 'hidden private') return this.#hiddenPrivate();
    if (name === 'channel thread') return this.#thread('channel', spoken);
    if (name === 'private thread') return this.#thread('private', spoken);
    const id = name === 'direct' ? await this.#direct() : await this.#named(name);
    const said = await this.#speak(id, spoken ? authors : ['keeper']);
    if (name === 'read-only channel')
      await this.cast.get('keeper').do('room:update', { room: id, readOnly: true });
    if (name === 'archived channel')
      await this.cast.get('keeper').do('room:update', { room: id, archived: true });
    return { id, said };
  }

  async #hiddenDirect(): Promise<Room> {
    return this.#keepersOwn('direct:open', { users: [idOf('invitee')] });
  }

  async #hiddenPrivate(): Promise<Room> {
    return this.#keepersOwn('room:create', { kind: 'private', name: `Hidden ${++this.#made}` });
  }

  /** A room with a message of the keeper, of which nobody else knows. */
  async #keepersOwn(command: string, data: object): Promise<Room> {
    const keeper = this.cast.get('keeper');
    const { entry } = await keeper.do<Reply<'room:create'>>(command, data);
    const id = entry.room.id;
    const message = { room: id, id: uuidV7(), text: 'for nobody else' };
    const { seq } = await keeper.do<Reply<'message:send'>>('message:send', message);
    return { id, said: new Map([['keeper', seq]]) };
  }

  async #named(name: 'channel' | 'read-only channel' | 'archived channel' | 'private'): Promise<RoomId> {
    const keeper = this.cast.get('keeper');
    const { entry } = await keeper.do<Reply<'room:create'>>('room:create', {
      kind: name === 'private' ? 'private' : 'channel',
      name: `Room ${++this.#made}`,
      users: [...insiders.map(idOf), idOf('removed'), this.cast.bot],
    });
    const room = entry.room.id;
    for (const user of [idOf('moderator'), idOf('other moderator'), this.cast.bot])
      await keeper.do('room:role', { room, user, role: 'moderator' });
    await keeper.do('room:remove', { room, user: idOf('removed') });
    return room;
  }

  /** A thread that nobody but the keeper, and who speaks in it, follows. */
  async #thread(of: 'channel' | 'private', spoken: boolean): Promise<Room> {
    const parent = await this.#named(of);
    const seq = (await this.#speak(parent, ['keeper'])).get('keeper');
    const { room } = await this.cast
      .get('keeper')
      .do<Reply<'thread:open'>>('thread:open', { room: parent, seq });
    return { id: room.id, said: await this.#speak(room.id, spoken ? authors : ['keeper']) };
  }

  async #direct(): Promise<RoomId> {
    const users = [...insiders.map(idOf), this.cast.bot];
    const { entry } = await this.cast.get('keeper').do<Reply<'direct:open'>>('direct:open', { users });
    return entry.room.id;
  }

  async #speak(room: RoomId, speakers: readonly AuthorName[]): Promise<Room['said']> {
    const seqs = speakers.map(async (author) => {
      const speaker = this.cast.get(author === 'bot' ? 'bot with all scopes' : author);
      const message = { room, id: uuidV7(), text: `by ${author}` };
      const { seq } = await speaker.do<Reply<'message:send'>>('message:send', message);
      return [author, seq] as const;
    });
    return new Map(await Promise.all(seqs));
  }
}

export const userIdOf = (name: AuthorName | PersonName, cast: Cast): UserId =>
  name === 'bot' ? cast.bot : idOf(name);
