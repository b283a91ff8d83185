import type { DownFrame } from '@parley/testkit';
import { A_MOMENT, aChat } from './chat.ts';

/** What the server says by itself takes longer than a question, and its answer longer still. */
const crossing = (frame: DownFrame): readonly number[] =>
  frame.event === 'self:changed' ? [60] : frame.event === 'ack' ? [100] : [10];

test('[H3] a read position told before a sync was answered does not undo the answer', async () => {
  const { clock, server, anna, ben, general, fill, connected } = aChat();
  fill(general, ben, 3);
  const laptop = await connected(anna);
  const phone = await connected(anna);
  server.down = crossing;
  phone.markRead(general, 1);
  await clock.advance(420);
  // Read on the server up to 1, which the laptop hears in a moment; then up to 3, which a lost frame told.
  server.room(general).reads.set(anna.id, 3);
  server.tell(anna.id, { event: 'session:resync', data: {} });
  await clock.advance(A_MOMENT * 5);

  expect(laptop.room(general).get()).toMatchObject({ read: 3, unread: 0 });
});
