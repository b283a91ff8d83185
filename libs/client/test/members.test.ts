import { A_MOMENT, aChat } from './chat.ts';

async function crowd(count = 120) {
  const chat = aChat();
  for (let n = 0; n < count; n += 1)
    chat.server.join(chat.general, chat.server.addUser(`user-${String(n).padStart(3, '0')}`));
  const annas = await chat.connected(chat.anna);
  const source = annas.members(chat.general);
  const names = () => source.get().members.map(({ user }) => user.id);
  const open = async () => {
    const close = source.subscribe(() => {});
    await chat.clock.advance(A_MOMENT);
    return close;
  };
  return { ...chat, annas, source, names, open };
}

test('[F1] members come page by page in order of name', async () => {
  const { clock, source, names, open } = await crowd();
  expect(source.get()).toEqual({ members: [], more: true, loading: false, error: undefined });
  await open();
  expect(names()).toHaveLength(50);
  expect(source.get().more).toBe(true);

  for (let n = 0; n < 2; n += 1) {
    void source.loadMore();
    await clock.advance(A_MOMENT);
  }

  expect(names()).toHaveLength(122);
  expect(names()).toEqual([...names()].sort());
  expect(source.get().more).toBe(false);
});

test('who joins, leaves or changes is seen at once', async () => {
  const { clock, server, ben, general, source, names, open } = await crowd(2);
  await open();
  const newcomer = server.addUser('Cleo');
  server.join(general, newcomer);
  server.commit(general, (room) => room.part(ben.id, 'left'));
  server.join(general, newcomer, 'moderator');
  await clock.advance(A_MOMENT);

  expect(names()).toEqual(['anna', 'cleo', 'user-000', 'user-001']);
  expect(source.get().members[1]?.role).toBe('moderator');
});

test('[H2] a page does not bring back who left while it was on its way', async () => {
  const { clock, server, ben, general, names, open } = await crowd(2);
  server.down = (frame) => [frame.event === 'ack' ? 60 : 10];
  const opened = open();
  await clock.advance(15);
  server.commit(general, (room) => room.part(ben.id, 'left'));
  await clock.advance(A_MOMENT);
  await opened;

  expect(names()).toEqual(['anna', 'user-000', 'user-001']);
});

test('a list that nobody looks at is forgotten and loaded anew', async () => {
  const { server, source, open } = await crowd(2);
  const close = await open();
  close();
  expect(source.get().members).toEqual([]);
  await open();
  expect(source.get().members).toHaveLength(4);
  expect(server.count('room:members')).toBe(2);
});

test('a failure is shown, and loadMore tries again', async () => {
  const { clock, server, source, open } = await crowd(2);
  const error = { code: 'internal', message: 'Something broke.' } as const;
  server.refuseNext('room:members', { ok: false, error });
  await open();
  expect(source.get()).toMatchObject({ error, loading: false, members: [] });

  void source.loadMore();
  await clock.advance(A_MOMENT);

  expect(source.get()).toMatchObject({ error: undefined, more: false });
  expect(source.get().members).toHaveLength(4);
});

test('members missed while offline are there after the sync', async () => {
  const { clock, server, general, names, open } = await crowd(0);
  await open();
  server.stop();
  server.join(general, server.addUser('Cleo'));
  server.resume();
  await clock.advance(3_000);
  expect(names()).toEqual(['anna', 'ben', 'cleo']);
});
