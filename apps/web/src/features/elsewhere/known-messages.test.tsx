import { roomId } from '../../../test/fake-place.ts';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { knownMessages } from './known-messages.ts';

test('of rooms that are not mine the last hundred messages that were there are expected, and what is gone is not', async () => {
  const scene = smallPlace();
  const tea = scene.place.room('channel', 'tea', { people: [scene.ben], joined: false });
  for (let n = 1; n <= 101; n += 1) scene.place.write(tea, scene.ben, `Cup ${n}`);
  const { client, happen } = await renderChat(scene);
  const known = knownMessages(client);
  const room = roomId('tea');
  await happen(() => {
    for (let seq = 1; seq <= 102; seq += 1) void known.get(room, seq);
  });
  const expected = (seq: number) => known.expects(room, seq);
  expect([1, 2, 101, 102].map(expected)).toEqual([false, true, true, false]);
  await happen(() => void known.get(room, 1));
  expect([1, 2, 3].map(expected)).toEqual([true, false, true]);
});
