import { act, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

async function aMessageOfBen() {
  const scene = smallPlace();
  scene.server.changeUser({
    ...scene.ben,
    role: 'admin',
    handle: 'ben',
    timeZone: 'Asia/Tokyo',
    status: { emoji: '☕', text: 'At tea' },
  });
  scene.place.write(scene.general, scene.ben, 'Good morning');
  scene.place.write(scene.general, scene.place.me, 'You too');
  scene.server.presence.set(scene.ben.id, 'online');
  const chat = await renderChat(scene);
  const message = (author: string) => screen.getByRole('article', { name: new RegExp(author) });
  return { ...scene, ...chat, message };
}

const card = (name: string) => screen.findByRole('dialog', { name: `About ${name}` });

test('the name above a message opens who its author is, and a conversation with them', async () => {
  const { user, message, history, pass } = await aMessageOfBen();
  await user.click(within(message('Ben')).getByText('Ben'));
  const ben = await card('Ben');
  await pass(1_000);
  expect(ben).toHaveTextContent('@ben · Admin');
  expect(ben).toHaveTextContent('Online');
  expect(ben).toHaveTextContent('☕ At tea');
  expect(ben).toHaveTextContent(/\d:\d\d.* local time/);
  await user.click(within(ben).getByRole('button', { name: 'Message Ben' }));
  await pass(0);
  expect(await screen.findByRole('heading', { level: 1, name: 'Ben' })).toBeVisible();
  expect(history.at(-1)).toMatch(/^\/r\//);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('by keyboard it opens from the menu of a message, and Escape leads back to the message', async () => {
  const { user, message } = await aMessageOfBen();
  act(() => message('Ben').focus());
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('menuitem', { name: 'About Ben' }));
  expect(await card('Ben')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(message('Ben')).toHaveFocus();
});

test('to myself I do not write', async () => {
  const { user, message } = await aMessageOfBen();
  await user.click(within(message('Ada')).getByText('Ada'));
  expect(within(await card('Ada')).queryByRole('button', { name: /^Message/ })).toBeNull();
});
