import { screen, waitFor, within } from '@testing-library/react';
import { FakeClock } from '@parley/testkit';
import { FakePlace } from '../../../test/fake-place.ts';
import { FakeServer } from '../../../test/fake-server.ts';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const dialog = (name: string) => screen.findByRole('dialog', { name });

test('a private room is made, and one is in it', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'Create a room' }));
  const form = within(await dialog('Create a room'));
  await user.type(form.getByRole('textbox', { name: 'Name' }), 'Plans');
  await user.click(form.getByRole('radio', { name: /Only people you invite/ }));
  await user.click(form.getByRole('button', { name: 'Create' }));
  await pass(0);
  expect(await screen.findByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Private' })).toHaveTextContent('Plans');
});

test('a name that is taken is told in the dialog, with what was written still there', async () => {
  const scene = smallPlace();
  scene.server.refuse('room:create', { code: 'conflict', message: 'There is a channel of that name.' });
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'Create a room' }));
  const form = within(await dialog('Create a room'));
  const name = form.getByRole('textbox', { name: 'Name' });
  await user.type(name, 'general');
  await user.click(form.getByRole('button', { name: 'Create' }));
  await pass(0);
  expect(form.getByRole('alert')).toHaveTextContent('There is a channel of that name.');
  expect(name).toHaveValue('general');
  // It is led to once what is wrong is drawn.
  await waitFor(() => expect(name).toHaveFocus());
  expect(name).toHaveAccessibleDescription('There is a channel of that name.');
  // Only channels have names of their own.
  await user.click(form.getByRole('radio', { name: /Only people you invite/ }));
  expect(name).toBeValid();
  await user.click(form.getByRole('radio', { name: /Everybody/ }));
  await user.click(form.getByRole('button', { name: 'Create' }));
  await pass(0);
  await user.type(name, '-2');
  expect(name).toBeValid();
});

test('a room that is made while the server is away says that it waits, and is made at its return', async () => {
  const scene = smallPlace();
  const { user, pass, happen } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'Create a room' }));
  const form = within(await dialog('Create a room'));
  await happen(() => scene.server.fail());
  await user.type(form.getByRole('textbox', { name: 'Name' }), 'Plans{Enter}');
  expect(form.getByRole('status')).toHaveTextContent('Waiting for the server…');
  scene.server.restore();
  await pass(10_000);
  expect(await screen.findByRole('heading', { level: 1, name: 'Plans' })).toBeVisible();
});

test('a room without a name is not made', async () => {
  const scene = smallPlace();
  const { user } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'Create a room' }));
  const form = within(await dialog('Create a room'));
  await user.click(form.getByRole('button', { name: 'Create' }));
  expect(form.getByRole('alert')).toHaveTextContent('The name is empty.');
  await waitFor(() => expect(form.getByRole('textbox', { name: 'Name' })).toHaveFocus());
  expect(scene.server.received.some(({ command }) => command === 'room:create')).toBe(false);
});

test('a conversation with several people: picked one by one, taken back, opened', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'New direct message' }));
  const form = within(await dialog('New direct message'));
  await pass(0);
  expect(form.getByRole('button', { name: 'Start talking' })).toBeDisabled();
  await user.click(await form.findByRole('checkbox', { name: 'Ben' }));
  await user.click(form.getByRole('checkbox', { name: 'Cleo' }));
  await user.click(form.getByRole('button', { name: 'Remove Ben' }));
  expect(form.getByRole('button', { name: 'Remove Cleo' })).toHaveFocus();
  expect(form.getByRole('checkbox', { name: 'Ben' })).not.toBeChecked();
  await user.click(form.getByRole('checkbox', { name: 'Ben' }));
  await user.click(form.getByRole('button', { name: 'Start talking' }));
  await pass(0);
  expect(await screen.findByRole('heading', { level: 1, name: /Ben, Cleo|Cleo, Ben/ })).toBeVisible();
});

test('people are found by name, and one hears when there is nobody', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'New direct message' }));
  const form = within(await dialog('New direct message'));
  await user.type(form.getByRole('searchbox', { name: 'People to talk to' }), 'cle');
  await pass(0);
  expect(await form.findByRole('checkbox', { name: 'Cleo' })).toBeInTheDocument();
  expect(form.queryByRole('checkbox', { name: 'Ben' })).not.toBeInTheDocument();
  await user.type(form.getByRole('searchbox'), 'xyz');
  await pass(0);
  expect(await form.findByText('No people found.')).toBeVisible();
});

