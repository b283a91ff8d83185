import { A_MOMENT, aChat, show } from './chat.ts';

/** Anna is removed from #general and invited back. */
async function outAndBack(before: (chat: Awaited<ReturnType<typeof inside>>) => unknown) {
  const chat = await inside();
  await before(chat);
  chat.server.commit(chat.general, (room) => room.part(chat.anna.id, 'removed'));
  await chat.clock.advance(A_MOMENT);
  expect(chat.shown.texts()).toEqual([]);
  chat.server.join(chat.general, chat.anna);
  await chat.clock.advance(A_MOMENT);
  return chat;
}

async function inside() {
  const chat = aChat();
  chat.fill(chat.general, chat.ben, 5);
  const annas = await chat.connected(chat.anna);
  const shown = show(annas, chat.general);
  await chat.clock.advance(A_MOMENT);
  return { ...chat, annas, shown };
}

test('[D7] a room that is mine again shows what it is now, and nothing twice', async () => {
  const { shown } = await outAndBack(() => {});
  expect(shown.seqs()).toEqual([1, 2, 3, 4, 5]);
});

test('what was read before, and not told yet, is not told of the room as it is now', async () => {
  const { clock, server, annas, general } = await outAndBack(({ annas: client, general: room }) =>
    client.markRead(room, 4),
  );
  await clock.advance(5_000);
  expect(server.count('read:set')).toBe(0);
  expect(annas.room(general).get()?.read).toBe(0);
});

test('who typed there before is not shown typing', async () => {
  const { annas, general } = await outAndBack(({ server, anna, ben, general: room, clock }) => {
    server.tell(anna.id, { event: 'typing:changed', data: { room, users: [ben] } });
    return clock.advance(A_MOMENT);
  });
  expect(annas.typing(general).get()).toEqual([]);
});

test('a message acknowledged in a room that is lost before it came back is not pending for ever', async () => {
  const { server, shown } = await outAndBack(async ({ server: there, annas, general, clock }) => {
    there.loseDown((frame) => frame.event === 'room:changed');
    annas.send(general, 'my last word');
    await clock.advance(A_MOMENT);
  });
  expect(shown.seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(shown.texts().filter((text) => text === 'my last word')).toHaveLength(1);
  expect(server.connected).toBe(1);
});

test('a message acknowledged in a room that nobody shows is not pending after the next sync', async () => {
  const { clock, server, anna, general, connected } = aChat();
  const annas = await connected(anna);
  server.loseDown((frame) => frame.event === 'room:changed');
  annas.send(general, 'sent');
  await clock.advance(A_MOMENT);
  expect(annas.timeline(general).get().messages).toMatchObject([{ text: 'sent', status: 'sent' }]);

  server.cut();
  await clock.advance(2_000);

  expect(annas.timeline(general).get()).toMatchObject({ messages: [], loaded: false });
});

test('why a room is no longer mine is told, until it is mine again', async () => {
  const { annas, server, clock, anna, general } = await inside();
  const departure = annas.departure(general);
  expect(departure.get()).toBeUndefined();
  server.commit(general, (room) => room.part(anna.id, 'removed'));
  await clock.advance(A_MOMENT);
  expect(departure.get()).toMatchObject({ reason: 'removed', view: { room: { name: 'general' } } });
  server.join(general, anna);
  await clock.advance(A_MOMENT);
  expect(departure.get()).toBeUndefined();
  void annas.leaveRoom(general);
  await clock.advance(A_MOMENT);
  expect(departure.get()?.reason).toBe('left');
});

test('a room that went while the line was gone is lost for a reason that nobody told', async () => {
  const { annas, server, clock, anna, general } = await inside();
  server.stop();
  server.commit(general, (room) => room.part(anna.id, 'removed'));
  server.resume();
  await clock.advance(30_000);
  expect(annas.departure(general).get()?.reason).toBe('unknown');
});

test('[D7] the reason may come after the refusal of a catch-up', async () => {
  const { annas, server, clock, anna, ben, general } = await inside();
  server.loseDown((frame) => frame.event === 'room:changed');
  server.post(general, ben, 'lost on its way');
  server.refuseNext('room:catchup', {
    ok: false,
    error: { code: 'forbidden', message: 'You may not do that.' },
  });
  server.post(general, ben, 'leaves a gap');
  await clock.advance(1_000);
  expect(annas.departure(general).get()?.reason).toBe('unknown');
  server.tell(anna.id, { event: 'self:changed', data: { lost: [{ room: general, reason: 'removed' }] } });
  await clock.advance(A_MOMENT);
  expect(annas.departure(general).get()?.reason).toBe('removed');
});
