import { A_MOMENT, aChat } from './chat.ts';

test('[H3] the late answer to a send does not undo that its author marked it as unread meanwhile', async () => {
  const { clock, server, anna, general, connected } = aChat();
  const laptop = await connected(anna);
  server.down = () => [];
  laptop.send(general, 'hello');
  await clock.advance(A_MOMENT);
  server.down = () => [10];
  const phone = await connected(anna);
  phone.markUnreadFrom(general, 1);
  await clock.advance(A_MOMENT);
  server.cut();
  await clock.advance(20_000);

  expect(laptop.outbox.get().sending).toBe(0);
  expect(laptop.room(general).get()).toMatchObject({ read: 0, unread: 1 });
  expect(phone.room(general).get()).toMatchObject({ read: 0, unread: 1 });
});

test('[H3] a message written after its author marked the room as unread counts, however late the mark is answered', async () => {
  const { clock, server, anna, ben, general, fill, connected } = aChat();
  fill(general, ben, 3);
  const annas = await connected(anna);
  server.down = (frame) => [frame.event === 'ack' && frame.to === 'read:set' ? A_MOMENT : 10];
  annas.markUnreadFrom(general, 1);
  annas.send(general, 'hello');
  await clock.advance(A_MOMENT * 3);

  expect(server.room(general).reads.get(anna.id)).toBe(4);
  expect(annas.room(general).get()).toMatchObject({ read: 4, unread: 0 });
});

test('[D10] a heartbeat heals a read position that was lost on its way', async () => {
  const { clock, server, anna, ben, general, fill, connected } = aChat();
  fill(general, ben, 3);
  const annas = await connected(anna);
  server.loseDown((frame) => frame.event === 'self:changed');
  server.setRead(anna.id, general, 2);
  await clock.advance(A_MOMENT);
  expect(annas.room(general).get()?.read).toBe(0);

  annas.wake();
  await clock.advance(A_MOMENT);
  expect(annas.room(general).get()).toMatchObject({ read: 2, unread: 1 });
});
