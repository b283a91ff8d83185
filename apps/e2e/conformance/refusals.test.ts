import { type CommandName, GENERAL, limits, LOBBY, LOBBY_GUEST } from '@parley/events';
import { wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import { type Scene, setScene, unique, openPlace } from './place.ts';

const place = openPlace();
const nobody = 'u-nobody';
const nowhere = 'r-nowhere';

interface Case {
  readonly title: string;
  readonly command: CommandName;
  readonly data: (scene: Scene) => unknown;
  /** Where the answer's issues must point. */
  readonly path: string | undefined;
}

const when = (title: string, command: CommandName, data: Case['data'], path?: string): Case => ({
  title,
  command,
  data,
  path,
});

const invalid: readonly Case[] = [
  when('no data at all', 'message:send', () => null, 'room'),
  when('a list where an object is due', 'room:list', () => [], ''),
  when('an unknown field', 'room:list', () => ({ colour: 'red' }), 'colour'),
  when('a room id that is none', 'room:join', () => ({ room: '../etc/passwd' }), 'room'),
  when(
    'a number where a text is due',
    'message:send',
    ({ room }) => ({ room, id: newId(), text: 5 }),
    'text',
  ),
  when('an empty message', 'message:send', ({ room }) => ({ room, id: newId(), text: '' }), 'text'),
  when(
    'a blank message',
    'message:send',
    ({ room }) => ({ room, id: newId(), text: ' \n\u200b\t ' }),
    'text',
  ),
  when(
    'a message of 8,001 characters',
    'message:send',
    ({ room }) => ({ room, id: newId(), text: 'x'.repeat(limits.text + 1) }),
    'text',
  ),
  when(
    'a message with NUL in it',
    'message:send',
    ({ room }) => ({ room, id: newId(), text: 'a\0b' }),
    'text',
  ),
  when(
    'half a surrogate pair',
    'message:send',
    ({ room }) => ({ room, id: newId(), text: 'a\ud83d' }),
    'text',
  ),
  when('an id that is no UUID', 'message:send', ({ room }) => ({ room, id: '1', text: 'x' }), 'id'),
  when(
    'an id that is a UUID of another version',
    'message:send',
    ({ room }) => ({ room, id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', text: 'x' }),
    'id',
  ),
  when('history before a negative seq', 'room:history', ({ room }) => ({ room, before: -1 }), 'before'),
  when(
    'history after a seq beyond all integers',
    'room:history',
    ({ room }) => ({ room, after: 1e300 }),
    'after',
  ),
  when('history around half a message', 'room:history', ({ room }) => ({ room, around: 1.5 }), 'around'),
  when(
    '101 messages of history',
    'room:history',
    ({ room }) => ({ room, limit: limits.historyPage + 1 }),
    'limit',
  ),
  when('no messages of history', 'room:history', ({ room }) => ({ room, limit: 0 }), 'limit'),
  when(
    'history in two directions at once',
    'room:history',
    ({ room }) => ({ room, before: 9, after: 1 }),
    '',
  ),
  when('a catch-up since a text', 'room:catchup', ({ room }) => ({ room, since: '0' }), 'since'),
  when('a room without a name', 'room:create', () => ({ kind: 'channel', name: '   ' }), 'name'),
  when(
    'a room with a right-to-left mark',
    'room:create',
    () => ({ kind: 'channel', name: 'a\u202eb' }),
    'name',
  ),
  when('a room of an unknown kind', 'room:create', () => ({ kind: 'secret', name: 'x' }), 'kind'),
  when('a topic with control characters', 'room:update', ({ room }) => ({ room, topic: 'a\u0007' }), 'topic'),
  when('an update of nothing', 'room:update', ({ room }) => ({ room }), ''),
  when('a name of 1,000 emoji', 'user:update', () => ({ name: '🎉'.repeat(1_000) }), 'name'),
  when('a name with a control character', 'user:update', () => ({ name: 'A\u0000da' }), 'name'),
  when(
    'an emoji that is a word',
    'message:react',
    ({ room }) => ({ room, seq: 1, emoji: 'yes', on: true }),
    'emoji',
  ),
  when('an invitation of nobody', 'room:invite', ({ room }) => ({ room, users: [] }), 'users'),
  when(
    'an invitation of 101 people',
    'room:invite',
    ({ room }) => ({ room, users: Array.from({ length: 101 }, (_, n) => `u${n}`) }),
    'users',
  ),
  when(
    'a conversation of 13',
    'direct:open',
    () => ({ users: Array.from({ length: limits.directPeople }, (_, n) => `u${n}`) }),
    'users',
  ),
  when(
    'a watch over 11 rooms',
    'presence:watch',
    () => ({ rooms: Array.from({ length: limits.watchedRooms + 1 }, (_, n) => `r${n}`), users: [] }),
    'rooms',
  ),
  when('a presence that is none', 'presence:set', () => ({ state: 'invisible' }), 'state'),
];

const notFound: readonly Case[] = [
  when('a message to a room that does not exist', 'message:send', () => ({
    room: nowhere,
    id: newId(),
    text: 'x',
  })),
  when('joining a room that does not exist', 'room:join', () => ({ room: nowhere })),
  when('the history of a room that does not exist', 'room:history', () => ({ room: nowhere })),
  when('an edit of a message that does not exist', 'message:edit', ({ room }) => ({
    room,
    seq: 99,
    text: 'x',
  })),
  when('the deletion of a message that does not exist', 'message:delete', ({ room }) => ({ room, seq: 99 })),
  when('a reaction to a message that does not exist', 'message:react', ({ room }) => ({
    room,
    seq: 99,
    emoji: '👍',
    on: true,
  })),
  when('an invitation of somebody who does not exist', 'room:invite', ({ room }) => ({
    room,
    users: [nobody],
  })),
  when('a conversation with somebody who does not exist', 'direct:open', () => ({ users: [nobody] })),
  when('the removal of somebody who is not in the room', 'room:remove', ({ room }) => ({
    room,
    user: nobody,
  })),
];

const forbidden: readonly Case[] = [
  when('renaming a built-in room', 'room:update', () => ({ room: GENERAL, name: unique('Mine') })),
  when('removing somebody from a room one does not lead', 'room:remove', ({ benIs }) => ({
    room: GENERAL,
    user: benIs.user.id,
  })),
  when('a direct conversation with the lobby guest', 'direct:open', () => ({ users: [LOBBY_GUEST] })),
  when('inviting the lobby guest elsewhere', 'room:invite', ({ room }) => ({ room, users: [LOBBY_GUEST] })),
];

describe.each(wireKinds)('over %s', (kind) => {
  const refusedAs = (code: string, cases: readonly Case[]) =>
    test.each(cases)(`[C2] [C8] $title is refused as ${code}`, async ({ command, data, path }) => {
      const scene = await setScene(place, kind);
      const ack = await scene.ada.say(command, data(scene));
      expect(ack).toMatchObject({ ok: false, error: { code } });
      const paths = ack.ok ? [] : (ack.error.issues ?? []).map((issue) => issue.path);
      expect(path === undefined || paths.includes(path)).toBe(true);
      // Nothing was stored, and the next command is served.
      const page = await scene.ada.do('room:history', { room: scene.room });
      expect(page.messages).toEqual([]);
    });

  refusedAs('invalid', invalid);
  refusedAs('not_found', notFound);
  refusedAs('forbidden', forbidden);

  test('[C2] what only the author or a moderator may do is forbidden to others', async () => {
    const { ada, ben, adaIs, room } = await setScene(place, kind);
    const { seq } = await ada.do('message:send', { room, id: newId(), text: 'mine' });
    const tries = await Promise.all([
      ben.command('message:edit', { room, seq, text: 'yours' }),
      ben.command('message:delete', { room, seq }),
      ben.command('room:update', { room, topic: 'ours' }),
      ben.command('room:remove', { room, user: adaIs.user.id }),
    ]);
    expect(tries.map((ack) => !ack.ok && ack.error.code)).toEqual(Array(4).fill('forbidden'));
    const page = await ben.do('room:history', { room });
    expect(page.messages).toMatchObject([{ text: 'mine', seq }]);
  });

  test('[C2] who is not in a channel can read it and not write in it', async () => {
    const { ada, room } = await setScene(place, kind);
    await ada.do('message:send', { room, id: newId(), text: 'for all to read' });
    const carl = await (await place.newcomer('Carl')).open(kind);
    expect((await carl.do('room:history', { room })).messages).toHaveLength(1);
    const tries = await Promise.all([
      carl.command('message:send', { room, id: newId(), text: 'x' }),
      carl.command('message:react', { room, seq: 1, emoji: '👍', on: true }),
      carl.command('read:set', { room, seq: 1 }),
      carl.command('typing:set', { room, on: true }),
      carl.command('room:leave', { room }),
    ]);
    expect(tries.map((ack) => !ack.ok && ack.error.code)).toEqual(Array(5).fill('forbidden'));
  });

  test('[C7] a private room does not exist for those who are not in it', async () => {
    const { ada, room } = await setScene(place, kind, 'private');
    await ada.do('message:send', { room, id: newId(), text: 'secret' });
    const carlIs = await place.newcomer('Carl');
    const carl = await carlIs.open(kind);
    const user = carlIs.user.id;
    const asked: Record<string, unknown> = {
      'room:join': { room },
      'room:leave': { room },
      'room:update': { room, topic: 'x' },
      'room:invite': { room, users: [user] },
      'room:remove': { room, user },
      'room:members': { room },
      'room:history': { room },
      'room:catchup': { room, since: 0 },
      'message:send': { room, id: newId(), text: 'x' },
      'message:edit': { room, seq: 1, text: 'x' },
      'message:delete': { room, seq: 1 },
      'message:react': { room, seq: 1, emoji: '👍', on: true },
      'read:set': { room, seq: 1 },
      'typing:set': { room, on: true },
    };
    for (const [name, data] of Object.entries(asked)) {
      const there = await carl.say(name, data);
      const nowhereAtAll = await carl.say(name, { ...(data as object), room: nowhere });
      expect({ name, there }).toEqual({ name, there: nowhereAtAll });
      expect(there).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    const { rooms } = await carl.do('room:list', {});
    expect(rooms.map((listed) => listed.room.id)).not.toContain(room);
  });

  test('[N3] two channels, or two people, can not have names that look alike', async () => {
    const { ada, ben, adaIs } = await setScene(place, kind);
    const name = unique('Cafe');
    await ada.do('room:create', { kind: 'channel', name });
    const tries = await Promise.all([
      ben.command('room:create', { kind: 'channel', name: name.toUpperCase() }),
      ben.command('room:create', { kind: 'channel', name: name.replace('Cafe', 'Caƒé') }),
      ben.command('user:update', { name: adaIs.name.replace('Ada', 'Аԁа') }),
    ]);
    expect(tries.map((ack) => !ack.ok && ack.error.code)).toEqual(Array(3).fill('conflict'));
  });

  test('[C2] one can not remove oneself, nor add a 21st emoji', async () => {
    const { ada, adaIs, room } = await setScene(place, kind);
    const { seq } = await ada.do('message:send', { room, id: newId(), text: 'well done' });
    const emoji = Array.from('😀😃😄😁😆😅😂🤣😊😇🙂🙃😉😌😍🥰😘😗😙😚😋');
    const acks = await Promise.all(
      emoji.map((one) => ada.command('message:react', { room, seq, emoji: one, on: true })),
    );
    expect(acks.filter(({ ok }) => ok)).toHaveLength(limits.reactionsPerMessage);
    expect(acks.at(-1)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await ada.command('room:remove', { room, user: adaIs.user.id })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
  });

  test('[L5] the lobby takes what its members say', async () => {
    const ada = await (await place.newcomer('Ada')).open(kind);
    expect((await ada.command('message:send', { room: LOBBY, id: newId(), text: 'hello, lobby' })).ok).toBe(
      true,
    );
  });
});
