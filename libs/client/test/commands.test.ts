import { aRoom, type DownFrame } from '@parley/testkit';
import { A_MOMENT, aChat } from './chat.ts';

async function commanding() {
  const chat = aChat();
  const annas = await chat.connected(chat.anna);
  /** Does something and lets `ms` pass for its answer. */
  const after = async <T>(deed: Promise<T>, ms = A_MOMENT): Promise<T> => {
    await chat.clock.advance(ms);
    return deed;
  };
  return { ...chat, annas, after };
}

const isAck = (to: string) => (frame: DownFrame) => frame.event === 'ack' && frame.to === to;

test('a created, a joined and a direct room are mine as soon as their answer is there', async () => {
  const { server, ben, annas, after } = await commanding();
  server.addRoom(aRoom('other'), ben);
  server.down = (frame) => (frame.event === 'self:changed' ? [] : [10]);

  const created = await after(annas.createRoom({ kind: 'private', name: 'mine', users: [ben.id] }));
  const joined = await after(annas.joinRoom(aRoom('other').id));
  const direct = await after(annas.openDirect([ben.id]));

  for (const ack of [created, joined, direct]) {
    const id = ack.ok ? ack.data.entry.room.id : undefined;
    expect(annas.rooms.get()?.map((room) => room.id)).toContain(id);
  }
});

test('a room left is gone as soon as the answer is there', async () => {
  const { general, annas, after } = await commanding();
  expect(await after(annas.leaveRoom(general))).toMatchObject({ ok: true });
  expect(annas.rooms.get()).toEqual([]);
});

test('[D2] a command whose answer was lost is repeated under the same op and takes effect once', async () => {
  const { server, annas, after } = await commanding();
  server.loseDown(isAck('room:create'));
  const ack = await after(annas.createRoom({ kind: 'channel', name: 'once' }), 9_000);

  expect(ack).toMatchObject({ ok: true });
  const sent = server.received.flatMap(({ command, data }) => (command === 'room:create' ? [data] : []));
  expect(sent).toHaveLength(2);
  expect(sent[0]).toEqual(sent[1]);
  expect([...server.rooms.values()].filter(({ room }) => room.name === 'once')).toHaveLength(1);
});

test('a command given while the line is down waits for the sync', async () => {
  const { clock, server, general, annas, after } = await commanding();
  server.stop();
  await clock.advance(A_MOMENT);
  const renaming = annas.updateRoom(general, { name: 'renamed' });
  await clock.advance(3_000);
  server.resume();

  expect(await after(renaming, 16_000)).toMatchObject({ ok: true });
  expect(annas.room(general).get()?.room.name).toBe('renamed');
});

test('a command is given up as unavailable after twenty seconds', async () => {
  const { clock, server, general, annas } = await commanding();
  server.stop();
  await clock.advance(A_MOMENT);
  let ack: unknown;
  void annas.joinRoom(general).then((answer) => (ack = answer));

  await clock.advance(19_900);
  expect(ack).toBeUndefined();
  await clock.advance(200);
  expect(ack).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});

test('a refusal is handed on as it is, without repetition', async () => {
  const { server, general, annas, after } = await commanding();
  const refusal = { ok: false, error: { code: 'forbidden', message: 'Not you.' } } as const;
  server.refuseNext('room:update', refusal);
  expect(await after(annas.updateRoom(general, { topic: 'mine' }))).toEqual(refusal);
  expect(server.count('room:update')).toBe(1);
});

test('what is done to messages comes back as changes', async () => {
  const { server, ben, general, annas, after } = await commanding();
  annas.timeline(general).subscribe(() => {});
  server.post(general, ben, 'one');
  server.post(general, ben, 'two');
  await after(annas.react(general, 1, '👍', true));
  await after(annas.editMessage(general, 1, 'edited'));
  await after(annas.deleteMessage(general, 2));

  expect(annas.timeline(general).get().messages).toMatchObject([
    { text: 'edited', reactions: [{ emoji: '👍', users: ['anna'] }] },
    { text: '', deleted: true },
  ]);
});

test('who is found by a search is known from then on', async () => {
  const { server, general, annas, after } = await commanding();
  const cleo = server.addUser('Cleo');
  server.post(general, cleo, 'A needle');
  const found = await after(annas.searchMessages({ query: 'needle' }));
  expect(found).toMatchObject({ ok: true, data: { results: [{ room: general }], rooms: [{ id: general }] } });
  expect(annas.user(cleo.id).get()).toEqual(cleo);
});

test('people and rooms are listed, invited, removed and renamed', async () => {
  const { server, ben, annas, after } = await commanding();
  const cleo = server.addUser('Cleo');
  const listed = await after(annas.listUsers({ query: 'Cl' }));
  expect(listed).toMatchObject({ ok: true, data: { users: [{ name: 'Cleo' }], more: false } });
  expect(annas.user(cleo.id).get()).toEqual(cleo);

  const created = await after(annas.createRoom({ kind: 'channel', name: 'club' }));
  const club = created.ok ? created.data.entry.room.id : aRoom('nowhere').id;
  await after(annas.invite(club, [ben.id, cleo.id]));
  await after(annas.removeMember(club, ben.id));
  expect(server.room(club).isJoined(cleo.id)).toBe(true);
  expect(server.room(club).isJoined(ben.id)).toBe(false);
  expect(await after(annas.listRooms({ query: 'club' }))).toMatchObject({
    data: { rooms: [{ members: 2, joined: true }] },
  });

  await after(annas.updateName('Annabel'));
  expect(annas.me.get()?.name).toBe('Annabel');
});

test('any command is asked or done by its name, the latter under an op of its own', async () => {
  const { server, annas, after } = await commanding();
  expect(await after(annas.ask('user:list', { query: 'Ann' }))).toMatchObject({
    ok: true,
    data: { users: [{ name: 'Anna' }] },
  });
  await after(annas.act('user:update', { name: 'Annabel' }));
  await after(annas.act('user:update', { name: 'Annette' }));
  const ops = server.received
    .filter(({ command }) => command === 'user:update')
    .map(({ data }) => (typeof data === 'object' && data !== null && 'op' in data ? data.op : undefined));
  expect(new Set(ops).size).toBe(2);
  expect(ops).not.toContain(undefined);
});
