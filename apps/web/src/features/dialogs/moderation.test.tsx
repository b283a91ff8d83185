import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

/** Ada, a moderator of #general, has its details before her. */
async function details() {
  const scene = smallPlace();
  const chat = await renderChat(scene);
  await chat.user.click(screen.getByRole('button', { name: 'Room details' }));
  const members = await screen.findByRole('list', { name: 'Members' });
  const row = (name: string) => within(members).getByText(name).closest('li') as HTMLElement;
  const choose = async (name: string, action: string) => {
    await chat.user.click(within(row(name)).getByRole('button', { name: `Actions for ${name}` }));
    await chat.user.click(await screen.findByRole('menuitem', { name: action }));
    await chat.pass(0);
  };
  return { ...scene, ...chat, row, choose };
}

test('a moderator makes another one, and can’t act upon them from then on', async () => {
  const { general, ben, row, choose } = await details();
  await choose('Ben', 'Make moderator');
  expect(general.members.get(ben.id)?.role).toBe('moderator');
  expect(row('Ben')).toHaveTextContent('Moderator');
  expect(within(row('Ben')).queryByRole('button')).not.toBeInTheDocument();
});

test.each([
  ['Mute for 10 minutes', 600_000],
  ['Mute for an hour', 3_600_000],
  ['Mute for a day', 86_400_000],
])('%s', async (action, ms) => {
  const { general, clock, ben, row, choose } = await details();
  await choose('Ben', action);
  expect(general.members.get(ben.id)?.mutedUntil).toBe(clock.now() + ms);
  expect(row('Ben')).toHaveTextContent('Muted');
  await choose('Ben', 'Unmute');
  expect(general.members.get(ben.id)?.mutedUntil).toBeUndefined();
  expect(row('Ben')).not.toHaveTextContent('Muted');
});

test('who is muted until lifted is muted for longer than anybody waits', async () => {
  const { general, clock, ben, row, choose } = await details();
  await choose('Ben', 'Mute until unmuted');
  expect(general.members.get(ben.id)?.mutedUntil).toBeGreaterThan(clock.now() + 50 * 365 * 86_400_000);
  expect(within(row('Ben')).getByTitle('Muted until a moderator unmutes you')).toBeVisible();
});

test('a moderator steps down, after being asked', async () => {
  const { place, general, row, choose, user, pass } = await details();
  await choose('Ada', 'Step down as moderator');
  const asked = await screen.findByRole('alertdialog', { name: 'Step down as moderator of #general?' });
  expect(general.members.get(place.me.id)?.role).toBe('moderator');
  await user.click(within(asked).getByRole('button', { name: 'Step down' }));
  await pass(0);
  expect(general.members.get(place.me.id)?.role).toBe('member');
  expect(within(row('Ben')).queryByRole('button')).not.toBeInTheDocument();
});

