import {
  type Catchup,
  limits,
  type Preference,
  type RoomEntry,
  type RoomId,
  success,
  type User,
} from '@parley/events';
import type { Call, Handler } from '../context.ts';
import type { Directory } from '../directory.ts';

/** Who I am, my rooms, and what changed in those whose cursor I gave. */
export const syncSession: Handler<'session:sync'> = async (call) => {
  const { caller, data, services } = call;
  const id = caller.principal.user;
  const known = await services.directory.entries(id);
  const catchups =
    data.epoch === services.epoch ? await smallCatchups(call, known) : new Map<RoomId, Catchup>();
  // A membership can end while the catch-ups are read: then the room must not be in the answer (SPEC D7).
  await services.journal.partingsTold();
  const { rooms, users, preferences } = await whatIsMine(call);
  const you = users.find((user) => user.id === id);
  if (!you) throw new Error('a principal without a user');
  const mine = new Set(rooms.map(({ room }) => room.id));
  return success({
    you,
    epoch: services.epoch,
    time: services.clock.now(),
    rooms,
    users,
    catchups: Object.fromEntries([...catchups].filter(([room]) => mine.has(room))),
    preferences,
  });
};

/**
 * My rooms and preferences as they are when the answer leaves. What I gained, lost and set since I asked was told before
 * the answer, which replaces it: an older list would take a new room away again. So what may ask the database comes
 * first, and the rooms, which are held in memory, last.
 */
async function whatIsMine({
  caller,
  services: { directory },
}: Pick<Call<'session:sync'>, 'caller' | 'services'>): Promise<{
  readonly rooms: readonly RoomEntry[];
  readonly users: readonly User[];
  readonly preferences: readonly Preference[];
}> {
  const id = caller.principal.user;
  for (;;) {
    // What is held of the first is as new as the rooms when it is asked for again.
    await directory.mentions(id);
    const preferences = await directory.preferences(id);
    const mentions = await directory.mentions(id);
    const rooms = withMentions(await directory.entries(id), mentions);
    const people = rooms.flatMap(({ room }) => room.people ?? []);
    const users = await directory.users([...new Set([id, ...people])]);
    const memberships = await directory.memberships(id);
    const joined = [...memberships.values()].filter(({ state }) => state === 'joined');
    const listed = new Set(rooms.map(({ room }) => room.id));
    if (joined.length === rooms.length && joined.every(({ room }) => listed.has(room)))
      return { rooms, users, preferences };
  }
}

function withMentions(
  rooms: readonly RoomEntry[],
  told: Awaited<ReturnType<Directory['mentions']>>,
): readonly RoomEntry[] {
  const seqs = new Map(told.map((mentions) => [mentions.room, mentions.seqs]));
  return rooms.map((entry) => ({ ...entry, mentions: seqs.get(entry.room.id) ?? [] }));
}

/** The newest rev and the read position of each of my rooms: the heartbeat that heals what was lost last. Asks no database. */
export const tellHeads: Handler<'session:heads'> = async ({ caller, services }) => {
  const rooms = await services.directory.entries(caller.principal.user);
  return success({
    epoch: services.epoch,
    time: services.clock.now(),
    heads: Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev])),
    reads: Object.fromEntries(rooms.map(({ room, read }) => [room.id, read])),
  });
};

async function smallCatchups(
  { data, services }: Call<'session:sync'>,
  rooms: readonly RoomEntry[],
): Promise<ReadonlyMap<RoomId, Catchup>> {
  const catchups = new Map<RoomId, Catchup>();
  let left: number = limits.syncChanges;
  for (const { room, head } of rooms) {
    const since = data.cursors?.[room.id];
    if (since === undefined || since >= head.rev) continue;
    // The number of revs bounds the number of changes from above, without asking.
    if (head.rev - since > left) continue;
    const changes = await services.catchups.changes(room.id, since, limits.catchupPage);
    left -= changes.changes.length;
    catchups.set(room.id, changes);
  }
  return catchups;
}
