import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const field = (room: string) => screen.getByRole('textbox', { name: `Message #${room}` });
const open = (room: string) => within(screen.getByRole('navigation')).getByRole('link', { name: room });

test('what is written stays with its room while one is elsewhere', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'news');
  const { user } = await renderChat(scene);
  await user.type(field('general'), 'half a thought');
  await user.click(open('news'));
  expect(field('news')).toHaveValue('');
  await user.click(open('general'));
  expect(field('general')).toHaveValue('half a thought');
});

test('a text that is sent is no draft any more', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'news');
  const { user } = await renderChat(scene);
  await user.type(field('general'), 'said{Enter}');
  await user.click(open('news'));
  await user.click(open('general'));
  expect(field('general')).toHaveValue('');
});

test('others are told that I type, and that I stopped', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  const told = () =>
    scene.server.received.filter(({ command }) => command === 'typing:set').map(({ data }) => data);
  await user.type(field('general'), 'x');
  await pass(0);
  expect(told()).toEqual([{ room: 'general', on: true }]);
  await user.clear(field('general'));
  await pass(0);
  expect(told().at(-1)).toEqual({ room: 'general', on: false });
});

test('who types is shown, by name as long as they are few', async () => {
  const scene = smallPlace();
  const { happen } = await renderChat(scene);
  const line = screen.getByRole('status', { name: 'Typing' });
  expect(line).toBeEmptyDOMElement();
  await happen(() => scene.server.typing('general', [scene.ben]));
  expect(line).toHaveTextContent('Ben is typing');
  await happen(() => scene.server.typing('general', [scene.ben, scene.cleo]));
  expect(line).toHaveTextContent('Ben and Cleo are typing');
  await happen(() => scene.server.typing('general', []));
  expect(line).toBeEmptyDOMElement();
});

test('a text that no server would take is refused at once, and kept', async () => {
  const scene = smallPlace();
  const { user } = await renderChat(scene);
  await user.click(field('general'));
  await user.paste('\u200b');
  await user.keyboard('{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('The message is empty.');
  expect(scene.general.messages).toEqual([]);
});

test('a message that waits in vain for a file that can’t be uploaded says so, and keeps its text', async () => {
  const { user } = await renderChat(smallPlace());
  await user.upload(await screen.findByLabelText('Files'), new File([], 'empty.txt'));
  await user.type(field('general'), 'the charts{Enter}');
  expect(await screen.findByText(/hasn’t been sent: one of its files can’t be uploaded/)).toBeVisible();
  expect(field('general')).toHaveValue('the charts');
});