test('a room shows its members; who may invites, removes after asking, and leaves', async () => {
  const scene = smallPlace();
  scene.place.room('private', 'plans', { people: [scene.ben] });
  const { user, pass, history } = await renderChat(scene, '/r/plans');
  await user.click(screen.getByRole('button', { name: 'Room details' }));
  await dialog('plans');
  await pass(0);
  const members = await screen.findByRole('list', { name: 'Members' });
  expect(within(members).getByText('Ben')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Actions for Ben' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Remove from the room' }));
  await user.click(
    within(await screen.findByRole('alertdialog', { name: 'Remove Ben?' })).getByRole('button', {
      name: 'Remove',
    }),
  );
  await pass(0);
  expect(scene.server.received.findLast(({ command }) => command === 'room:remove')?.data).toMatchObject({
    purge: false,
  });
  expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  expect(within(members).queryByText('Ben')).not.toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Leave' }));
  const asked = await screen.findByRole('alertdialog', { name: 'Leave plans?' });
  expect(asked).toHaveTextContent('only come back if somebody invites you');
  await user.click(within(asked).getByRole('button', { name: 'Leave' }));
  await pass(0);
  expect(history.at(-1)).toBe('/r/general');
  expect(screen.queryByRole('link', { name: 'plans' })).not.toBeInTheDocument();
});

test('somebody is invited, and a bot is told from a person', async () => {
  const scene = smallPlace();
  const plans = scene.place.room('private', 'plans');
  const clock = { ...scene.place.person('Clock'), role: 'bot' as const };
  scene.place.users.set(clock.id, clock);
  const { user, pass } = await renderChat(scene, '/r/plans');
  await user.click(screen.getByRole('button', { name: 'Room details' }));
  await user.click(within(await dialog('plans')).getByRole('button', { name: 'Invite people' }));
  const form = within(await dialog('Invite to plans'));
  await pass(0);
  expect(await form.findByRole('checkbox', { name: 'Clock bot' })).toBeVisible();
  await user.click(await form.findByRole('checkbox', { name: 'Cleo' }));
  await user.click(form.getByRole('button', { name: 'Invite' }));
  await pass(0);
  expect(plans.members.get(scene.cleo.id)?.state).toBe('joined');
  expect(screen.queryByRole('dialog', { name: 'Invite to plans' })).not.toBeInTheDocument();
});

test('whom the owner looks for and does not find is a link away from being invited', async () => {
  const clock = new FakeClock();
  const place = new FakePlace('Olga', clock.now, 'owner');
  place.room('channel', 'general');
  const { user, pass, history } = await renderChat({ clock, server: new FakeServer(place) });
  await user.click(screen.getByRole('button', { name: 'New direct message' }));
  const form = within(await dialog('New direct message'));
  await user.type(form.getByRole('searchbox'), 'zzz');
  await pass(0);
  await user.click(await form.findByRole('link', { name: 'Invite new people' }));
  expect(history.at(-1)).toBe('/admin/invites');
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('my name is changed everywhere at once', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'Hello');
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: 'Your account: Ada' }));
  await user.click(within(await dialog('Your account')).getByRole('link', { name: 'Edit profile' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Countess{Enter}');
  await pass(0);
  expect(await screen.findByRole('button', { name: 'Your account: Countess' })).toBeVisible();
  await user.click(screen.getByRole('link', { name: 'general' }));
  expect(await screen.findByRole('article')).toHaveAccessibleName(/^Countess/);
});

test('a dialog that closes gives the focus back to what had it, whatever was opened before', async () => {
  const scene = smallPlace();
  const { user } = await renderChat(scene);
  const account = screen.getByRole('button', { name: 'Your account: Ada' });
  await user.click(account);
  await dialog('Your account');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(account).toHaveFocus());
  const composer = screen.getByRole('textbox', { name: 'Message #general' });
  await user.click(composer);
  await user.keyboard('{Control>}k{/Control}');
  await dialog('Go to');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(composer).toHaveFocus());
});

test('a dialog that led to another page leaves the focus there', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'design');
  const { user } = await renderChat(scene);
  await user.keyboard('{Control>}k{/Control}');
  await user.type(
    await screen.findByRole('combobox', { name: 'Room, person, page or command' }),
    'des{Enter}',
  );
  await screen.findByRole('heading', { level: 1, name: 'design' });
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});
