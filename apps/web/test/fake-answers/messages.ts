import type { ParsedRequest, Reply } from '@parley/events';
import type { FakePlace } from '../fake-place.ts';
import type { FakeServer } from '../fake-server.ts';
import { type Answers, failed, inRoom, ok } from './answer.ts';

/** What is answered about messages: sent, changed, found, reported, and replied to in a thread. */
export const aboutMessages = (server: FakeServer): Answers => ({
  'message:send': ({ room, id, text }) =>
    inRoom(server, room, (fake) => {
      const { place } = server;
      if (fake.room.parent && !place.isMine(fake)) {
        server.enter(fake, [place.me.id]);
        server.gain(fake);
      }
      const { seq, rev, at } = server.write(fake, place.me, text, { id });
      return ok({ seq, rev, at });
    }),
  'message:edit': ({ room, seq, text }) =>
    inRoom(server, room, (fake) => {
      const { place } = server;
      server.broadcast(place.change(fake, seq, (old) => ({ ...old, text, editedAt: place.now() })));
      return ok({ rev: fake.rev });
    }),
  'message:delete': ({ room, seq }) =>
    inRoom(server, room, (fake) => {
      server.erase(room, seq);
      return ok({ rev: fake.rev });
    }),
  'message:react': ({ room, seq, emoji, on }) =>
    inRoom(server, room, (fake) => {
      const { place } = server;
      server.broadcast(place.react(fake, seq, place.me.id, emoji, on));
      return ok({ rev: fake.rev });
    }),
  'message:pin': ({ room, seq, on }) =>
    inRoom(server, room, (fake) => {
      server.pin(room, server.place.me, seq, on);
      return ok({ rev: fake.rev });
    }),
  'thread:open': ({ room, seq }) =>
    inRoom(server, room, (fake) => {
      const thread = server.place.thread(fake, seq);
      return ok({ room: thread.room, head: { seq: thread.messages.length, rev: thread.rev } });
    }),
  'thread:update': ({ room, name, resolved }) =>
    inRoom(server, room, (fake) => {
      const { resolved: before, ...rest } = fake.room;
      const change = server.place.describe(fake, {
        ...rest,
        name: name === undefined ? rest.name : (name ?? ''),
        ...((resolved ?? before) && { resolved: true }),
      });
      server.broadcast(change);
      server.broadcast(server.place.summarise(fake));
      return ok({ room: fake.room });
    }),
  'search:messages': (query) => ok(found(server.place, query)),
  'message:report': ({ room }) => inRoom(server, room, () => ok({ report: 1 })),
  'report:list': ({ resolved = false, before = Infinity, limit = 100 }) => {
    const { reports, place } = server;
    const older = reports.filter(
      (report) => (report.resolved !== undefined) === resolved && report.id < before,
    );
    return ok({
      reports: older.slice(0, limit),
      users: [...place.users.values()],
      rooms: [...place.rooms.values()].map(({ room }) => room),
      more: older.length > limit,
      open: reports.filter((report) => report.resolved === undefined).length,
    });
  },
  'report:resolve': ({ report: id, outcome }) => {
    const resolved = { at: server.place.now(), by: server.place.me.id, outcome };
    server.report(...server.reports.map((one) => (one.id === id ? { ...one, text: '', resolved } : one)));
    const report = server.reports.find((one) => one.id === id);
    return report === undefined
      ? failed({ code: 'not_found', message: 'There is no such report.' })
      : ok({ report });
  },
});

function found(
  place: FakePlace,
  { query, room: only, from, limit = 20, cursor = '0' }: ParsedRequest<'search:messages'>,
): Reply<'search:messages'> {
  const all = [...place.rooms.values()]
    .filter(({ room }) => only === undefined || room.id === only)
    .flatMap((fake) =>
      fake.messages.map((whole) => {
        const { reactions: _, pinned: _pinned, ...message } = whole;
        return { room: fake.room, message };
      }),
    )
    .filter(({ message }) => message.text.toLowerCase().includes(query.toLowerCase()))
    .filter(({ message }) => from === undefined || message.author === from)
    .sort((a, b) => b.message.at - a.message.at || b.message.seq - a.message.seq);
  const start = Number(cursor);
  const page = all.slice(start, start + limit);
  return {
    results: page.map(({ room, message }) => {
      const at = message.text.toLowerCase().indexOf(query.toLowerCase());
      return { room: room.id, message, highlights: query === '' ? [] : [[at, at + query.length]] };
    }),
    rooms: [...new Set(page.map(({ room }) => room))],
    users: [...place.users.values()],
    ...(all.length > start + limit && { cursor: String(start + limit) }),
  };
}
