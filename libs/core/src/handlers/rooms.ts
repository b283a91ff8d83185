import {
  type Ack,
  type CommandName,
  failure,
  limits,
  LOBBY_GUEST,
  type ParsedRequest,
  type RoomEntry,
  type RoomId,
  success,
  type UserId,
} from '@parley/events';
import { lacksModeration } from '../connection.ts';
import { acked, type Call, type Handler, noted, stamp } from '../context.ts';
import { channelKey } from '../name-key.ts';

const directKey = (people: readonly UserId[]): string => `direct:${people.join(',')}`;

export const createRoom: Handler<'room:create'> = async (call) => {
  const { caller, data, services } = call;
  const creator = caller.principal.user;
  const refused = (await tooManyRooms(call)) ?? (await notInvitable(call, data.users ?? []));
  if (refused) return refused;
  const invited = [...new Set(data.users ?? [])].filter((user) => user !== creator);
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'createRoom',
    room: { id: services.ids.roomId(), kind: data.kind, name: data.name, topic: data.topic ?? '' },
    key: data.kind === 'channel' ? channelKey(data.name) : undefined,
    members: [
      { user: creator, role: 'moderator' },
      ...invited.map((user) => ({ user, role: 'member' as const })),
    ],
  });
  return acked(result, ({ room, head }) => ({ entry: { room, head, role: 'moderator', read: 0 } }));
};

export const openDirect: Handler<'direct:open'> = async (call) => {
  const { caller, data, services } = call;
  const self = caller.principal.user;
  const refused = (await tooManyRooms(call)) ?? (await notInvitable(call, data.users));
  if (refused) return refused;
  const people = [...new Set([self, ...data.users])].sort();
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'createRoom',
    room: { id: services.ids.roomId(), kind: 'direct', name: '', topic: '', people },
    key: directKey(people),
    members: people.map((user) => ({ user, role: 'member' })),
  });
  return entryAfter(
    call,
    acked(result, ({ room }) => room.id),
  );
};

export const joinRoom: Handler<'room:join'> = async (call) => {
  const { caller, data, services, view } = call;
  const refused = view.parent ? undefined : await tooManyRooms(call);
  if (refused) return refused;
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'join',
    room: data.room,
    users: [caller.principal.user],
    unlessRemoved: true,
  });
  return entryAfter(
    call,
    acked(result, () => data.room),
  );
};

export const leaveRoom: Handler<'room:leave'> = async (call) => {
  const { caller, data, services } = call;
  const user = caller.principal.user;
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'part',
    room: data.room,
    user,
    state: 'left',
  });
  return acked(result, ({ rev }) => ({ rev }));
};

export const updateRoom: Handler<'room:update'> = async (call) => {
  const { data, services, view } = call;
  const { room, name, topic, slowModeSeconds, readOnly, archived, retentionDays } = data;
  const result = await services.journal.submit({
    ...stamp(call),
    // What the room is called is nobody's business who can't read it.
    ...noted('room:update', { room }, settingsIn(data)),
    kind: 'updateRoom',
    room,
    name,
    key: name !== undefined && view.head.room.kind === 'channel' ? channelKey(name) : undefined,
    topic,
    slowModeSeconds,
    readOnly,
    archived,
    retentionDays,
  });
  return acked(result, (answer) => ({ room: answer.room }));
};

function settingsIn(data: ParsedRequest<'room:update'>) {
  const { name, topic, slowModeSeconds, readOnly, archived, retentionDays } = data;
  return {
    ...(name !== undefined && { name: true }),
    ...(topic !== undefined && { topic: true }),
    ...(slowModeSeconds !== undefined && { slowModeSeconds }),
    ...(readOnly !== undefined && { readOnly }),
    ...(archived !== undefined && { archived }),
    ...(retentionDays !== undefined && { retentionDays }),
  };
}

export const invite: Handler<'room:invite'> = async (call) => {
  const { caller, data, services } = call;
  const refused = await notInvitable(call, data.users);
  if (refused) return refused;
  const users = [...new Set(data.users)];
  const result = await services.journal.submit({
    ...stamp(call),
    kind: 'join',
    room: data.room,
    users,
    // Only who leads the room lets the removed in again: a token without the scope for it does not (SPEC B2, M2).
    unlessRemoved: lacksModeration(caller.principal),
  });
  return acked(result, ({ rev, added }) => ({ rev, added }));
};

export const listRooms: Handler<'room:list'> = async ({ caller, data, services }) => {
  const page = await services.store.listRooms({
    user: caller.principal.user,
    query: data.query,
    after: data.after,
    limit: data.limit ?? limits.listPage,
  });
  return success({ rooms: page.rooms, more: page.more });
};

export const listMembers: Handler<'room:members'> = async ({ data, services }) => {
  const page = await services.store.members({
    state: data.state,
    room: data.room,
    after: data.after,
    limit: data.limit ?? limits.listPage,
  });
  return success({ rev: page.rev, members: page.members, users: page.users, more: page.more });
};

type Asking = Pick<Call<CommandName>, 'caller' | 'services'>;

/** The room as its member sees it, from memory: the commit is applied before its writer is answered. */
async function entryAfter(
  { caller, services }: Asking,
  room: Ack<RoomId>,
): Promise<Ack<{ entry: RoomEntry }>> {
  if (!room.ok) return room;
  const entry = await services.directory.entry(caller.principal.user, room.data);
  return entry ? success({ entry }) : failure('not_found', 'You are no longer in that room.');
}

async function tooManyRooms({ caller, services }: Asking) {
  const entries = await services.directory.entries(caller.principal.user);
  const joined = entries.filter(({ room }) => room.kind !== 'thread').length;
  if (joined < limits.roomsPerUser) return undefined;
  return failure('conflict', `You are in ${limits.roomsPerUser} rooms already; leave one first.`);
}

/** Ten-line clients share one user; whoever let it in would let in all of them. */
async function notInvitable({ services }: Asking, ids: readonly UserId[]) {
  if (ids.includes(LOBBY_GUEST)) return failure('forbidden', 'Lobby guests stay in the lobby.');
  const users = await services.directory.users(ids);
  const known = new Set(users.flatMap(({ id, gone }) => (gone ? [] : id)));
  const issues = ids.flatMap((id, at) =>
    known.has(id) ? [] : [{ path: `users.${at}`, message: 'is nobody here' }],
  );
  return issues.length > 0
    ? failure('not_found', 'Somebody you named does not exist.', { issues })
    : undefined;
}
