import type { Ack, CommandName, Failure, OpId, ParsedRequest, Reply, RoomId } from '@parley/events';
import { aRoom } from './builders.ts';
import type { FakeRoom } from './fake-room.ts';
import type { FakeServer, FakeSession } from './fake-server.ts';

type Handlers = {
  [N in CommandName]: (server: FakeServer, session: FakeSession, data: ParsedRequest<N>) => Ack<Reply<N>>;
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
  'room:update': (server, session, { op, room: id, name = '' }) =>
    inRoom(server, session, id, (room) =>
      once(server, session, op, () => {
        server.commit(id, (each) => each.rename(name));
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
  'room:list': (server, { user }, { query = '', after = '', limit = 50 }) => {
    const rooms = [...server.rooms.values()]
      .filter(({ id, room }) => room.kind === 'channel' && room.name.includes(query) && id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return ok({
      rooms: rooms.slice(0, limit).map((room) => ({
        room: room.room,
        members: [...room.members.keys()].filter((each) => room.isJoined(each)).length,
        joined: room.isJoined(user),
      })),
      more: rooms.length > limit,
    });
  },
  'room:members': (server, session, { room: id, after = '', limit = 50 }) =>
    inRoom(server, session, id, (room) => {
      const members = [...room.members.values()]
        .filter(({ user, state }) => state === 'joined' && user > after)
        .sort((a, b) => (a.user < b.user ? -1 : 1));
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
  'presence:watch': (_server, _session, { users }) =>
    ok({ presence: users.map((user) => ({ user, state: 'online' as const })) }),
  'user:list': (server, _session, { query = '', after = '', limit = 50 }) => {
    const users = [...server.users.values()]
      .filter(({ id, name }) => name.includes(query) && id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return ok({ users: users.slice(0, limit), more: users.length > limit });
  },
  'user:update': (server, session, { op, name }) =>
    once(server, session, op, () => {
      const known = server.users.get(session.user);
      if (known === undefined) throw new Error(`There is no user ${session.user}.`);
      const user = { ...known, name, changedAt: known.changedAt + 1 };
      server.users.set(user.id, user);
      return { user };
    }),
};
