import { screen, waitFor, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const article = (text: string) => screen.getByText(text).closest('article') as HTMLElement;

/** Ben said something, and Ada has its menu open. */
async function menuOfBens(scene = smallPlace(), path?: string) {
  const chat = await renderChat(scene, path);
  const openMenu = async (text: string) => {
    await chat.user.click(within(article(text)).getByRole('button', { name: 'More actions' }));
    return within(await screen.findByRole('menu', { name: 'Message actions' }));
  };
  const report = async () => {
    const menu = await openMenu('Something nasty');
    await chat.user.click(menu.getByRole('menuitem', { name: 'Report…' }));
    return within(await screen.findByRole('dialog', { name: 'Report this message' }));
  };
  const reported = () => scene.server.received.filter(({ command }) => command === 'message:report');
  return { ...scene, ...chat, openMenu, report, reported };
}

function bensWords() {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Something nasty');
  return scene;
}

test('a message is reported with a reason; one is thanked, and back at the message', async () => {
  const { user, pass, report, reported } = await menuOfBens(bensWords());
  const dialog = await report();
  expect(dialog.getByText('Something nasty')).toBeVisible();
  expect(dialog.getByText(/moderators of this room and the admins will see/)).toHaveTextContent(
    'The author isn’t told.',
  );
  const field = dialog.getByRole('textbox', { name: 'What’s wrong with it?' });
  await waitFor(() => expect(field).toHaveFocus());
  await user.type(field, ' It is rude. ');
  await user.click(dialog.getByRole('button', { name: 'Report' }));
  await pass(0);
  expect(reported().map(({ data }) => data)).toMatchObject([
    { room: 'general', seq: 1, reason: 'It is rude.' },
  ]);
  expect(screen.getByText('Thank you. Somebody will look into it.')).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  await waitFor(() => expect(article('Something nasty')).toHaveFocus());
});

test('a report needs a reason, of a length that somebody reads', async () => {
  const { user, report, reported } = await menuOfBens(bensWords());
  const dialog = await report();
  const field = dialog.getByRole('textbox');
  const send = dialog.getByRole('button', { name: 'Report' });
  await user.click(send);
  expect(dialog.getByRole('alert')).toHaveTextContent('Say in a few words what’s wrong.');
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toBeInvalid();
  await user.click(field);
  await user.paste('x'.repeat(501));
  expect(dialog.getByRole('alert')).toHaveTextContent('The reason is too long; at most 500 characters.');
  expect(field).toHaveAccessibleDescription('The reason is too long; at most 500 characters.');
  expect(dialog.getByText('501 / 500')).toBeVisible();
  await user.click(send);
  expect(reported()).toEqual([]);
  await user.type(field, '{Backspace}');
  expect(dialog.queryByRole('alert')).not.toBeInTheDocument();
  expect(field).toBeValid();
});

test('who reported it already is told so kindly', async () => {
  const { server, user, pass, report } = await menuOfBens(bensWords());
  server.refuse('message:report', { code: 'conflict', message: 'You have reported this message already.' });
  const dialog = await report();
  await user.type(dialog.getByRole('textbox'), 'Still rude');
  await user.click(dialog.getByRole('button', { name: 'Report' }));
  await pass(0);
  expect(screen.getByText(/^You’ve already reported this message. Somebody will look/)).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('what else goes wrong is said in the dialog, with the reason kept', async () => {
  const { server, user, pass, report } = await menuOfBens(bensWords());
  server.refuse('message:report', { code: 'not_found', message: 'There is no such message.' });
  const dialog = await report();
  await user.type(dialog.getByRole('textbox'), 'Rude');
  await user.click(dialog.getByRole('button', { name: 'Report' }));
  await pass(0);
  expect(dialog.getByText('There is no such message.')).toBeVisible();
  expect(dialog.getByRole('textbox')).toHaveValue('Rude');
});

test('an admin sees a report of what they wrote themselves, and one knows that before', async () => {
  const scene = bensWords();
  scene.place.users.set(scene.ben.id, { ...scene.ben, role: 'admin' });
  const { report } = await menuOfBens(scene);
  const dialog = await report();
  expect(dialog.getByText(/The author is an admin, and can see that too/)).toBeVisible();
});

test('nobody reports what they said themselves', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'My own');
  const { openMenu } = await menuOfBens(scene);
  const menu = await openMenu('My own');
  expect(menu.queryByRole('menuitem', { name: 'Report…' })).not.toBeInTheDocument();
  expect(menu.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
});

test('who only looks into a channel may report what they read there', async () => {
  const scene = smallPlace();
  const climbing = scene.place.room('channel', 'climbing', { people: [scene.ben], joined: false });
  scene.place.write(climbing, scene.ben, 'Something nasty');
  const { user, pass, report, reported } = await menuOfBens(scene, '/r/climbing');
  const dialog = await report();
  await user.type(dialog.getByRole('textbox'), 'Rude');
  await user.click(dialog.getByRole('button', { name: 'Report' }));
  await pass(0);
  expect(reported()).toHaveLength(1);
});

/** Ada is an ordinary member, who said something herself. */
function amongOthers() {
  const scene = bensWords();
  const { me } = scene.place;
  scene.general.members.set(me.id, { user: me.id, role: 'member', state: 'joined', rev: 2 });
  const { seq } = scene.place.write(scene.general, me, 'My own');
  scene.place.react(scene.general, seq, scene.ben.id, '👍', true);
  return scene;
}

test('who is muted is offered no edit and no reaction, until that is over', async () => {
  const scene = amongOthers();
  const { user, happen, pass, openMenu } = await menuOfBens(scene);
  const offered = (name: string) => screen.queryByRole('menuitem', { name });
  await happen(() => scene.server.mute('general', scene.place.me.id, scene.clock.now() + 600_000));
  await openMenu('My own');
  expect(offered('Add a reaction')).not.toBeInTheDocument();
  expect(offered('Edit')).not.toBeInTheDocument();
  expect(offered('Delete')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(within(article('My own')).getByRole('button', { name: '👍 1, Ben' })).toBeDisabled();
  expect(within(article('My own')).queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  await openMenu('Something nasty');
  expect(offered('Report…')).toBeVisible();
  await user.keyboard('{Escape}');
  await pass(600_000);
  await openMenu('My own');
  expect(offered('Add a reaction')).toBeVisible();
  expect(offered('Edit')).toBeVisible();
});

test('in a read-only room members edit nothing, and may react', async () => {
  const scene = amongOthers();
  scene.general.room = { ...scene.general.room, readOnly: true };
  const { openMenu } = await menuOfBens(scene);
  const menu = await openMenu('My own');
  expect(menu.queryByRole('menuitem', { name: 'Edit' })).not.toBeInTheDocument();
  expect(menu.getByRole('menuitem', { name: 'Add a reaction' })).toBeVisible();
});
