import { GENERAL, LOBBY, LOBBY_GUEST } from '@parley/events';
import { muted } from '../src/store-rules.ts';
import { anOrderlyPlace } from './orderly-place.ts';
import { Person, Place } from './place.ts';

test('[M1] a moderator makes another one, live for all, and can step down; the last one may', async () => {
  const { ana, ben, room } = await anOrderlyPlace();
  await ana.does('room:role', { room, user: ben.id, role: 'moderator' });
  expect(ben.sink.of('room:changed').at(-1)?.changes).toMatchObject([
    { kind: 'member', member: { user: ben.id, role: 'moderator' } },
  ]);
  expect((await ben.does('room:update', { room, topic: 'mine too' })).room.topic).toBe('mine too');
  // Neither stands higher than the other.
  expect(await ben.refused('room:role', { room, user: ana.id, role: 'member' })).toBe('forbidden');
  expect(await ben.refused('room:remove', { room, user: ana.id })).toBe('forbidden');
  await ana.does('room:role', { room, user: ana.id, role: 'member' });
  expect(await ana.refused('room:update', { room, topic: 'mine' })).toBe('forbidden');
  await ben.does('room:leave', { room });
});

test('[M1] an admin takes a channel over that nobody leads any more, and no private room', async () => {
  const { ana, ben, room, registered } = await anOrderlyPlace();
  const adam = await registered('Adam', 'admin');
  const { entry } = await ana.does('room:create', { kind: 'private', name: 'plans', users: [ben.id] });
  await ana.does('room:leave', { room });
  expect((await adam.does('room:update', { room, topic: 'orphaned' })).room.topic).toBe('orphaned');
  await adam.does('room:join', { room });
  await adam.does('room:role', { room, user: adam.id, role: 'moderator' });
  await adam.does('room:role', { room, user: ben.id, role: 'moderator' });
  const plans = { room: entry.room.id, user: ben.id };
  expect([
    await adam.refused('room:update', { room: plans.room, topic: 'x' }),
    await adam.refused('room:role', { ...plans, role: 'member' }),
    await adam.refused('room:mute', { ...plans, until: 9_000_000_000_009 }),
    await adam.refused('room:remove', plans),
  ]).toEqual(Array(4).fill('not_found'));
});

test('[M2] the owner stands above admins, and these above moderators', async () => {
  const { ana, room, registered } = await anOrderlyPlace();
  const [olga, adam, eve] = [
    await registered('Olga', 'owner'),
    await registered('Adam', 'admin'),
    await registered('Eve', 'admin'),
  ];
  for (const person of [olga, adam, eve]) await person.does('room:join', { room });
  const { seq } = await adam.say(room, 'by Adam');
  for (const lower of [ana, eve]) {
    expect(await lower.refused('room:mute', { room, user: adam.id, until: 9_000_000_000_009 })).toBe(
      'forbidden',
    );
    expect(await lower.refused('room:remove', { room, user: adam.id })).toBe('forbidden');
    expect(await lower.refused('message:delete', { room, seq })).toBe('forbidden');
  }
  await olga.does('message:delete', { room, seq });
  await olga.does('room:remove', { room, user: adam.id });
  expect(await adam.refused('room:update', { room, topic: 'x' })).toBe('forbidden');
  await adam.does('message:delete', { room: GENERAL, seq: (await ana.say(GENERAL, 'spam')).seq });
});

test('[M2] the user of the ten-line clients is not removed nor raised, and can be muted', async () => {
  const { registered } = await anOrderlyPlace();
  const olga = await registered('Olga', 'owner');
  const them = { room: LOBBY, user: LOBBY_GUEST };
  expect(await olga.refused('room:remove', them)).toBe('forbidden');
  expect(await olga.refused('room:role', { ...them, role: 'moderator' })).toBe('forbidden');
  expect(await olga.refused('room:mute', { ...them, until: 9_000_000_000_009 })).toBe('ok');
});

