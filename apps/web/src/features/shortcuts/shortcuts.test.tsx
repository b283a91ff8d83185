import { fireEvent, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { isShortcut } from '../../ui/shortcuts.ts';

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);
const sheet = () => screen.findByRole('dialog', { name: 'Keyboard shortcuts' });

afterEach(() => {
  delete document.documentElement.dataset['singleKeys'];
});

test('a shortcut is its key with its modifiers and no others', () => {
  expect(isShortcut(press({ key: 'k', ctrlKey: true }), 'switcher')).toBe(true);
  expect(isShortcut(press({ key: 'k', metaKey: true }), 'switcher')).toBe(true);
  expect(isShortcut(press({ key: 'k' }), 'switcher')).toBe(false);
  expect(isShortcut(press({ key: 'k', ctrlKey: true, shiftKey: true }), 'switcher')).toBe(false);
  expect(isShortcut(press({ key: 'F', ctrlKey: true, shiftKey: true }), 'search')).toBe(true);
  expect(isShortcut(press({ key: 'ArrowUp', altKey: true }), 'roomAbove')).toBe(true);
  expect(isShortcut(press({ key: 'ArrowUp', altKey: true, shiftKey: true }), 'roomAbove')).toBe(false);
});

test('on a keyboard of another script it is the key at that place', () => {
  expect(isShortcut(press({ key: 'л', code: 'KeyK', ctrlKey: true }), 'switcher')).toBe(true);
  // On a Latin one with other places the letter counts.
  expect(isShortcut(press({ key: 't', code: 'KeyK', ctrlKey: true }), 'switcher')).toBe(false);
});

test('? opens the sheet, but not while one writes', async () => {
  const { user } = await renderChat(smallPlace());
  await user.click(screen.getByRole('textbox', { name: 'Message #general' }));
  await user.keyboard('?');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  screen.getByRole('main').focus();
  await user.keyboard('?');
  const shown = within(await sheet());
  expect(shown.getByText('Edit your last message, if you haven’t typed anything')).toBeVisible();
});

test('shortcuts of one key can be turned off, on all my devices, and the sheet says so', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  await pass(10);
  screen.getByRole('main').focus();
  await user.keyboard('?');
  const shown = within(await sheet());
  await user.click(shown.getByRole('checkbox', { name: 'Single-key shortcuts' }));
  await pass(10);
  expect(scene.server.preferences.get('keys.single')).toBe(false);
  expect(shown.getAllByText('turned off').length).toBeGreaterThan(0);
  await user.keyboard('{Escape}');
  screen.getByRole('main').focus();
  await user.keyboard('?');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('Alt and an arrow go from room to room, with Shift to those with something unread', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'alpha');
  const news = scene.place.room('channel', 'news', { people: [scene.ben] });
  scene.place.write(news, scene.ben, 'Read me');
  const { history, pass } = await renderChat(scene);
  const go = async (init: KeyboardEventInit) => {
    fireEvent.keyDown(document.body, { altKey: true, ...init });
    await pass(0);
  };
  await go({ key: 'ArrowUp' });
  expect(history.at(-1)).toBe('/r/alpha');
  await go({ key: 'ArrowUp' });
  expect(history.at(-1)).toBe('/r/news');
  await go({ key: 'ArrowDown' });
  expect(history.at(-1)).toBe('/r/alpha');
});

test('rooms that are hidden or folded up are passed by', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'alpha');
  scene.place.room('private', 'plans');
  scene.place.room('private', 'secret');
  const { history, pass, happen, client } = await renderChat(scene);
  await happen(() => {
    client.setPreference('hidden:alpha', true);
    client.setPreference('sidebar.closed', ['privates']);
  });
  await pass(10);
  fireEvent.keyDown(document.body, { altKey: true, key: 'ArrowDown' });
  await pass(0);
  expect(history.at(-1)).toBe('/r/general');
  await happen(() => client.setPreference('sidebar.closed', undefined));
  fireEvent.keyDown(document.body, { altKey: true, key: 'ArrowDown' });
  await pass(0);
  expect(history.at(-1)).toBe('/r/plans');
});
