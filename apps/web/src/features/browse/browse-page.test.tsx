import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

test('channels are found by name and joined', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'climbing', { topic: 'Thursdays', people: [scene.ben], joined: false });
  scene.place.room('channel', 'cooking', { people: [scene.cleo], joined: false });
  const { user, pass, history } = await renderChat(scene, '/browse');
  const list = await screen.findByRole('list', { name: 'Channels' });
  expect(await within(list).findByText('climbing')).toBeVisible();
  await user.type(screen.getByRole('searchbox', { name: 'Search channels' }), 'cook');
  await pass(0);
  expect(await within(list).findByText('cooking')).toBeVisible();
  expect(within(list).queryByText('climbing')).not.toBeInTheDocument();
  await user.click(within(list).getByRole('button', { name: 'Join cooking' }));
  await pass(0);
  expect(history.at(-1)).toBe('/r/cooking');
});

test('one hears when nothing is called that', async () => {
  const { user, pass } = await renderChat(smallPlace(), '/browse');
  await user.type(await screen.findByRole('searchbox', { name: 'Search channels' }), 'zzz');
  await pass(0);
  expect(await screen.findByRole('heading', { name: 'No channels found' })).toBeVisible();
});

test('the list goes on, page by page', async () => {
  const scene = smallPlace();
  for (let number = 100; number < 170; number += 1)
    scene.place.room('channel', `room-${number}`, { joined: false });
  const { user, pass } = await renderChat(scene, '/browse');
  const list = await screen.findByRole('list', { name: 'Channels' });
  expect(await within(list).findByText('room-100')).toBeVisible();
  expect(within(list).queryByText('room-169')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  await pass(0);
  expect(await within(list).findByText('room-169')).toBeVisible();
  expect(within(list).getAllByText('room-120')).toHaveLength(1);
});
