import type { ChatClient, RoomView, SentMessage } from '@parley/client';
import type { Ack, RoomId, UserId } from '@parley/events';
import type { Device } from './device.ts';
import { weighted } from './weighted.ts';
import type { World } from './world.ts';

/** Somebody at a device, in a room of theirs. */
interface Situation {
  readonly world: World;
  readonly device: Device;
  readonly client: ChatClient;
  readonly room: RoomView;
}

interface Deed {
  /** How often it is done, compared with the others. */
  readonly weight: number;
  readonly do: (situation: Situation) => unknown;
}

const EMOJI = ['👍', '🎉', '👀', '❤️'];

/** Any seq of the room, more often a late one. */
const someSeq = ({ world: { random }, room }: Situation): number =>
  Math.max(1, room.head.seq - Math.floor(random.next() ** 2 * Math.max(1, room.head.seq)));

const someText = ({ world: { random } }: Situation): string => `text ${random.below(1_000_000)}`;

const someone = ({ world }: Situation): UserId => world.random.pick(world.people).user.id;

/** Counts what a command came to. */
async function counted({ world: { tally } }: Situation, what: string, answer: Promise<Ack<unknown>>) {
  const ack = await answer;
  tally.add(ack.ok ? what : `${what} refused`);
}

/** One of the person's own messages that are shown, if there are any. */
function own({ world: { random }, device, client, room }: Situation): SentMessage | undefined {
  const mine = client
    .timeline(room.id)
    .get()
    .messages.filter(
      (message): message is SentMessage =>
        message.status === 'sent' && message.author === device.person.user.id,
    );
  return mine.length > 0 ? random.pick(mine) : undefined;
}

function say(situation: Situation): void {
  const { world, device, room } = situation;
  for (let more = world.random.below(4); more >= 0; more -= 1) device.send(room.id, someText(situation));
}

function edit(situation: Situation): unknown {
  const seq = own(situation)?.seq ?? someSeq(situation);
  return counted(
    situation,
    'edits',
    situation.client.editMessage(situation.room.id, seq, someText(situation)),
  );
}

function erase(situation: Situation): unknown {
  const seq = own(situation)?.seq ?? someSeq(situation);
  return counted(situation, 'deletions', situation.client.deleteMessage(situation.room.id, seq));
}

function react(situation: Situation): unknown {
  const { random } = situation.world;
  const { client, room } = situation;
  const isOn = random.chance(0.7);
  return counted(situation, 'reactions', client.react(room.id, someSeq(situation), random.pick(EMOJI), isOn));
}

function scroll(situation: Situation): unknown {
  const timeline = situation.client.timeline(situation.room.id);
  return situation.world.random.pick([
    () => timeline.loadOlder(),
    () => timeline.loadOlder(),
    () => timeline.loadNewer(),
    () => timeline.loadNewest(),
    () => timeline.loadAround(someSeq(situation)),
    () => situation.client.members(situation.room.id).loadMore(),
  ])();
}

function create(situation: Situation): unknown {
  const { world, client } = situation;
  const users = world.people.filter(() => world.random.chance(0.4)).map(({ user }) => user.id);
  const kind = world.random.pick(['channel', 'private'] as const);
  const name = `Room ${world.random.below(100_000)}`;
  return counted(situation, 'rooms created', client.createRoom({ kind, name, users }));
}

async function joinAny(situation: Situation): Promise<void> {
  const { world, client } = situation;
  const list = await client.listRooms({});
  if (!list.ok || list.data.rooms.length === 0) return;
  const { room } = world.random.pick(list.data.rooms);
  await counted(situation, 'joins', client.joinRoom(room.id));
}

const leave = (situation: Situation): unknown =>
  counted(situation, 'leavings', situation.client.leaveRoom(situation.room.id));

const invite = (situation: Situation): unknown =>
  counted(situation, 'invitations', situation.client.invite(situation.room.id, [someone(situation)]));

/** A room in which they may do what moderators do, if they have one. */
function moderated({ world, client, room }: Situation): RoomId {
  const mine = client.rooms.get()?.filter(({ role }) => role === 'moderator') ?? [];
  return mine.length > 0 ? world.random.pick(mine).id : room.id;
}

function remove(situation: Situation): unknown {
  const { client, device, world } = situation;
  const room = moderated(situation);
  const others = client
    .members(room)
    .get()
    .members.map(({ user }) => user.id)
    .filter((id) => id !== device.person.user.id);
  const user = others.length > 0 ? world.random.pick(others) : someone(situation);
  const purge = world.random.chance(0.3);
  return counted(
    situation,
    purge ? 'removals with purge' : 'removals',
    client.removeMember(room, user, purge ? { purge } : {}),
  );
}

/** The owner, on some device of theirs, bans somebody from the place, or lets them in again. */
function keepPlace(situation: Situation): unknown {
  const { world } = situation;
  const { random, owner } = world;
  const client = owner && random.pick(owner.devices).client;
  if (!client) return undefined;
  const user = someone(situation);
  if (random.chance(0.4)) return counted(situation, 'bans lifted', client.unbanUser(user));
  const purge = random.chance(0.4);
  return counted(situation, purge ? 'bans with purge' : 'bans', client.banUser(user, purge ? { purge } : {}));
}