test('who is no moderator is offered nothing', async () => {
  const scene = smallPlace();
  const { me } = scene.place;
  scene.general.members.set(me.id, { user: me.id, role: 'member', state: 'joined', rev: 2 });
  const { user } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'Room details' }));
  await screen.findByRole('list', { name: 'Members' });
  expect(screen.queryByRole('button', { name: /^Actions for/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Room settings' })).not.toBeInTheDocument();
});

test('a room is made slow, read-only and forgetful, and says so; one that all know keeps its name', async () => {
  const { general, user, pass } = await details();
  await user.click(screen.getByRole('button', { name: 'Room settings' }));
  const form = within(screen.getByRole('form', { name: 'Room settings' }));
  expect(form.getByRole('textbox', { name: 'Topic' })).toHaveFocus();
  expect(form.queryByRole('textbox', { name: 'Name' })).not.toBeInTheDocument();
  expect(form.queryByRole('checkbox', { name: 'Archived' })).not.toBeInTheDocument();
  await user.selectOptions(form.getByRole('combobox', { name: 'Slow mode' }), 'One message every 30 seconds');
  await user.selectOptions(form.getByRole('combobox', { name: 'Keep messages' }), 'For 30 days');
  expect(form.getByText(/erased for everybody, for good/)).toBeVisible();
  await user.click(form.getByRole('checkbox', { name: 'Read-only' }));
  await user.click(form.getByRole('button', { name: 'Save' }));
  await pass(0);
  expect(general.room).toMatchObject({ slowModeSeconds: 30, readOnly: true });
  expect(screen.getByRole('button', { name: 'Room settings' })).toHaveFocus();
  expect(await screen.findByText('Slow mode: one message every 30 seconds.')).toBeVisible();
  expect(screen.getByText('Read-only: only moderators write here.')).toBeVisible();
});

test('what somebody else sets while the settings are open stays, and what was not edited is not sent', async () => {
  const { place, general, server, user, pass, happen } = await details();
  await user.click(screen.getByRole('button', { name: 'Room settings' }));
  const form = within(screen.getByRole('form', { name: 'Room settings' }));
  await user.click(form.getByRole('checkbox', { name: 'Read-only' }));
  await happen(() => server.broadcast(place.describe(general, { ...general.room, topic: 'By Ben' })));
  expect(form.getByRole('textbox', { name: 'Topic' })).toHaveValue('By Ben');
  await user.click(form.getByRole('button', { name: 'Save' }));
  await pass(0);
  expect(server.received.findLast(({ command }) => command === 'room:update')?.data).toEqual({
    room: general.room.id,
    op: expect.any(String),
    readOnly: true,
  });
  expect(general.room).toMatchObject({ topic: 'By Ben', readOnly: true });
});

test('what was edited and back again is as if it had not been: what somebody else sets stays', async () => {
  const { place, general, server, user, pass, happen } = await details();
  await user.click(screen.getByRole('button', { name: 'Room settings' }));
  const form = within(screen.getByRole('form', { name: 'Room settings' }));
  await user.click(form.getByRole('checkbox', { name: 'Read-only' }));
  await user.click(form.getByRole('checkbox', { name: 'Read-only' }));
  await happen(() => server.broadcast(place.describe(general, { ...general.room, readOnly: true })));
  expect(form.getByRole('checkbox', { name: 'Read-only' })).toBeChecked();
  await user.click(form.getByRole('button', { name: 'Save' }));
  await pass(0);
  expect(server.received.filter(({ command }) => command === 'room:update')).toEqual([]);
  expect(general.room).toMatchObject({ readOnly: true });
});

test('that a name is taken is told until it is another one, whatever else is edited', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'tea', { people: [scene.ben] });
  const { user, pass } = await renderChat(scene, '/r/tea');
  await user.click(screen.getByRole('button', { name: 'Room details' }));
  await user.click(await screen.findByRole('button', { name: 'Room settings' }));
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'general');
  scene.server.refuse('room:update', {
    code: 'conflict',
    message: 'There is already a channel with this name.',
  });
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await pass(0);
  expect(name).toHaveAccessibleDescription(/already a channel/);
  await user.type(screen.getByRole('textbox', { name: 'Topic' }), 'Green');
  expect(name).toHaveAccessibleDescription(/already a channel/);
  await user.type(name, '2');
  expect(name).not.toHaveAccessibleDescription(/already a channel/);
});

test('a room is archived by its settings, and one that all know is not', async () => {
  const scene = smallPlace();
  const tea = scene.place.room('channel', 'tea', { people: [scene.ben] });
  const { user, pass } = await renderChat(scene, '/r/tea');
  await user.click(screen.getByRole('button', { name: 'Room details' }));
  await user.click(await screen.findByRole('button', { name: 'Room settings' }));
  await user.click(screen.getByRole('checkbox', { name: 'Archived' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await pass(0);
  expect(tea.room).toMatchObject({ archived: true });
  expect(await screen.findByText('Archived: nobody writes here any more.')).toBeVisible();
});

test('who is removed may take what they said along', async () => {
  const { server, choose, user, pass } = await details();
  await choose('Ben', 'Remove from the room');
  const asked = within(await screen.findByRole('alertdialog', { name: 'Remove Ben?' }));
  await user.click(asked.getByRole('checkbox', { name: 'Also delete their messages here' }));
  await user.click(asked.getByRole('button', { name: 'Remove' }));
  await pass(0);
  expect(server.received.findLast(({ command }) => command === 'room:remove')?.data).toMatchObject({
    purge: true,
  });
});

test('who was removed is listed for moderators, who let them in again', async () => {
  const { server, choose, user, pass } = await details();
  await choose('Ben', 'Remove from the room');
  const asked = within(await screen.findByRole('alertdialog', { name: 'Remove Ben?' }));
  await user.click(asked.getByRole('button', { name: 'Remove' }));
  await pass(0);
  await user.click(screen.getByRole('button', { name: 'People who were removed' }));
  await pass(0);
  await user.click(await screen.findByRole('button', { name: 'Let Ben back in' }));
  await pass(0);
  expect(server.received.findLast(({ command }) => command === 'room:invite')?.data).toMatchObject({
    users: [expect.stringMatching(/ben/i)],
  });
  expect(screen.getByText('Nobody has been removed from this room.')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Members' })).getByText('Ben')).toBeVisible();
});
