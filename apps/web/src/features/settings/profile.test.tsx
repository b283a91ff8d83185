import { screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

test('a time zone that this browser calls otherwise is shown as the one that is set', async () => {
  const scene = smallPlace();
  scene.server.changeUser({ ...scene.place.me, role: 'member', timeZone: 'Asia/Kathmandu_Valley' });
  await renderChat(scene, '/settings/profile');
  expect(await screen.findByRole('combobox', { name: 'Time zone' })).toHaveValue('Asia/Kathmandu_Valley');
});

test('fields that nobody edited show who one is now; what was typed stays, and alone is saved', async () => {
  const scene = smallPlace();
  const { place, server } = scene;
  const ada = server.changeUser({ ...place.me, role: 'member', handle: 'ada' });
  const { user, pass, happen } = await renderChat(scene, '/settings/profile');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  const handle = screen.getByRole('textbox', { name: 'Handle' });
  expect(name).toHaveValue('Ada');
  await user.clear(handle);
  await user.type(handle, 'lovelace');
  await pass(10);
  await happen(() => server.changeUser({ ...ada, name: 'Countess', handle: 'countess' }));
  expect(name).toHaveValue('Countess');
  expect(handle).toHaveValue('lovelace');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await pass(0);
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(place.users.get(ada.id)?.name).toBe('Countess');
});
