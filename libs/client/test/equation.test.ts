import type { Message, RoomId, User } from '@parley/events';
import {
  aRoom,
  steady,
  stormy,
  type DownFrame,
  type FakeRoom,
  type FakeServer,
  type SeededRandom,
} from '@parley/testkit';
import type { ChatClient } from '../src/index.ts';
import { aChat, show } from './chat.ts';

const STEPS = 100;
const EMOJI = ['👍', '🎉', '👀'];

/** Another name, or another pace. */
const settings = (random: SeededRandom, name: string) =>
  random.chance(0.5) ? { name } : { slowModeSeconds: random.below(3), readOnly: random.chance(0.5) };

/** Another standing of somebody who is in the room. */
function stand(server: FakeServer, random: SeededRandom, room: FakeRoom, { id }: User) {
  if (!room.isJoined(id)) return undefined;
  if (random.chance(0.5)) return room.setRole(id, random.pick(['member', 'moderator']));
  return room.mute(id, random.chance(0.5) ? server.clock.now() + random.below(60_000) : null);
}

/** One change of a random kind by a random person. */
function change(server: FakeServer, random: SeededRandom, members: readonly User[]): void {
  const room = random.pick([...server.rooms.values()]);
  const author = random.pick(members);
  const seq = 1 + random.below(Math.max(1, room.messages.length));
  const text = `text ${random.below(1_000_000)}`;
  const isEmpty = room.messages.length === 0;
  const kind = isEmpty ? 0 : random.below(15);
  if (kind < 5) for (let n = random.below(4); n >= 0; n -= 1) server.post(room.id, author, `${text} ${n}`);
  else if (kind < 7) server.commit(room.id, (each) => each.edit(seq, text, server.clock.now()));
  else if (kind === 7) server.commit(room.id, (each) => each.remove(seq));
  else if (kind === 8) server.commit(room.id, (each) => each.update(settings(random, text)));
  else if (kind === 9) server.commit(room.id, (each) => stand(server, random, each, author));
  else if (!room.at(seq).deleted && kind > 12)
    server.commit(room.id, (each) => each.pin(seq, author.id, server.clock.now(), random.chance(0.6)));
  else if (!room.at(seq).deleted)
    server.commit(room.id, (each) => each.react(seq, author.id, random.pick(EMOJI), random.chance(0.6)));
}

/** Something that goes wrong, or that the reader does. */
function disturb(server: FakeServer, random: SeededRandom, client: ChatClient, anna: User): void {
  const rooms = [...server.rooms.values()];
  const room = random.pick(rooms);
  const reading = client.timeline(random.pick(rooms.slice(0, 1)).id);
  const somewhere = 1 + random.below(Math.max(1, room.messages.length));
  const deeds: readonly (() => unknown)[] = [
    () => server.cut(),
    () => server.freeze(),
    () => client.wake(),
    () => server.tell(anna.id, { event: 'session:resync', data: {} }),
    () => reading.loadOlder(),
    () => reading.loadOlder(),
    () => reading.loadNewer(),
    () => reading.loadNewest(),
    () => reading.loadAround(somewhere),
    () => client.send(room.id, `mine ${random.below(1_000_000)}`),
    () => client.send(room.id, `mine ${random.below(1_000_000)}`),
    () => client.markRead(room.id, somewhere),
    () => client.members(room.id).loadMore(),
    () => server.clock.jump((random.next() - 0.5) * 1e9),
    () => server.commit(room.id, (each) => each.part(anna.id, random.pick(['left', 'removed']))),
    () => server.join(room.id, anna),
  ];
  void random.pick(deeds)();
}

/** Reactions have no order that the contract would promise. */
const comparable = ({ reactions, ...message }: Message) => ({
  ...message,
  status: 'sent',
  reactions: reactions.map(({ emoji, users }) => `${emoji} ${[...users].sort().join(' ')}`).sort(),
});

const isDense = (seqs: readonly number[]) =>
  seqs.every((seq, n) => n === 0 || seq === (seqs[n - 1] ?? 0) + 1);

async function history(seed: number) {
  const { clock, server, random, anna, ben, general, connected, fill } = aChat(seed);
  const side = server.addRoom(aRoom('side'), anna, ben).id;
  const rooms: readonly RoomId[] = [general, side];
  fill(general, ben, 130);
  server.catchupPage = 1 + random.below(20);
  server.syncChanges = random.pick([0, 3, 500]);
  server.catchupBehind = random.pick([15, 60, 2_000]);
  const client = await connected(anna);
  const shown = show(client, general);
  const atEnd = show(client, side);
  client.members(general).subscribe(() => {});

  const storm = stormy(random, { delayMs: [5, 300], drop: 0.04, duplicate: 0.05 });
  const calm = steady(10);
  server.down = (frame: DownFrame) =>
    frame.event === 'ack' || frame.event === 'room:changed' ? storm(frame) : calm(frame);
  server.up = stormy(random, { delayMs: [5, 60], drop: 0.02 });

  for (let step = 0; step < STEPS; step += 1) {
    if (random.chance(0.7)) change(server, random, [anna, ben]);
    else disturb(server, random, client, anna);
    await clock.advance(random.chance(0.03) ? 20_000 : random.below(200));
    const seqs = shown.get().messages.flatMap((message) => (message.status === 'sent' ? [message.seq] : []));
    const pendingStart = seqs.findIndex((seq, n) => n > 0 && seq !== (seqs[n - 1] ?? 0) + 1);
    // Only messages of mine that are acknowledged before the room has got there may stand behind a hole.
    expect(pendingStart >= 0 && shown.get().hasAfter).toBe(false);
    // Nobody scrolls there, so it never leaves the end.
    expect(atEnd.get().hasAfter).toBe(false);
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  }

  server.down = steady(10);
  server.up = steady(10);
  for (const room of rooms) if (!server.room(room).isJoined(anna.id)) server.join(room, anna);
  await clock.advance(180_000);
  return { clock, server, client, rooms, anna };
}

/** Seeds that once failed, and some that are fixed so that everybody runs the same. */
const SEEDS = Array.from({ length: 60 }, (_, n) => n + 1);

test.each(SEEDS)(
  '[D4 D5 H2] stale state and changes make what a fresh fetch shows (seed %i)',
  async (seed) => {
    const { clock, server, client, rooms, anna } = await history(seed);

    expect(client.connection.get()).toEqual({ status: 'connected', synced: true });
    for (const id of rooms) {
      const room = server.room(id);
      const timeline = show(client, id);
      await clock.advance(30_000);
      await Promise.all([timeline.source.loadNewest(), clock.advance(1_000)]);
      const { messages, hasAfter } = timeline.get();
      const sent = messages.flatMap((message) => (message.status === 'sent' ? [message] : []));
      expect(hasAfter).toBe(false);
      expect(messages.length).toBe(sent.length);
      expect(isDense(sent.map(({ seq }) => seq))).toBe(true);
      const fresh = server.page(room, { limit: 1_000 }).messages.slice(-sent.length);
      expect(sent.map(comparable)).toEqual(fresh.map(comparable));

      const view = client.room(id).get();
      expect(view?.head).toEqual(room.head);
      expect(view?.room).toEqual(room.room);
      const { role, mutedUntil } = room.members.get(anna.id) ?? {};
      expect([view?.role, view?.mutedUntil]).toEqual([role, mutedUntil]);
      expect(view?.read).toBe(room.reads.get(anna.id) ?? 0);
    }
    expect(client.outbox.get()).toMatchObject({ sending: 0 });
    client.close();
    expect(client.connection.get()).toEqual({ status: 'disconnected', reason: 'closed' });
  },
);
