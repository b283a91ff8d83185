import { isDeepStrictEqual } from 'node:util';
import type { ChatClient } from '@parley/client';
import type { RoomId } from '@parley/events';
import type { Database, StoredRoom } from '../checker/history.ts';
import { storedRoom } from '../checker/stored.ts';
import type { Device } from './device.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

/** Longer than any client waits before it tries again, and than any dead line lives. */
const HEALING_MS = 150_000;
/** Healings until somebody must have said all they had to say. */
const PATIENCE = 40;
/** Pages that a fresh client loads of one room at most. */
const PAGES = 200;

/** Nothing goes wrong any more, and time passes. */
export async function heal(world: World): Promise<void> {
  world.calmDown();
  world.server.diskOut = false;
  for (const device of world.devices) {
    device.offline = false;
    device.line?.server.resume();
    device.start();
  }
  await world.advance(HEALING_MS);
  for (let more = 0; more < PATIENCE && world.devices.some(isSending); more += 1)
    await world.advance(HEALING_MS);
}

const isSending = ({ client }: Device): boolean =>
  client?.connection.get().status === 'connected' && client.outbox.get().sending > 0;

/** What the database has in the end. */
export async function readDatabase({ disk }: World): Promise<Database> {
  const rooms: StoredRoom[] = [];
  for (const id of disk.passages.keys()) {
    const stored = await storedRoom(disk.store, id);
    if (stored) rooms.push(stored);
  }
  const { bans, purges } = disk.order;
  return { rooms, passages: Object.fromEntries(disk.passages), passagesComplete: true, bans, purges };
}

/**
 * "Stale state and changes equal a fresh fetch": for each person a new client loads everything, and every client of
 * theirs must show the same. What they show is written down for the checker.
 */
export async function compareAll(world: World, { rooms }: Database, problem: (what: string) => void) {
  const ids = rooms.map(({ room }) => room.id);
  // Where the storage refused something, a row may stay there of what was settled in memory.
  const refuses = world.plan.outboxFails > 0;
  const stored = new Set(rooms.flatMap(({ messages }) => messages.map(({ id }) => id)));
  for (const person of world.people) {
    const isIn = (await world.disk.store.session(person.session, 0)) !== undefined;
    if (!isIn) partFrom(person, problem);
    else await comparePerson(world, person, ids, problem);
    for (const { name, machine } of isIn && !refuses ? person.devices : []) {
      const unsent = machine.outbox.messages.filter(({ id, error }) => !error && !stored.has(id));
      if (unsent.length > 0) problem(`${name}: keeps ${unsent.length} messages that the server has not`);
    }
  }
}

async function comparePerson(
  world: World,
  person: Person,
  rooms: readonly RoomId[],
  problem: (what: string) => void,
): Promise<void> {
  const stale = [...person.devices];
  const fresh = world.addDevice(person, `${person.user.id}/fresh`);
  await loadAll(world, fresh, rooms);
  for (const room of rooms) for (const device of [...stale, fresh]) device.look(room, true);
  for (const device of stale) compare(device, fresh, problem);
}

async function loadAll(world: World, device: Device, rooms: readonly RoomId[]): Promise<void> {
  await world.advance(10_000);
  const { client } = device;
  if (!client) return;
  const mine = rooms.filter((room) => client.room(room).get());
  for (const room of mine) device.show(room);
  await world.advance(10_000);
  for (let page = 0; page < PAGES; page += 1) {
    const loads = mine.flatMap((room) => [
      ...(client.timeline(room).get().hasBefore ? [client.timeline(room).loadOlder()] : []),
      ...(client.members(room).get().more ? [client.members(room).loadMore()] : []),
    ]);
    if (loads.length === 0) return;
    await world.advance(10_000);
  }
}

/**
 * Rooms without the names of their people: names are volatile news, and whoever missed one learns it at the next sync.
 */
const roomsOf = (client: ChatClient) => client.rooms.get()?.map(({ people: _people, ...shown }) => shown);

/** What the checker does not see: which rooms, names and roles, and what waits in the outbox. */
function compare({ name, client }: Device, fresh: Device, problem: (what: string) => void): void {
  if (!client || !fresh.client) return problem(`${name}: does not run`);
  const connection = client.connection.get();
  if (connection.status !== 'connected' || !connection.synced)
    problem(`${name}: is ${connection.status} after everything has healed`);
  const { sending } = client.outbox.get();
  if (sending > 0) problem(`${name}: still has ${sending} messages to send`);
  const [shown, expected] = [roomsOf(client), roomsOf(fresh.client)];
  if (!isDeepStrictEqual(shown, expected))
    problem(`${name}: has the rooms ${JSON.stringify(shown)}, a fresh client ${JSON.stringify(expected)}`);
}

/** Signed out: every client has ended, and what it had to say stays unsaid. */
function partFrom(person: Person, problem: (what: string) => void): void {
  for (const device of person.devices) {
    const status = device.client?.connection.get().status;
    if (status !== undefined && status !== 'disconnected')
      problem(`${device.name}: is ${status}, and was signed out`);
    for (const { room, id } of device.machine.outbox.messages) device.log({ kind: 'discarded', room, id });
  }
}

/** Everybody goes; nothing may stay behind. */
export async function leaveNothing(world: World, problem: (what: string) => void): Promise<void> {
  for (const device of world.devices) device.crash();
  await world.advance(HEALING_MS);
  const connections = world.server.life?.core.connections() ?? 0;
  if (connections > 0) problem(`the server: still has ${connections} connections`);
  await world.server.stop();
  if (world.pending > 0) problem(`the clock: still has ${world.pending} timers`);
}
