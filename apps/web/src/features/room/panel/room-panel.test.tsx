import type { FileId } from '@parley/events';
import { act, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../../test/render-chat.tsx';

function withTalk() {
  const scene = smallPlace();
  scene.place.write(
    scene.general,
    scene.ben,
    'The tide table: https://tides.example/2026 and https://tides.example/2026',
  );
  scene.place.write(scene.general, scene.cleo, 'Bring <b>boots</b>');
  return scene;
}
const panel = () => screen.findByRole('complementary', { name: 'About #general' });
const pins = async () =>
  within(await screen.findByRole('list', { name: 'Pinned messages' })).getAllByRole('listitem');

test('[R1] a message is pinned from its menu, says by whom, and stands in the panel', async () => {
  const scene = withTalk();
  const { user, pass } = await renderChat(scene);
  act(() => screen.getAllByRole('article').at(-1)?.focus());
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitem', { name: 'Pin' }));
  await pass(0);
  expect(screen.getAllByRole('article').at(-1)).toHaveTextContent('Pinned by you');
  await user.click(screen.getByRole('button', { name: 'Pins, members, links and files' }));
  expect(await panel()).toHaveFocus();
  await pass(0);
  expect(await pins()).toHaveLength(1);
  expect((await pins())[0]).toHaveTextContent('Bring <b>boots</b>');
  await user.click(screen.getByRole('button', { name: /^Unpin the message by/ }));
  await pass(0);
  expect(await screen.findByRole('heading', { name: 'Nothing pinned yet' })).toBeVisible();
  expect(screen.queryByText(/^Pinned by/)).not.toBeInTheDocument();
});

test('what others pin, edit and delete shows at once in the panel that an address opens', async () => {
  const scene = withTalk();
  const { happen, pass } = await renderChat(scene, '/r/general?panel=pins');
  await panel();
  await pass(0);
  expect(await screen.findByRole('heading', { name: 'Nothing pinned yet' })).toBeVisible();
  await happen(() => scene.server.pin('general', scene.ben, 2, true));
  await pass(0);
  expect((await pins())[0]).toHaveTextContent('Pinned by Ben');
  await happen(() => scene.server.erase('general', 2));
  await pass(0);
  expect(await screen.findByRole('heading', { name: 'Nothing pinned yet' })).toBeVisible();
});

test('links are gathered, each once, with the way to their message; Escape closes and gives the focus back', async () => {
  const scene = withTalk();
  const { user, pass, history } = await renderChat(scene);
  const button = screen.getByRole('button', { name: 'Pins, members, links and files' });
  await user.click(button);
  await user.click(within(await panel()).getByRole('button', { name: 'Links' }));
  await pass(0);
  const list = await screen.findByRole('list', { name: 'Links' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(1);
  expect(within(list).getByRole('link', { name: 'https://tides.example/2026' })).toHaveAttribute(
    'rel',
    expect.stringContaining('noopener'),
  );
  expect(screen.getByRole('link', { name: /^Go to the message by Ben/ })).toBeVisible();
  (await panel()).focus();
  await user.keyboard('{Escape}');
  expect(history.at(-1)).toBe('/r/general');
  expect(screen.queryByRole('complementary', { name: 'About #general' })).not.toBeInTheDocument();
  expect(button).toHaveFocus();
});

test('files are gathered, each to be saved, with the way to its message', async () => {
  const scene = smallPlace();
  const id = `f${'0'.repeat(32)}` as FileId;
  const files = [{ id, name: 'tides.txt', type: 'text/plain', size: 21 }];
  scene.place.write(scene.general, scene.ben, '', { files });
  const { user, pass } = await renderChat(scene, '/r/general?panel=links');
  await user.click(within(await panel()).getByRole('button', { name: 'Files' }));
  await pass(0);
  const list = within(await within(await panel()).findByRole('list', { name: 'Files' }));
  expect(list.getByRole('link', { name: 'tides.txt' })).toHaveAttribute('href', `/api/files/${id}?save`);
  expect(list.getByRole('listitem')).toHaveTextContent('21 bytes, Ben');
  expect(list.getByRole('link', { name: /^Go to the message by Ben/ })).toBeVisible();
});

test('what is said, reworded and deleted while one looks at files and links counts at once', async () => {
  const scene = withTalk();
  const { user, happen, pass } = await renderChat(scene, '/r/general?panel=links');
  await pass(0);
  const links = within(await screen.findByRole('list', { name: 'Links' }));
  const texts = () => links.queryAllByRole('listitem').map((item) => item.querySelector('a')?.textContent);
  await happen(() => scene.server.say('general', scene.cleo, 'https://moon.example'));
  await happen(() => scene.server.say('general', scene.cleo, 'nothing to go to'));
  expect(texts()).toEqual(['https://moon.example', 'https://tides.example/2026']);
  await happen(() => scene.server.erase('general', 1));
  expect(texts()).toEqual(['https://moon.example']);

  await user.click(within(await panel()).getByRole('button', { name: 'Files' }));
  await pass(0);
  expect(screen.getByRole('heading', { name: 'No files yet' })).toBeVisible();
});

test('members stand in the panel, and what could not be loaded can be asked for again', async () => {
  const scene = withTalk();
  scene.server.refuse('room:pins', {
    code: 'unavailable',
    message: 'The server cannot read its data right now.',
  });
  const { user, pass } = await renderChat(scene, '/r/general?panel=pins');
  await panel();
  await pass(0);
  expect(await within(await panel()).findByRole('alert')).toHaveTextContent('cannot read');
  scene.server.accept('room:pins');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(0);
  expect(await screen.findByRole('heading', { name: 'Nothing pinned yet' })).toBeVisible();
  await user.click(within(await panel()).getByRole('button', { name: 'Members' }));
  await pass(0);
  expect(within(await panel()).getByRole('list', { name: 'Members' })).toHaveTextContent('Ben');
});