test('[M3] who is muted learns until when, also at the next sync, and is not seen typing', async () => {
  const { place, ana, ben, room } = await anOrderlyPlace();
  const until = place.clock.now() + 60_000;
  await ana.does('presence:watch', { rooms: [room], users: [] });
  await ana.does('room:mute', { room, user: ben.id, until });
  const ack = await ben.ask('message:send', { room, id: place.messageId(), text: 'but' });
  expect(ack).toMatchObject({ ok: false, error: { code: 'forbidden', retryAfterMs: 60_000 } });
  await ben.does('typing:set', { room, on: true });
  await place.clock.advance(1_000);
  expect(ana.sink.of('typing:changed')).toEqual([]);
  const { rooms } = await ben.does('session:sync', {});
  expect(rooms.find((entry) => entry.room.id === room)).toMatchObject({ mutedUntil: until });
  await place.clock.advance(60_000);
  await ben.say(room, 'at last');
});

test('[M5] slow mode holds for many at once, and says how long to wait', async () => {
  const { place, ana, ben, room } = await anOrderlyPlace();
  await ana.does('room:update', { room, slowModeSeconds: 10 });
  const send = () => ben.ask('message:send', { room, id: place.messageId(), text: 'hi' });
  const acks = await Promise.all([send(), send(), send()]);
  expect(acks.map(({ ok }) => ok)).toEqual([true, false, false]);
  expect(acks[2]).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: 10_000 } });
  await place.clock.advance(10_000);
  expect((await send()).ok).toBe(true);
  await Promise.all(['a', 'b', 'c'].map((text) => ana.say(room, text)));
});

test('[M9] a room is archived by who leads it, for everybody at once, and taken out again', async () => {
  const place = await Place.open();
  const [ana, ben] = [await place.person('Ana'), await place.person('Ben')];
  const { entry } = await ana.does('room:create', { kind: 'channel', name: 'harbour', users: [ben.id] });
  const room = entry.room.id;
  await ben.say(room, 'before');
  expect(await ben.refused('room:update', { room, archived: true })).toBe('forbidden');
  expect((await ana.does('room:update', { room, archived: true })).room).toMatchObject({ archived: true });
  for (const who of [ana, ben]) {
    expect(await who.refused('message:send', { room, id: place.messageId(), text: 'x' })).toBe('forbidden');
    const react = await who.ask('message:react', { room, seq: 1, emoji: '👍', on: true });
    expect(react).toMatchObject({
      error: { code: 'forbidden', message: 'This room is archived: nobody writes in it.' },
    });
    expect(await who.refused('thread:open', { room, seq: 1 })).toBe('forbidden');
  }
  const cleo = await place.person('Cleo');
  expect(await cleo.refused('room:join', { room })).toBe('forbidden');
  expect(await ana.refused('room:invite', { room, users: [cleo.id] })).toBe('forbidden');
  expect((await cleo.does('room:history', { room, limit: 10 })).messages).toMatchObject([{ text: 'before' }]);
  expect(await ana.refused('room:update', { room: GENERAL, archived: true })).toBe('forbidden');
  await ana.does('room:update', { room, archived: false });
  await ben.say(room, 'after');
  expect(ben.texts(room)).toEqual(['before', 'after']);
});

test('[M4] a room is made read-only for all who do not lead it', async () => {
  const { place, ana, ben, room } = await anOrderlyPlace();
  await ana.does('room:update', { room, readOnly: true });
  expect(await ben.refused('message:send', { room, id: place.messageId(), text: 'x' })).toBe('forbidden');
  await ana.say(room, 'news');
  await ben.does('message:react', { room, seq: 1, emoji: '👍', on: true });
});

