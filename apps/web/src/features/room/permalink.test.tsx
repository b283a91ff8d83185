import { screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

function withHistory() {
  const scene = smallPlace();
  for (let n = 1; n <= 110; n += 1) scene.place.write(scene.general, scene.ben, `Entry ${n} of 110`);
  return scene;
}

test('an address of a message opens its room there, with what was said around it', async () => {
  const scene = withHistory();
  await renderChat(scene, '/r/general/9');
  expect(await screen.findByText('Entry 9 of 110')).toBeVisible();
  expect(screen.queryByText('Entry 110 of 110')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
  // Who looks at an old message has not read the newest.
  expect(scene.server.received.map(({ command }) => command)).not.toContain('read:set');
});

test('the address of a message that does not exist says so, and opens the room', async () => {
  await renderChat(withHistory(), '/r/general/9000');
  expect(await screen.findByText('Entry 110 of 110')).toBeVisible();
  expect(await screen.findByText(/^That message isn’t here/)).toBeVisible();
});

test('what is no place of a message is no page', async () => {
  await renderChat(withHistory(), '/r/general/first');
  expect(screen.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});
