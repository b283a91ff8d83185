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