describe('[M6] the audit log', () => {
  const acts = async (owner: Person) =>
    (await owner.does('audit:list', {})).entries.map(({ action, actor, target, details }) => ({
      action,
      actor,
      target,
      details,
    }));

  test('has every act of those who keep order, and no text or name', async () => {
    const { ana, ben, room, registered } = await anOrderlyPlace();
    const olga = await registered('Olga', 'owner');
    const { seq } = await ben.say(room, 'a secret text');
    await ana.does('room:update', { room, topic: 'a secret topic', slowModeSeconds: 5 });
    await ana.does('room:role', { room, user: ben.id, role: 'member' });
    await ana.does('room:mute', { room, user: ben.id, until: 9_000_000_000_007 });
    await ana.does('message:delete', { room, seq });
    await ana.does('room:remove', { room, user: ben.id });
    const log = await acts(olga);
    expect(log).toEqual([
      { action: 'room:remove', actor: ana.id, target: { room, user: ben.id }, details: {} },
      { action: 'message:delete', actor: ana.id, target: { room, seq, user: ben.id }, details: {} },
      {
        action: 'room:mute',
        actor: ana.id,
        target: { room, user: ben.id },
        details: { until: 9_000_000_000_007 },
      },
      { action: 'room:role', actor: ana.id, target: { room, user: ben.id }, details: { role: 'member' } },
      {
        action: 'room:update',
        actor: ana.id,
        target: { room },
        details: { topic: true, slowModeSeconds: 5 },
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('secret');
  });

  test('has nothing of what one does to what is one’s own, nor of what was refused', async () => {
    const { ana, ben, room, registered } = await anOrderlyPlace();
    const olga = await registered('Olga', 'owner');
    const { seq } = await ben.say(room, 'oops');
    await ben.does('message:delete', { room, seq });
    expect(await ben.refused('room:remove', { room, user: ana.id })).toBe('forbidden');
    expect(await acts(olga)).toEqual([]);
  });

  test('is the owner’s alone', async () => {
    const { ana, registered } = await anOrderlyPlace();
    const adam = await registered('Adam', 'admin');
    for (const person of [ana, adam]) expect(await person.refused('audit:list', {})).toBe('forbidden');
  });
});

test('[M2] a removed person is let in again by who leads the room, not by any member', async () => {
  const { place, ana, ben, room } = await anOrderlyPlace();
  const eve = await place.person('Eve');
  await eve.does('room:join', { room });
  await ana.does('room:remove', { room, user: eve.id });
  const back = { room, users: [eve.id] };
  expect(await ben.refused('room:invite', back)).toBe('forbidden');
  const removed = async () =>
    (await ben.does('room:members', { room, state: 'removed' })).users.map(({ name }) => name);
  expect(await removed()).toEqual(['Eve']);
  await ana.does('room:invite', back);
  expect(await removed()).toEqual([]);
});

test('[M3] [D2] a mute that would be over is invalid, unless it is one that was made before', async () => {
  const { place, ana, ben, room } = await anOrderlyPlace();
  const mute = { op: place.messageId(), room, user: ben.id, until: place.clock.now() + 1_000 };
  const first = await ana.does('room:mute', mute);
  await place.clock.advance(2_000);
  expect(await ana.does('room:mute', mute)).toEqual(first);
  const late = await ana.ask('room:mute', { ...mute, op: place.messageId() });
  expect(late).toMatchObject({
    error: { code: 'invalid', issues: [{ path: 'until', message: 'has already passed' }] },
  });
});

test.each([
  [1, '1 s'],
  [119_999, '120 s'],
  [120_000, '2 min'],
  [7_199_999, '120 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 days'],
])('[M3] %i ms of silence are told as %s', (ms, words) => {
  expect(muted(5 + ms, 5).message).toBe(`You are muted in this room for another ${words}.`);
});

test('[D3] what a connection says after a removal it asked for does not overtake it', async () => {
  const { ana, ben, room } = await anOrderlyPlace();
  const [removed, said] = await Promise.all([
    ana.does('room:remove', { room, user: ben.id }),
    ana.say(room, 'among us'),
  ]);
  expect(said.rev).toBe(removed.rev + 1);
  expect(ben.texts(room)).toEqual([]);
});
