import type {
  Ack,
  CommandName,
  Failure,
  OpId,
  ParsedRequest,
  Reply,
  RoomId,
  User,
  UserId,
} from '@parley/events';
import { inNameOrder } from '@parley/events/names';
import { aRoom } from './builders.ts';
import type { FakeRoom } from './fake-room.ts';
import type { FakeServer, FakeSession } from './fake-server.ts';

/** Of the contract only what tests with a fake server need; other commands are answered `invalid`. */
type Handlers = {
  [N in CommandName]?: (server: FakeServer, session: FakeSession, data: ParsedRequest<N>) => Ack<Reply<N>>;
};

const ok = <T>(data: T): Ack<T> => ({ ok: true, data });

const notFound: Failure = { ok: false, error: { code: 'not_found', message: 'There is no such room.' } };

/** A second command with the same op gets the first one's answer. */
function once<T>(server: FakeServer, { user }: FakeSession, op: OpId | undefined, work: () => T): Ack<T> {
  const key = `${user} ${op}`;
  const known = op === undefined ? undefined : server.answered.get(key);
  if (typeof known === 'string') return JSON.parse(known);
  const answer = ok(work());
  if (op !== undefined) server.answered.set(key, JSON.stringify(answer));
  return answer;
}

/** Runs `work` with a room that the user may see. */
function inRoom<T>(
  server: FakeServer,
  { user }: FakeSession,
  id: RoomId,
  work: (room: FakeRoom) => Ack<T>,
): Ack<T> {
  const room = server.rooms.get(id);
  return room === undefined || (!room.isJoined(user) && room.room.kind !== 'channel') ? notFound : work(room);
}

/** What comes after the one that `isLast` knows, or all if there is none. */
const behind = <T>(list: readonly T[], isLast: (item: T) => boolean): readonly T[] =>
  list.slice(list.findIndex(isLast) + 1);

