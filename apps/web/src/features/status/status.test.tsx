import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const minute = 60_000;

/** Ada in her conversation with Ben, who is here and has said something in #general. */
async function aChat(path = '/r/general') {
  const scene = smallPlace();
  scene.place.room('direct', '', { id: 'd-ben', people: [scene.ben] });
  scene.place.write(scene.general, scene.ben, 'Hello');
  scene.server.presence.set(scene.ben.id, 'online');
  const chat = await renderChat(scene, path);
  await chat.pass(1_000);
  const benSays = (text: string, ms?: number) =>
    chat.happen(() => {
      const until = ms === undefined ? undefined : scene.clock.now() + ms;
      scene.server.changeUser({ ...scene.ben, status: { emoji: '☕', text, ...(until && { until }) } });
    });
  const mine = () => scene.place.users.get(scene.place.me.id)?.status;
  return { ...scene, ...chat, benSays, mine };
}

const inSidebar = (name: RegExp) =>
  within(screen.getByRole('region', { name: 'People' })).getByRole('button', { name });

test('what others are up to stands beside their names, and is gone when its time is over', async () => {
  const { benSays, pass } = await aChat();
  await benSays('In a meeting', 10 * minute);
  expect(inSidebar(/Ben In a meeting/)).toHaveTextContent('☕');
  const message = screen.getByRole('article', { name: /Ben/ });
  expect(within(message).getByRole('img', { name: 'In a meeting' })).toHaveTextContent('☕');
  await pass(10 * minute - 1_000);
  expect(inSidebar(/Ben/)).toHaveTextContent('☕');
  await pass(2_000);
  expect(inSidebar(/Ben/)).not.toHaveTextContent('☕');
  expect(within(message).queryByRole('img', { name: 'In a meeting' })).not.toBeInTheDocument();
});

test('the header of a conversation says it with its text, and a completion shows it', async () => {
  const { benSays, user, pass } = await aChat('/r/d-ben');
  await benSays('At lunch');
  expect(screen.getByRole('banner')).toHaveTextContent('☕ At lunch');
  await user.type(screen.getByRole('textbox', { name: 'Message Ben' }), '@be');
  await pass(200);
  expect(screen.getByRole('option', { name: /Ben At lunch/ })).toBeVisible();
  await benSays('Back soon');
  expect(screen.getByRole('banner')).toHaveTextContent('☕ Back soon');
});

test('a status is chosen from what is suggested, pauses notifications as well, and is cleared with the pause', async () => {
  const { user, client, clock, mine, pass } = await aChat();
  await user.click(screen.getByRole('button', { name: /Your account/ }));
  await user.click(await screen.findByRole('button', { name: /Set a status/ }));
  await user.click(await screen.findByRole('button', { name: 'In a meeting' }));
  expect(screen.getByRole('combobox', { name: 'Clear after' })).toHaveValue('hour');
  await user.click(screen.getByRole('checkbox', { name: 'Pause notifications as well' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await pass(10);
  const until = mine()?.until ?? 0;
  expect(mine()).toMatchObject({ emoji: '📅', text: 'In a meeting' });
  expect(Math.abs(until - clock.now() - 60 * minute)).toBeLessThan(5_000);
  expect(client.preference('notify.pausedUntil').get()).toBe(until);
  const account = screen.getByRole('button', { name: /Your account: Ada In a meeting \(Do not disturb\)$/ });
  await user.click(account);
  await user.click(await screen.findByRole('button', { name: /Set a status/ }));
  expect(await screen.findByRole('textbox', { name: 'What are you up to?' })).toHaveValue('In a meeting');
  await user.click(screen.getByRole('button', { name: 'Clear status' }));
  await pass(10);
  expect(mine()).toBeUndefined();
  expect(client.preference('notify.pausedUntil').get()).toBeUndefined();
});

test('a status without an end pauses nothing, and one that is over is not taken', async () => {
  const { user, client, mine, pass, benSays } = await aChat();
  await benSays('Unconcerned');
  await user.keyboard('{Control>}k{/Control}');
  await user.type(await screen.findByRole('combobox', { name: /^Room, person/ }), 'Set a status');
  await user.click(await screen.findByRole('option', { name: /Set a status/ }));
  await user.type(await screen.findByRole('textbox', { name: 'What are you up to?' }), 'Thinking');
  const ends = screen.getByRole('combobox', { name: 'Clear after' });
  await user.selectOptions(ends, 'moment');
  const field = screen.getByLabelText('Date and time');
  await user.clear(field);
  await user.type(field, '2001-01-01T10:00');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(field).toHaveAccessibleDescription('That time has already passed.');
  await user.clear(field);
  expect(field).toHaveAccessibleDescription('Choose a date and a time.');
  expect(mine()).toBeUndefined();
  await user.selectOptions(ends, 'never');
  expect(screen.getByRole('checkbox', { name: 'Pause notifications as well' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await pass(10);
  expect(mine()).toEqual({ emoji: '💬', text: 'Thinking' });
  expect(client.preference('notify.pausedUntil').get()).toBeUndefined();
});

test('do not disturb is a mark on the presence of others, as long as it lasts', async () => {
  const { server, ben, clock, happen, pass } = await aChat();
  await happen(() => server.pause(ben.id, clock.now() + 5 * minute));
  expect(inSidebar(/Ben/)).toHaveAccessibleName('Ben (Do not disturb)');
  await pass(5 * minute + 1);
  expect(inSidebar(/Ben/)).toHaveAccessibleName('Ben (Online)');
});

test('notifications are paused and resumed from the settings, and end by themselves', async () => {
  const { user, client, clock, pass } = await aChat('/settings/notifications');
  const pausedUntil = () => client.preference('notify.pausedUntil').get();
  await user.click(await screen.findByRole('button', { name: 'For 30 minutes' }));
  await pass(10);
  expect(Math.abs((pausedUntil() ?? 0) - clock.now() - 30 * minute)).toBeLessThan(5_000);
  expect(screen.getByText(/^Paused until /)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Resume notifications' }));
  expect(screen.getByRole('button', { name: 'For 30 minutes' })).toHaveFocus();
  expect(pausedUntil()).toBeUndefined();
  await user.click(screen.getByRole('button', { name: 'For 1 hour' }));
  await pass(61 * minute);
  expect(screen.queryByText(/^Paused until /)).not.toBeInTheDocument();
});

test('/status and /pause do what they say, and say what they do not understand', async () => {
  const { user, client, clock, mine, pass } = await aChat();
  const field = screen.getByRole('textbox', { name: 'Message #general' });
  const give = async (command: string) => {
    await user.clear(field);
    await user.type(field, `${command}{Enter}`);
    await pass(50);
  };
  const pausedUntil = () => client.preference('notify.pausedUntil').get();
  await give('/status 🎧 Focusing');
  expect(await screen.findByText('Status set for an hour.')).toBeVisible();
  expect(mine()).toMatchObject({ emoji: '🎧', text: 'Focusing' });
  await give('/status clear');
  expect(mine()).toBeUndefined();
  await give('/pause 2h');
  expect(Math.abs((pausedUntil() ?? 0) - clock.now() - 120 * minute)).toBeLessThan(5_000);
  await give('/pause off');
  expect(pausedUntil()).toBeUndefined();
  await give('/pause soon');
  expect(await screen.findByText(/^Say for how long/)).toBeVisible();
});
