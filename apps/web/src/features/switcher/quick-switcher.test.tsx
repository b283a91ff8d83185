import { screen, waitFor } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const box = () => screen.findByRole('combobox', { name: 'Room, person, page or command' });
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

async function opened(path?: string) {
  const scene = smallPlace();
  scene.place.room('channel', 'design');
  scene.place.room('channel', 'harbour', { joined: false });
  const shown = await renderChat(scene, path);
  await shown.user.keyboard('{Control>}k{/Control}');
  return { ...scene, ...shown, field: await box() };
}

test('a few letters lead to a room of mine, and arrow keys to the others', async () => {
  const { user, field, history } = await opened();
  await user.type(field, 'dsgn');
  expect(options()[0]).toBe('design Channel');
  await user.clear(field);
  await user.type(field, '#e');
  const before = field.getAttribute('aria-activedescendant');
  await user.keyboard('{ArrowDown}');
  expect(field.getAttribute('aria-activedescendant')).not.toBe(before);
  await user.keyboard('{ArrowUp}{Enter}');
  expect(history.at(-1)).toMatch(/^\/r\/(design|general)$/);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('to a channel that I am not in', async () => {
  const { user, field, pass, history } = await opened();
  await pass(0);
  await user.type(field, 'harb');
  expect(options()).toEqual(['harbour Channel to join']);
  await user.keyboard('{Enter}');
  expect(history.at(-1)).toBe('/r/harbour');
});

test('to a person, whose conversation is opened', async () => {
  const { user, field, pass } = await opened();
  await pass(0);
  await user.type(field, '@cleo');
  await user.keyboard('{Enter}');
  await pass(0);
  expect(await screen.findByRole('heading', { level: 1, name: 'Cleo' })).toBeVisible();
});

test('to pages I may see, and to no others', async () => {
  const { user, field, history } = await opened();
  await user.type(field, 'audit log');
  expect(options()).not.toContain('Audit log Administration');
  await user.clear(field);
  await user.type(field, 'appearance');
  expect(options()[0]).toBe('Appearance Settings');
  await user.keyboard('{Enter}');
  expect(history.at(-1)).toBe('/settings/appearance');
});

test('commands do what they say: one opens another dialog, one sets the theme, one marks all as read', async () => {
  const scene = smallPlace();
  const news = scene.place.room('channel', 'news', { people: [scene.ben] });
  scene.place.write(news, scene.ben, 'Something new');
  const { user, pass, client } = await renderChat(scene);
  const run = async (words: string) => {
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await box(), `${words}{Enter}`);
    await pass(1_000);
  };
  expect(client.room(news.room.id).get()?.unread).toBe(1);
  await run('>mark all');
  expect(client.room(news.room.id).get()?.unread).toBe(0);
  await run('>dark');
  expect(scene.server.preferences.get('look.theme')).toBe('dark');
  await run('>create a room');
  expect(await screen.findByRole('dialog', { name: 'Create a room' })).toBeVisible();
});

test('what is typed and leads nowhere is said', async () => {
  const { user, field } = await opened();
  await user.type(field, 'qqqqq');
  // Seen, and told to who can't see it.
  expect(screen.getByText('Nothing found.').closest('[role=status]')).toBeVisible();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('dialog')).toBeVisible();
});

test('with nothing typed, where one was before is first', async () => {
  const { user, field, navigate, happen } = await opened();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(field).not.toBeInTheDocument());
  await happen(() => navigate('/r/design'));
  await screen.findByRole('heading', { level: 1, name: 'design' });
  await user.keyboard('{Control>}k{/Control}');
  await box();
  expect(options()[0]).toBe('general Channel');
});