/** Somebody whose devices were all sent away signs in again. */
function comeBack({ world }: Situation): unknown {
  const out = world.people.filter(
    ({ devices, password }) => password !== undefined && devices.every(({ client }) => isOut(client)),
  );
  return out.length > 0 && world.comeBack(world.random.pick(out));
}

const isOut = (client: ChatClient | undefined): boolean => client?.connection.get().status === 'disconnected';

/** Changes somebody's standing in a room, or the room's pace. Short, so that everybody has said what they had to say in the end. */
function keepOrder(situation: Situation): unknown {
  const { client, world } = situation;
  const { random } = world;
  const room = moderated(situation);
  const user = someone(situation);
  return random.pick([
    () =>
      counted(situation, 'mutes', client.muteMember(room, user, world.clock.now() + random.below(20_000))),
    () => counted(situation, 'mutes ended', client.muteMember(room, user, null)),
    () =>
      counted(
        situation,
        'roles',
        client.setMemberRole(room, user, random.pick(['moderator', 'member'] as const)),
      ),
    () => counted(situation, 'slow modes', client.updateRoom(room, { slowModeSeconds: random.below(4) })),
    () => counted(situation, 'read-only rooms', client.updateRoom(room, { readOnly: random.chance(0.4) })),
  ])();
}

const openDirect = (situation: Situation): unknown =>
  counted(
    situation,
    'direct rooms',
    situation.client.openDirect([...new Set([someone(situation), someone(situation)])]),
  );

const renameRoom = (situation: Situation): unknown =>
  counted(
    situation,
    'room renames',
    situation.client.updateRoom(moderated(situation), {
      name: someText(situation),
      topic: someText(situation),
    }),
  );

const renameSelf = (situation: Situation): unknown =>
  counted(
    situation,
    'user renames',
    situation.client.updateName(`Person ${situation.world.random.below(1e6)}`),
  );

/** Tries a refused message again, or gives it up. */
function settleFailed({ world, device, client, room }: Situation): void {
  const failed = client
    .timeline(room.id)
    .get()
    .messages.filter(({ status }) => status === 'failed');
  const [message] = failed;
  if (!message) return;
  if (world.random.chance(0.5)) device.retry(room.id, message.id, message.text);
  else device.discard(room.id, message.id);
}

/** Looks who is here, or away. */
function beHere({ world, client, room }: Situation): void {
  if (world.random.chance(0.5)) client.setAway(world.random.chance(0.5));
  else client.watch({ users: world.people.map(({ user }) => user.id), rooms: [room.id] });
}

function openTab({ world, device: { person, machine } }: Situation): void {
  if (world.plan.tabs) world.addDevice(person, undefined, machine);
}

/** The owner stays, to keep order. */
const signOut = ({ world, device }: Situation): void => {
  if (device.person !== world.owner) void world.signOut(device.person);
};

const deeds: readonly Deed[] = [
  { weight: 30, do: say },
  { weight: 8, do: edit },
  { weight: 4, do: erase },
  { weight: 9, do: react },
  { weight: 8, do: (each) => each.client.markRead(each.room.id, someSeq(each)) },
  { weight: 2, do: (each) => each.client.markUnreadFrom(each.room.id, someSeq(each)) },
  { weight: 7, do: (each) => each.device.show(each.room.id) },
  { weight: 4, do: (each) => each.device.hide(each.room.id) },
  { weight: 9, do: scroll },
  { weight: 3, do: create },
  { weight: 5, do: joinAny },
  { weight: 3, do: leave },
  { weight: 7, do: invite },
  { weight: 6, do: remove },
  { weight: 4, do: keepOrder },
  { weight: 1.5, do: keepPlace },
  { weight: 2, do: comeBack },
  { weight: 2, do: openDirect },
  { weight: 2, do: renameRoom },
  { weight: 1, do: renameSelf },
  { weight: 3, do: (each) => each.client.setTyping(each.room.id, each.world.random.chance(0.7)) },
  { weight: 2, do: beHere },
  { weight: 3, do: settleFailed },
  { weight: 6, do: (each) => each.device.look(each.room.id) },
  { weight: 0.5, do: (each) => void each.world.arrive() },
  { weight: 0.5, do: ({ world, device }) => world.addDevice(device.person) },
  { weight: 0.5, do: openTab },
  { weight: 0.3, do: signOut },
];

/** Somebody does something. */
export function doSomething(world: World): void {
  const { random } = world;
  if (world.devices.length === 0) return;
  const device = random.pick(world.devices);
  const { client } = device;
  const rooms = client?.rooms.get() ?? [];
  if (!client || rooms.length === 0) return;
  const situation = { world, device, client, room: random.pick(rooms) };
  void weighted(random, deeds).do(situation);
}
