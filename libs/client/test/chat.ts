import type { RoomId, User } from '@parley/events';
import { aRoom, FakeClock, FakeServer, seededRandom, seededUuids } from '@parley/testkit';
import { createChatClient, type ChatClient, type ChatClientOptions } from '../src/index.ts';

/** Longer than any way to the server and back, shorter than any pause the client makes on purpose. */
export const A_MOMENT = 100;

/** A server with Anna, Ben and the room #general, in virtual time, and what makes clients for them. */
export function aChat(seed = 1) {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  const random = seededRandom(seed);
  const newId = seededUuids(random, clock.now);
  const anna = server.addUser('Anna');
  const ben = server.addUser('Ben');
  const general = server.addRoom(aRoom('general'), anna, ben).id;

  const client = (user: User, more: Partial<ChatClientOptions> = {}): ChatClient =>
    createChatClient({
      transport: server.transport(user),
      server: 'test',
      clock,
      random: random.next,
      newId,
      ...more,
    });
  /** A client that is connected and in sync. */
  const connected = async (user: User, more: Partial<ChatClientOptions> = {}): Promise<ChatClient> => {
    const made = client(user, more);
    made.start();
    await clock.advance(A_MOMENT);
    return made;
  };
  /** Says `count` things in a room, numbered from 1. */
  const fill = (room: RoomId, author: User, count: number) => {
    for (let n = 1; n <= count; n += 1) server.post(room, author, `message ${n}`);
  };
  return { clock, server, random, anna, ben, general, client, connected, fill };
}

/** Keeps a room's timeline loaded and live, as a page that shows it does. */
export function show(client: ChatClient, room: RoomId) {
  const source = client.timeline(room);
  const hide = source.subscribe(() => {});
  return {
    hide,
    source,
    get: source.get,
    texts: () => source.get().messages.map(({ text }) => text),
    seqs: () => source.get().messages.map((message) => ('seq' in message ? message.seq : undefined)),
    states: () => source.get().messages.map(({ status }) => status),
  };
}
