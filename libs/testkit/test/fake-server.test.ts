import {
  commandNames,
  commands,
  serverEvents,
  type CommandName,
  type Request,
  type WsEventFrame,
} from '@parley/events';
import { handlers } from '../src/fake-handlers.ts';
import { aRoom, FakeClock, FakeServer, numberedId } from '../src/index.ts';

/** A server with Anna and Ben in #general, and Anna's socket. */
async function anOpenLine() {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  const anna = server.addUser('Anna');
  const ben = server.addUser('Ben');
  const general = server.addRoom(aRoom('general'), anna, ben).id;
  server.post(general, ben, 'hello');
  const events: WsEventFrame[] = [];
  const link = server.transport(anna).connect({ event: (frame) => events.push(frame), closed: () => {} });
  await clock.advance(50);
  const ask = async <N extends CommandName>(command: N, data: Request<N>): Promise<unknown> => {
    let answer: unknown;
    link.send(command, data, (ack) => (answer = ack));
    await clock.advance(50);
    return answer;
  };
  return { clock, server, anna, ben, general, events, ask };
}

test('every command that it plays is answered as the contract says', async () => {
  const { ask, ben, general } = await anOpenLine();
  const requests: { readonly [N in CommandName]?: Request<N> } = {
    'session:sync': {},
    'session:heads': {},
    'room:create': { kind: 'channel', name: 'new' },
    'search:messages': { query: 'hell' },
    'room:join': { room: general },
    'room:leave': { room: 'new' },
    'room:update': { room: general, name: 'renamed' },
    'room:invite': { room: general, users: [ben.id] },
    'room:remove': { room: general, user: ben.id },
    'room:list': {},
    'room:members': { room: general },
    'room:history': { room: general },
    'room:catchup': { room: general, since: 0 },
    'message:send': { room: general, id: numberedId(1), text: 'hi' },
    'message:edit': { room: general, seq: 1, text: 'edited' },
    'message:delete': { room: general, seq: 1 },
    'message:react': { room: general, seq: 2, emoji: '👍', on: true },
    'message:pin': { room: general, seq: 2, on: true },
    'room:pins': { room: general },
    'direct:open': { users: [ben.id] },
    'read:set': { room: general, seq: 1 },
    'typing:set': { room: general, on: true },
    'presence:set': { state: 'away' },
    'presence:watch': { rooms: [general], users: [ben.id] },
    'user:list': {},
    'user:update': { name: 'Annabel' },
    'preference:set': { key: 'look.theme', value: 'dark' },
    'room:role': { room: general, user: ben.id, role: 'moderator' },
    'room:mute': { room: general, user: ben.id, until: 5_000 },
    'audit:list': {},
    'user:role': { user: ben.id, role: 'admin' },
    'session:list': {},
    'session:revoke': {},
  };
  expect(Object.keys(requests).sort()).toEqual(Object.keys(handlers).sort());
  for (const command of commandNames) {
    const request = requests[command];
    if (request === undefined) continue;
    expect(commands[command].request.safeParse(request).error).toBeUndefined();
    const ack = Object(await ask(command, request));
    expect([command, ack.ok]).toEqual([command, true]);
    expect([command, commands[command].reply.safeParse(ack.data).error]).toEqual([command, undefined]);
  }
});

test('every event is one of the contract, and the first is the welcome', async () => {
  const { clock, server, anna, ben, general, events, ask } = await anOpenLine();
  server.post(general, ben, 'more');
  server.setRead(anna.id, general, 1);
  await ask('room:create', { kind: 'private', name: 'mine' });
  await ask('room:leave', { room: 'mine' });
  server.signOut(anna);
  await clock.advance(50);

  for (const { event, data } of events)
    expect([event, serverEvents[event].data.safeParse(data).error]).toEqual([event, undefined]);
  expect(events[0]?.event).toBe('session:welcomed');
  expect(new Set(events.map(({ event }) => event))).toEqual(
    new Set(['session:welcomed', 'room:changed', 'self:changed', 'session:ended']),
  );
});

test('refusals and losses come as ordered, and only as often', async () => {
  const { server, general, ask } = await anOpenLine();
  const refusal = { ok: false, error: { code: 'conflict', message: 'No.' } } as const;
  server.refuseNext('message:send', refusal);
  server.loseDown((frame) => frame.event === 'ack' && frame.to === 'room:history');

  expect(await ask('message:send', { room: general, id: numberedId(1), text: 'hi' })).toEqual(refusal);
  expect(await ask('message:send', { room: general, id: numberedId(1), text: 'hi' })).toMatchObject({
    ok: true,
  });
  expect(await ask('room:history', { room: general })).toBeUndefined();
  expect(await ask('room:history', { room: general })).toMatchObject({ ok: true });
});

test('an unreachable server says so, and one without a session too', async () => {
  const { clock, server, anna, ben } = await anOpenLine();
  const reasons: string[] = [];
  const connect = (user: typeof anna) =>
    server.transport(user).connect({ event: () => {}, closed: (reason) => reasons.push(reason) });
  server.stop();
  connect(anna);
  await clock.advance(50);
  server.resume();
  server.signOut(ben);
  connect(ben);
  await clock.advance(50);
  expect(reasons).toEqual(['unreachable', 'unauthenticated']);
  expect(server.connected).toBe(0);
});