export const handlers: Handlers = {
  'session:sync': (server, { user }, { epoch, cursors = {} }) => {
    const you = server.users.get(user);
    if (you === undefined) return notFound;
    const mine = [...server.rooms.values()].filter((room) => room.isJoined(user));
    const since = new Map(epoch === server.epoch ? Object.entries(cursors) : []);
    const catchups = mine.flatMap((room) => {
      const cursor = since.get(room.id);
      return cursor === undefined || server.syncChanges === 0
        ? []
        : [[room.id, server.catchup(user, room, cursor, server.syncChanges)] as const];
    });
    return ok({
      you,
      epoch: server.epoch,
      time: server.clock.now(),
      rooms: mine.map((room) => server.entry(user, room)),
      users: [...server.users.values()],
      catchups: Object.fromEntries(catchups),
      preferences: [...(server.preferences.get(user) ?? [])].map(([key, value]) => ({ key, value })),
    });
  },
  'session:heads': (server, { user }) => {
    const mine = [...server.rooms.values()].filter((room) => room.isJoined(user));
    return ok({
      epoch: server.epoch,
      time: server.clock.now(),
      heads: Object.fromEntries(mine.map((room) => [room.id, room.head.rev])),
      reads: Object.fromEntries(mine.map((room) => [room.id, room.reads.get(user) ?? 0])),
    });
  },
  'session:list': (server) => {
    const now = server.clock.now();
    const own = { id: 's1', device: 'Firefox on Linux', current: true, connected: true };
    return ok({ sessions: [{ ...own, createdAt: now, usedAt: now }] });
  },
  'session:revoke': () => ok({ ended: 1 }),
  'room:create': (server, session, { op, kind, name, users = [] }) =>
    once(server, session, op, () => {
      const room = server.addRoom(
        aRoom(name, { kind, createdBy: session.user, createdAt: server.clock.now() }),
      );
      server.commit(room.id, ...[session.user, ...users].map((user) => (each: FakeRoom) => each.join(user)));
      return { entry: server.entry(session.user, room) };
    }),
  'room:join': (server, session, { op, room: id }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        if (!room.isJoined(session.user)) server.commit(id, (each) => each.join(session.user));
        return { entry: server.entry(session.user, room) };
      }),
    ),
  'room:leave': (server, session, { op, room: id }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.part(session.user, 'left'));
        return { rev: room.head.rev };
      }),
    ),
  'room:update': (server, session, { op, room: id, ...settings }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.update(settings));
        return { room: room.room };
      }),
    ),
  'room:invite': (server, session, { op, room: id, users }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, ...users.map((user) => (each: FakeRoom) => each.join(user)));
        return { rev: room.head.rev, added: users };
      }),
    ),
  'room:remove': (server, session, { op, room: id, user }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.part(user, 'removed'));
        return { rev: room.head.rev };
      }),
    ),
  'room:list': (server, { user }, { query = '', after, limit = 50 }) => {
    const channels = [...server.rooms.values()]
      .filter(({ room }) => room.kind === 'channel' && room.name.includes(query))
      .sort((a, b) => inNameOrder(a.room, b.room));
    const rooms = behind(channels, ({ id }) => id === after);
    return ok({
      rooms: rooms.slice(0, limit).map((room) => ({
        room: room.room,
        members: [...room.members.keys()].filter((each) => room.isJoined(each)).length,
        joined: room.isJoined(user),
      })),
      more: rooms.length > limit,
    });
  },
  'room:members': (server, session, { room: id, state: wanted = 'joined', after, limit = 50 }) =>
    inRoom(server, session, id, (room) => {
      const name = (user: UserId) => ({ id: user, name: server.users.get(user)?.name ?? '' });
      const joined = [...room.members.values()]
        .filter(({ state }) => state === wanted)
        .sort((a, b) => inNameOrder(name(a.user), name(b.user)));
      const members = behind(joined, ({ user }) => user === after);
      const page = members.slice(0, limit);
      return ok({
        rev: room.head.rev,
        members: page,
        users: page.flatMap(({ user }) => server.users.get(user) ?? []),
        more: members.length > limit,
      });
    }),
  'room:history': (server, session, { room: id, ...query }) =>
    inRoom(server, session, id, (room) => ok(server.page(room, query))),
  'room:catchup': (server, session, { room: id, since }) =>
    inRoom(server, session, id, (room) => ok(server.catchup(session.user, room, since))),
  'search:messages': (server, { user }, { query, cursor = '0', limit = 20 }) => {
    const found = [...server.rooms.values()]
      .filter((room) => room.isJoined(user))
      .flatMap((room) => room.messages.map((message) => ({ room: room.id, message, highlights: [] })))
      .filter(({ message }) => message.text.includes(query))
      .sort((a, b) => b.message.at - a.message.at);
    const end = Number(cursor) + limit;
    const results = found.slice(Number(cursor), end);
    return ok({
      results,
      rooms: [...new Set(results.map(({ room }) => room))].flatMap((id) => server.rooms.get(id)?.room ?? []),
      users: [...new Set(results.map(({ message }) => message.author))].flatMap(
        (id) => server.users.get(id) ?? [],
      ),
      ...(found.length > end && { cursor: String(end) }),
    });
  },
  'message:send': (server, session, { room: id, id: message, text }) =>
    inRoom(server, session, id, (room) => {
      server.commit(id, (each) => each.post(session.user, message, text, server.clock.now()));
      const sent = room.find(message);
      return sent === undefined ? notFound : ok({ seq: sent.seq, rev: sent.rev, at: sent.at });
    }),
  'message:edit': (server, session, { op, room: id, seq, text }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.edit(seq, text, server.clock.now()));
        return { rev: room.head.rev };
      }),
    ),
  'message:delete': (server, session, { op, room: id, seq }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.remove(seq));
        return { rev: room.head.rev };
      }),
    ),
  'message:react': (server, session, { op, room: id, seq, emoji, on }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.react(seq, session.user, emoji, on));
        return { rev: room.head.rev };
      }),
    ),
  'message:pin': (server, session, { op, room: id, seq, on }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.pin(seq, session.user, server.clock.now(), on));
        return { rev: room.head.rev };
      }),
    ),
  'room:pins': (server, session, { room: id }) =>
    inRoom(server, session, id, (room) =>
      ok({ rev: room.head.rev, pins: room.pins(), users: [...server.users.values()], more: false }),
    ),
  'direct:open': (server, session, { op, users }) =>
    once(server, session, op, () => {
      const people = [session.user, ...users].sort();
      const id = `direct-${people.join('-')}`;
      const room =
        [...server.rooms.values()].find((each) => each.id === id) ??
        server.addRoom(aRoom(id, { kind: 'direct', name: '', people, createdAt: server.clock.now() }));
      const newcomers = people.filter((user) => !room.isJoined(user));
      server.commit(room.id, ...newcomers.map((user) => (each: FakeRoom) => each.join(user)));
      return { entry: server.entry(session.user, room) };
    }),
  'read:set': (server, session, { room: id, seq }) =>
    inRoom(server, session, id, () => {
      server.setRead(session.user, id, seq);
      return ok({ seq });
    }),
  'typing:set': () => ok({}),
  'presence:set': () => ok({}),
  'presence:watch': (server, _session, { users }) =>
    ok({
      presence: users.map((user) => ({ user, state: 'online' as const })),
      users: users.flatMap((user) => server.users.get(user) ?? []),
    }),
  'user:list': (server, _session, { query = '', after, limit = 50 }) => {
    const named = [...server.users.values()].filter(({ name }) => name.includes(query)).sort(inNameOrder);
    const users = behind(named, ({ id }) => id === after);
    return ok({ users: users.slice(0, limit), more: users.length > limit });
  },
  'user:update': (server, session, { op, name, handle, timeZone, status }) =>
    once(server, session, op, () => {
      const known = userOf(server, session.user);
      const changed = {
        name: name ?? known.name,
        ...(handle !== undefined && { handle }),
        ...(typeof timeZone === 'string' && { timeZone }),
        ...(status && { status }),
      };
      const { status: _status, ...others } = known;
      return { user: server.keepUser({ ...(status === null ? others : known), ...changed }) };
    }),
  'preference:set': (server, session, { op, key, value }) =>
    once(server, session, op, () => {
      server.setPreference(session.user, key, value);
      return {};
    }),
  'room:role': (server, session, { op, room: id, user, role }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.setRole(user, role));
        return { rev: room.head.rev };
      }),
    ),
  'room:mute': (server, session, { op, room: id, user, until }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.mute(user, until));
        return { rev: room.head.rev };
      }),
    ),
  'audit:list': () => ok({ entries: [], users: [], more: false }),
  'user:role': (server, session, { op, user, role }) =>
    once(server, session, op, () => ({ user: server.keepUser({ ...userOf(server, user), role }) })),
};

function userOf(server: FakeServer, id: UserId): User {
  const known = server.users.get(id);
  if (known === undefined) throw new Error(`There is no user ${id}.`);
  return known;
}
