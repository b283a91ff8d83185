import { type CommandName, commandNames, GENERAL, LOBBY } from '@parley/events';
import { wireKinds } from '../harness/codecs.ts';
import { httpSpeaker, type Speaker } from '../harness/http-speaker.ts';
import { newId } from '../harness/ids.ts';
import { openPlace, type Scene as WiredScene, setScene, unique } from './place.ts';

const place = openPlace();

/** The scene, with two who only say commands, whatever carries them. */
type Scene = Omit<WiredScene, 'ada' | 'ben'> & { readonly ada: Speaker; readonly ben: Speaker };

const send = (scene: Scene, text = 'High water is at 14:20.') =>
  scene.ada.do('message:send', { room: scene.room, id: newId(), text });

/** What is for admins of the place only. */
const forbidden = (asked: Promise<unknown>): Promise<void> => expect(asked).rejects.toThrow('forbidden');

const ownerSpeaks = async (): Promise<Speaker> => {
  const { cookie } = await place.owner();
  return httpSpeaker(place.url, { cookie });
};

const botSpeaks = (secret: string): Speaker => httpSpeaker(place.url, { authorization: `Bearer ${secret}` });

async function makeBot() {
  const owner = await ownerSpeaks();
  const { bot } = await owner.do('bot:create', { name: unique('Tide table') });
  const made = await owner.do('token:create', { bot: bot.id, name: 'Office', scopes: ['read'] });
  return { owner, bot, ...made };
}

