import { limits } from '@parley/events/limits';
import type { ParsedRequest, Reply } from '@parley/events';
import { inNameOrder } from '@parley/events/names';
import { type FakePlace, type FakeRoom, messageChange } from '../fake-place.ts';
import type { FakeServer } from '../fake-server.ts';
import { type Answers, inRoom, named, ok } from './answer.ts';

/** What is answered about rooms: which there are, who is in them, and what was said there. */
export const aboutRooms = (server: FakeServer): Answers => ({
  'room:create': ({ kind, name, topic = '' }) => {
    const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    return ok({ entry: server.gain(server.place.room(kind, name, { topic, id })) });
  },
  'room:join': ({ room }) =>
    inRoom(server, room, (fake) => {
      server.enter(fake, [server.place.me.id]);
      return ok({ entry: server.gain(fake) });
    }),
  'room:leave': ({ room }) =>
    inRoom(server, room, (fake) => ok(server.part(fake, server.place.me.id, 'left'))),
  'room:remove': ({ room, user }) => inRoom(server, room, (fake) => ok(server.part(fake, user, 'removed'))),
  'room:update': ({ room, name, topic, slowModeSeconds, readOnly, archived }) =>
    inRoom(server, room, (fake) => {
      const { slowModeSeconds: slow, readOnly: closed, archived: shelved, ...before } = fake.room;
      const wait = slowModeSeconds ?? slow ?? 0;
      const change = server.place.describe(fake, {
        ...before,
        name: name ?? before.name,
        topic: topic ?? before.topic,
        ...(wait > 0 && { slowModeSeconds: wait }),
        ...((readOnly ?? closed) && { readOnly: true }),
        ...((archived ?? shelved) && { archived: true }),
      });
      server.broadcast(change);
      return ok({ room: fake.room });
    }),
  'room:invite': ({ room, users }) =>
    inRoom(server, room, (fake) => {
      server.enter(fake, users);
      return ok({ rev: fake.rev, added: [...users] });
    }),
  'room:role': ({ room, user, role }) =>
    inRoom(server, room, (fake) => server.stand(fake, user, (member) => ({ ...member, role }))),
  'room:mute': ({ room, user, until }) => server.mute(room, user, until),
  'room:list': (query) => ok(listed(server.place, query)),
  'room:members': ({ room, after, state: wanted = 'joined', limit = limits.listPage }) =>
    inRoom(server, room, (fake) => {
      const all = [...fake.members.values()].filter(({ state }) => state === wanted);
      const rest = all.slice(all.findIndex(({ user }) => user === after) + 1);
      const members = rest.slice(0, limit);
      return ok({
        rev: fake.rev,
        members,
        users: members.flatMap(({ user }) => server.place.users.get(user) ?? []),
        more: rest.length > limit,
      });
    }),
  'room:history': (data) => inRoom(server, data.room, (fake) => ok(pageOf(server.place, fake, data))),
  'room:catchup': ({ room, since }) =>
    inRoom(server, room, (fake) => {
      const { place } = server;
      if (!place.isMine(fake)) return ok(missedBy(place, fake, since));
      const page = pageOf(place, fake, { room: fake.room.id });
      return ok({ kind: 'reset', entry: place.entry(fake), page });
    }),
  'room:pins': ({ room }) =>
    inRoom(server, room, (fake) => {
      const pins = fake.messages.flatMap((whole) => {
        const { reactions: _, pinned, ...message } = whole;
        return pinned ? [{ rev: message.rev, ...pinned, message }] : [];
      });
      return ok({
        rev: fake.rev,
        pins: pins.reverse(),
        users: [...server.place.users.values()],
        more: false,
      });
    }),
  'direct:open': ({ users }) => {
    const { place } = server;
    const people = users.flatMap((id) => place.users.get(id) ?? []);
    const id = `d-${users.join('-')}`.slice(0, 40);
    return ok({ entry: server.gain(place.room('direct', '', { people, id })) });
  },
  'read:set': ({ room, seq }) =>
    inRoom(server, room, () => {
      server.readElsewhere(room, seq);
      return ok({ seq });
    }),
});

function listed(
  place: FakePlace,
  { query, after, limit = 50 }: ParsedRequest<'room:list'>,
): Reply<'room:list'> {
  const all = [...place.rooms.values()].filter(
    (fake) => fake.room.kind === 'channel' || (fake.room.kind === 'private' && place.isMine(fake)),
  );
  const rooms = named(
    all.map(({ room }) => room),
    query,
  ).toSorted(inNameOrder);
  const rest = rooms.slice(rooms.findIndex(({ id }) => id === after) + 1);
  return {
    rooms: rest.slice(0, limit).map((room) => {
      const fake = place.rooms.get(room.id);
      const joined = fake !== undefined && place.isMine(fake);
      return { room, members: fake?.members.size ?? 0, joined };
    }),
    more: rest.length > limit,
  };
}

/** What a visitor missed. */
function missedBy(place: FakePlace, fake: FakeRoom, since: number): Reply<'room:catchup'> {
  const changes = fake.messages.filter(({ rev }) => rev > since).map(messageChange);
  return { kind: 'changes', to: fake.rev, changes, users: [...place.users.values()], more: false };
}

function pageOf(
  place: FakePlace,
  fake: FakeRoom,
  { before, after, at, limit = 50, ...query }: ParsedRequest<'room:history'>,
): Reply<'room:history'> {
  const end = fake.messages.length;
  const around = at === undefined ? query.around : (fake.messages.find((one) => one.at >= at)?.seq ?? end);
  const [from, to] =
    before !== undefined
      ? [Math.max(0, before - 1 - limit), before - 1]
      : after !== undefined
        ? [after, Math.min(end, after + limit)]
        : around !== undefined
          ? [startAround(around, end, limit), Math.min(end, startAround(around, end, limit) + limit)]
          : [Math.max(0, end - limit), end];
  return {
    rev: fake.rev,
    messages: fake.messages.slice(from, to),
    hasBefore: from > 0,
    hasAfter: to < end,
    users: [...place.users.values()],
  };
}

/** A full page, if there is one. */
const startAround = (seq: number, end: number, limit: number): number =>
  Math.max(0, Math.min(seq - 1 - Math.floor(limit / 2), end - limit));
