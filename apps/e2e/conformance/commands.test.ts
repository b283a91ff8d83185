import { type CommandName, commandNames, GENERAL, LOBBY } from '@parley/events';
import { wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import { type Scene, setScene, unique, openPlace } from './place.ts';

const place = openPlace();

const send = (scene: Scene, text = 'High water is at 14:20.') =>
  scene.ada.do('message:send', { room: scene.room, id: newId(), text });

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
    const ids = [adaIs.user.id, benIs.user.id].sort();
    expect(members.map(({ user }) => user)).toEqual(ids);
    expect(users.map(({ id }) => id).sort()).toEqual(ids);
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
  'direct:open': async ({ ada, ben, adaIs, benIs }) => {
    const first = await ada.do('direct:open', { op: newId(), users: [benIs.user.id] });
    expect(first.entry.room).toMatchObject({
      kind: 'direct',
      people: [adaIs.user.id, benIs.user.id].sort(),
    });
    const again = await ben.do('direct:open', { users: [adaIs.user.id] });
    expect(again.entry.room.id).toBe(first.entry.room.id);
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
};

describe.each(wireKinds)('over %s', (kind) => {
  test.each(commandNames)(
    '[C1] [T3] %s does what it says, and its answer has the form of the contract',
    async (name) => {
      expect.hasAssertions();
      await uses[name](await setScene(place, kind));
    },
  );
});