/** One plain use of each command; a new command without its row does not compile. */
const uses: { readonly [N in CommandName]: (scene: Scene) => Promise<void> } = {
  'session:sync': async ({ ada, adaIs, room }) => {
    const reply = await ada.do('session:sync', {});
    expect(reply.you).toEqual(adaIs.user);
    expect(reply.rooms.map((entry) => entry.room.id).sort()).toEqual([GENERAL, LOBBY, room].sort());
  },
  'session:heads': async (scene) => {
    const { rev } = await send(scene);
    const { heads } = await scene.ada.do('session:heads', {});
    expect(heads[scene.room]).toBe(rev);
  },
  'session:list': async ({ ada }) => {
    const { sessions } = await ada.do('session:list', {});
    expect(sessions).toMatchObject([{ current: true }]);
  },
  'session:revoke': async ({ ada }) => {
    expect(await ada.do('session:revoke', { op: newId() })).toEqual({ ended: 0 });
  },
  'preference:set': async ({ ada }) => {
    const set = { key: 'look.theme', value: 'dark' };
    expect(await ada.do('preference:set', { op: newId(), ...set })).toEqual({});
    expect((await ada.do('session:sync', {})).preferences).toEqual([set]);
  },
  'room:create': async ({ ada, benIs }) => {
    const name = unique('Lighthouse');
    const { entry } = await ada.do('room:create', {
      op: newId(),
      kind: 'private',
      name,
      topic: 'Lamp and log',
      users: [benIs.user.id],
    });
    expect(entry).toMatchObject({ role: 'moderator', read: 0, head: { seq: 0 } });
    expect(entry.room).toMatchObject({ kind: 'private', name, topic: 'Lamp and log' });
  },
  'room:join': async ({ ada, ben }) => {
    const { entry } = await ben.do('room:create', { kind: 'channel', name: unique('Pier') });
    const joined = await ada.do('room:join', { op: newId(), room: entry.room.id });
    expect(joined.entry).toMatchObject({ role: 'member', room: entry.room });
  },
  'room:leave': async ({ ben, room }) => {
    await ben.do('room:leave', { op: newId(), room });
    const { rooms } = await ben.do('session:sync', {});
    expect(rooms.map((entry) => entry.room.id)).not.toContain(room);
  },
  'room:update': async ({ ada, room }) => {
    const name = unique('Old harbour');
    const reply = await ada.do('room:update', { op: newId(), room, name, topic: '' });
    expect(reply.room).toMatchObject({ id: room, name, topic: '' });
  },
  'room:invite': async ({ ada, room }) => {
    const carl = await place.newcomer('Carl');
    const { added } = await ada.do('room:invite', { op: newId(), room, users: [carl.user.id] });
    expect(added).toEqual([carl.user.id]);
  },
  'room:remove': async ({ ada, benIs, room }) => {
    await ada.do('room:remove', { op: newId(), room, user: benIs.user.id });
    const { members } = await ada.do('room:members', { room });
    expect(members.map(({ user }) => user)).not.toContain(benIs.user.id);
  },
  'room:list': async ({ ada }) => {
    const name = unique('Boathouse');
    await ada.do('room:create', { kind: 'channel', name });
    const { rooms, more } = await ada.do('room:list', { query: name.toUpperCase(), limit: 1 });
    expect(rooms).toMatchObject([{ room: { name }, members: 1, joined: true }]);
    expect(more).toBe(false);
  },
  'room:members': async ({ ada, adaIs, benIs, room }) => {
    const { members, users, more } = await ada.do('room:members', { room });
    const byName = [adaIs.user, benIs.user].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id);
    expect(members.map(({ user }) => user)).toEqual(byName);
    expect(users.map(({ id }) => id).sort()).toEqual(byName.toSorted());
    expect(more).toBe(false);
  },
  'room:history': async (scene) => {
    await send(scene, 'one');
    await send(scene, 'two');
    const page = await scene.ben.do('room:history', { room: scene.room, limit: 1 });
    expect(page).toMatchObject({ hasBefore: true, hasAfter: false, messages: [{ seq: 2, text: 'two' }] });
  },
  'room:catchup': async (scene) => {
    const { rev } = await send(scene);
    const reply = await scene.ben.do('room:catchup', { room: scene.room, since: rev - 1 });
    expect(reply).toMatchObject({
      kind: 'changes',
      to: rev,
      more: false,
      changes: [{ kind: 'message', rev }],
    });
  },
  'search:messages': async (scene) => {
    const { seq } = await send(scene, 'Needle in hay');
    const page = await scene.ben.do('search:messages', { query: 'eedl', room: scene.room });
    expect(page).toMatchObject({
      results: [{ room: scene.room, message: { seq, text: 'Needle in hay' }, highlights: [[1, 5]] }],
      rooms: [{ id: scene.room }],
      users: [{ id: scene.adaIs.user.id }],
    });
  },
  'message:send': async (scene) => {
    const first = await send(scene);
    const second = await send(scene);
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(second.rev).toBe(first.rev + 1);
  },
  'message:edit': async (scene) => {
    const { seq, rev } = await send(scene);
    const edited = await scene.ada.do('message:edit', {
      op: newId(),
      room: scene.room,
      seq,
      text: 'At 14:40.',
    });
    expect(edited.rev).toBe(rev + 1);
    const page = await scene.ben.do('room:history', { room: scene.room });
    expect(page.messages).toMatchObject([{ seq, text: 'At 14:40.', editedAt: expect.any(Number) }]);
  },
  'message:delete': async (scene) => {
    const { seq } = await send(scene);
    await scene.ada.do('message:delete', { op: newId(), room: scene.room, seq });
    const page = await scene.ben.do('room:history', { room: scene.room });
    expect(page.messages).toMatchObject([{ seq, text: '', deleted: true, reactions: [] }]);
  },
  'message:react': async (scene) => {
    const { seq } = await send(scene);
    await scene.ben.do('message:react', { op: newId(), room: scene.room, seq, emoji: '👍🏽', on: true });
    const page = await scene.ada.do('room:history', { room: scene.room });
    expect(page.messages[0]?.reactions).toEqual([{ emoji: '👍🏽', users: [scene.benIs.user.id] }]);
  },
  'message:pin': async (scene) => {
    const { seq } = await send(scene);
    await scene.ben.do('message:pin', { op: newId(), room: scene.room, seq, on: true });
    const page = await scene.ada.do('room:history', { room: scene.room });
    expect(page.messages[0]?.pinned).toMatchObject({ by: scene.benIs.user.id });
  },
  'room:pins': async (scene) => {
    const { seq } = await send(scene);
    await scene.ada.do('message:pin', { op: newId(), room: scene.room, seq, on: true });
    const { pins } = await scene.ben.do('room:pins', { room: scene.room });
    expect(pins).toMatchObject([{ by: scene.adaIs.user.id, message: { seq } }]);
  },
  'room:files': async (scene) => {
    await send(scene);
    // Nobody has uploaded anything: how that is done, and what comes of it, is http.test.ts's.
    const { messages, more } = await scene.ben.do('room:files', { room: scene.room });
    expect({ messages, more }).toEqual({ messages: [], more: false });
  },
  'direct:open': async ({ ada, ben, adaIs, benIs }) => {
    const first = await ada.do('direct:open', { op: newId(), users: [benIs.user.id] });
    expect(first.entry.room).toMatchObject({
      kind: 'direct',
      people: [adaIs.user.id, benIs.user.id].sort(),
    });
    const again = await ben.do('direct:open', { users: [adaIs.user.id] });
    expect(again.entry.room.id).toBe(first.entry.room.id);
  },
  'thread:open': async (scene) => {
    const { seq } = await send(scene);
    const { room } = await scene.ben.do('thread:open', { op: newId(), room: scene.room, seq });
    expect(room).toMatchObject({ kind: 'thread', parent: { room: scene.room, seq } });
    expect((await scene.ada.do('thread:open', { room: scene.room, seq })).room.id).toBe(room.id);
    await scene.ben.do('message:send', { room: room.id, id: newId(), text: 'Which one?' });
    const page = await scene.ada.do('room:history', { room: scene.room });
    const last = { by: scene.benIs.user.id, at: expect.any(Number) };
    expect(page.messages[0]?.thread).toEqual({ room: room.id, count: 1, last, people: [last.by] });
    const { rooms } = await scene.ada.do('session:sync', {});
    expect(rooms.find((entry) => entry.room.id === room.id)).toMatchObject({ head: { seq: 1 }, read: 0 });
  },
  'thread:update': async (scene) => {
    const { seq } = await send(scene);
    const { room } = await scene.ada.do('thread:open', { room: scene.room, seq });
    const changed = await scene.ben.do('thread:update', {
      op: newId(),
      room: room.id,
      name: 'Which boat?',
      resolved: true,
    });
    expect(changed.room).toMatchObject({ name: 'Which boat?', resolved: true });
    const again = await scene.ben.do('thread:update', { room: room.id, name: null, resolved: false });
    expect(again.room).toMatchObject({ name: '', rev: changed.room.rev + 1 });
    expect(again.room.resolved).toBeUndefined();
  },
  'read:set': async (scene) => {
    await send(scene, 'one');
    await send(scene, 'two');
    expect(await scene.ben.do('read:set', { room: scene.room, seq: 2 })).toEqual({ seq: 2 });
    expect(await scene.ben.do('read:set', { op: newId(), room: scene.room, seq: 1 })).toEqual({ seq: 1 });
  },
  'typing:set': async ({ ada, room }) => {
    expect(await ada.do('typing:set', { room, on: true })).toEqual({});
  },
  'presence:set': async ({ ada }) => {
    expect(await ada.do('presence:set', { state: 'away' })).toEqual({});
  },
  'presence:watch': async ({ ada, benIs, room }) => {
    const { presence } = await ada.do('presence:watch', { rooms: [room], users: [benIs.user.id] });
    expect(presence).toEqual([{ user: benIs.user.id, state: expect.any(String) }]);
  },
  'user:list': async ({ ada, benIs }) => {
    const { users, more } = await ada.do('user:list', { query: benIs.name.toLowerCase(), limit: 5 });
    expect(users).toEqual([benIs.user]);
    expect(more).toBe(false);
  },
  'user:update': async ({ ada }) => {
    const name = unique('Ada L.');
    const { user } = await ada.do('user:update', { op: newId(), name: `  ${name} ` });
    expect(user.name).toBe(name);
  },
  'bot:create': async () => {
    const name = unique('Tide table');
    const { bot } = await (await ownerSpeaks()).do('bot:create', { op: newId(), name });
    expect(bot).toMatchObject({ name, role: 'bot' });
  },
  'bot:list': async () => {
    const { owner, bot } = await makeBot();
    expect((await owner.do('bot:list', {})).bots).toContainEqual(bot);
  },
  'bot:remove': async () => {
    const { owner, bot, token, secret } = await makeBot();
    expect(await owner.do('bot:remove', { op: newId(), bot: bot.id })).toEqual({});
    await expect(owner.do('token:revoke', { token: token.id })).rejects.toThrow('not_found');
    await expect(botSpeaks(secret).do('session:heads', {})).rejects.toThrow('unauthenticated');
  },
  'token:create': async () => {
    const { bot, secret } = await makeBot();
    expect((await botSpeaks(secret).do('session:sync', {})).you).toEqual(bot);
  },
  'token:list': async () => {
    const { owner, bot, token } = await makeBot();
    expect(await owner.do('token:list', { bot: bot.id })).toEqual({ tokens: [token] });
  },
  'token:revoke': async () => {
    const { owner, token, secret } = await makeBot();
    await owner.do('token:revoke', { op: newId(), token: token.id });
    await expect(botSpeaks(secret).do('session:heads', {})).rejects.toThrow('unauthenticated');
  },
  'room:role': async ({ ada, ben, benIs, room }) => {
    await ada.do('room:role', { op: newId(), room, user: benIs.user.id, role: 'moderator' });
    const { rooms } = await ben.do('session:sync', {});
    expect(rooms.find((entry) => entry.room.id === room)).toMatchObject({ role: 'moderator' });
  },
  'room:mute': async ({ ada, ben, benIs, room }) => {
    const until = Date.now() + 3_600_000;
    await ada.do('room:mute', { op: newId(), room, user: benIs.user.id, until });
    const sending = ben.do('message:send', { room, id: newId(), text: 'hello?' });
    await expect(sending).rejects.toThrow('forbidden');
  },
  'user:ban': ({ ada, benIs }) => forbidden(ada.do('user:ban', { op: newId(), user: benIs.user.id })),
  'user:unban': ({ ada, benIs }) => forbidden(ada.do('user:unban', { op: newId(), user: benIs.user.id })),
  'message:report': async (scene) => {
    const { seq } = await send(scene);
    await scene.ben.do('message:report', { op: newId(), room: scene.room, seq, reason: 'Wrong tide' });
  },
  'report:list': async (scene) => {
    const { ada, ben, room, benIs } = scene;
    const { seq } = await ben.do('message:send', { room, id: newId(), text: 'spam' });
    await ada.do('message:report', { room, seq, reason: 'Spam' });
    const { reports } = await ada.do('report:list', {});
    expect(reports).toMatchObject([{ room, seq, author: benIs.user.id, text: 'spam', reason: 'Spam' }]);
  },
  'report:resolve': async ({ ada, ben, room }) => {
    const { seq } = await ben.do('message:send', { room, id: newId(), text: 'spam' });
    const made = await ada.do('message:report', { room, seq, reason: 'Spam' });
    const { report } = await ada.do('report:resolve', {
      op: newId(),
      report: made.report,
      outcome: 'handled',
    });
    expect(report).toMatchObject({ text: '', resolved: { outcome: 'handled' } });
  },
  'audit:list': async ({ ada }) => {
    await expect(ada.do('audit:list', {})).rejects.toThrow('forbidden');
  },
  'place:state': ({ ada }) => forbidden(ada.do('place:state', {})),
  'invite:create': async () => {
    const owner = await ownerSpeaks();
    const { invite, secret } = await owner.do('invite:create', { uses: 2, rooms: [GENERAL] });
    expect(invite).toMatchObject({ uses: 2, used: 0, rooms: [GENERAL] });
    expect(secret).toMatch(/^[a-z0-9]{26,}$/);
  },
  'invite:list': async () => {
    const owner = await ownerSpeaks();
    const { invite } = await owner.do('invite:create', {});
    expect((await owner.do('invite:list', {})).invites).toContainEqual(invite);
  },
  'invite:revoke': async () => {
    const owner = await ownerSpeaks();
    const { invite } = await owner.do('invite:create', {});
    expect(await owner.do('invite:revoke', { op: newId(), invite: invite.id })).toEqual({});
    expect((await owner.do('invite:list', {})).invites).not.toContainEqual(invite);
  },
  'user:recover': async () => {
    const owner = await ownerSpeaks();
    const { user } = await place.member('Rita');
    const { secret, expiresAt } = await owner.do('user:recover', { user: user.id });
    expect(secret).toMatch(/^[a-z0-9]{26,}$/);
    expect(expiresAt).toBeGreaterThan(Date.now());
  },
  'user:role': async () => {
    const owner = await ownerSpeaks();
    const { user } = await place.member('Mia');
    const promoted = await owner.do('user:role', { op: newId(), user: user.id, role: 'admin' });
    expect(promoted.user).toMatchObject({ id: user.id, role: 'admin' });
  },
};

/** What lives only as long as a socket. */
const needsSocket: ReadonlySet<CommandName> = new Set(['presence:set', 'presence:watch']);

describe('over HTTP', () => {
  test.each(commandNames.filter((name) => !needsSocket.has(name)))(
    '[C1] [T7] %s does what it says, and its answer has the form of the contract',
    async (name) => {
      expect.hasAssertions();
      const scene = await setScene(place, 'native WebSocket');
      const [ada, ben] = [scene.adaIs, scene.benIs].map(({ cookie }) => httpSpeaker(place.url, { cookie }));
      if (ada && ben) await uses[name]({ ...scene, ada, ben });
    },
  );
});

describe.each(wireKinds)('over %s', (kind) => {
  test.each(commandNames)(
    '[C1] [T3] %s does what it says, and its answer has the form of the contract',
    async (name) => {
      expect.hasAssertions();
      await uses[name](await setScene(place, kind));
    },
  );
});
