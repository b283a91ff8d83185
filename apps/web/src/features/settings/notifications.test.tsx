import { screen, within } from '@testing-library/react';
import { FakeDesk } from '../../../test/fake-desk.ts';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

async function open(desk = new FakeDesk()) {
  const scene = smallPlace();
  const chat = await renderChat(scene, '/settings/notifications', undefined, desk);
  await chat.pass(10);
  await screen.findByRole('heading', { name: 'On this device' });
  return { ...scene, ...chat, desk };
}

test('the device is asked upon a press on a button that says what for, and never before', async () => {
  const desk = new FakeDesk();
  desk.setPermission('default');
  const ask = jest.spyOn(desk, 'ask');
  const { user, happen } = await open(desk);
  expect(screen.getByText(/Your browser will ask you once/)).toBeVisible();
  expect(ask).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Allow notifications' }));
  await happen(() => {});
  expect(ask).toHaveBeenCalledTimes(1);
  expect(screen.getByText('Notifications are allowed on this device.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Allow notifications' })).toBeNull();
});

test.each([
  ['denied', /set notifications to “Allow”/],
  ['unable', /pages that use https/],
] as const)('a browser that says “%s”: the page says what to do', async (permission, words) => {
  const desk = new FakeDesk();
  desk.setPermission(permission);
  const { user } = await open(desk);
  expect(screen.getByText(words)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send a test' }));
  expect(screen.getByText(/^The sound was played/)).toBeVisible();
  expect(desk.rings).toBe(1);
});

test('the test shows a real notification, plays the sound, and tells what the system says', async () => {
  const { user, desk, happen } = await open();
  await user.click(screen.getByRole('button', { name: 'Send a test' }));
  expect(desk.shown.map(({ title }) => title)).toEqual(['This is Parley']);
  expect(desk.rings).toBe(1);
  expect(screen.getByText(/^Sent\./)).toBeVisible();
  await happen(() => desk.shown[0]?.onShown?.(true));
  expect(screen.getByText('Your system says it was shown.')).toBeVisible();
  await happen(() => desk.shown[0]?.onShown?.(false));
  expect(screen.getByText('Your system didn’t show it.')).toBeVisible();
});

test('what tells is chosen once for all devices', async () => {
  const { user, pass, happen, server } = await open();
  const levels = within(screen.getByRole('group', { name: 'Notify me about' }));
  expect(levels.getByRole('radio', { name: /^Only what’s for me/ })).toBeChecked();
  await user.click(levels.getByRole('radio', { name: /^All messages/ }));
  await user.click(screen.getByRole('checkbox', { name: /^Play a sound/ }));
  await user.click(screen.getByRole('checkbox', { name: /^Show notifications/ }));
  await pass(10);
  expect(Object.fromEntries(server.preferences)).toEqual({
    'notify.level': 'all',
    'notify.sound': false,
    'notify.desktop': false,
  });
  await happen(() => server.setPreference('notify.level', 'none'));
  expect(levels.getByRole('radio', { name: /^Nothing/ })).toBeChecked();
});

test('a room has a level of its own in its menu, and to mute it is the level none', async () => {
  const scene = smallPlace();
  const { user, pass, happen } = await renderChat(scene);
  const choose = async (label: string) => {
    await user.click(screen.getByRole('button', { name: 'Options for general' }));
    await user.click(await screen.findByRole('menuitemradio', { name: label }));
    await pass(10);
  };
  const set = () => Object.fromEntries(scene.server.preferences);
  await choose('All messages');
  expect(set()).toEqual({ 'level:general': 'all' });
  await choose('Nothing (mute)');
  expect(set()).toEqual({ 'level:general': 'all', 'muted:general': true });
  await happen(() => scene.server.setPreference('muted:general', null));
  await user.click(screen.getByRole('button', { name: 'Options for general' }));
  expect(await screen.findByRole('menuitemradio', { name: 'All messages' })).toBeChecked();
  await user.click(screen.getByRole('menuitemradio', { name: 'Same as all rooms' }));
  await pass(10);
  expect(set()).toEqual({});
});
