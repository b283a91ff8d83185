import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

/** Ada wrote "First draft", and it was refused. */
async function refused() {
  const scene = smallPlace();
  scene.server.refuse('message:send', { code: 'forbidden', message: 'Not like this.' });
  const chat = await renderChat(scene);
  const field = screen.getByRole('textbox', { name: 'Message #general' });
  await chat.user.type(field, 'First draft{Enter}');
  await chat.pass(100);
  const failed = () => screen.queryByText('Not sent. Not like this.');
  expect(failed()).toBeVisible();
  const edit = async () => {
    const row = screen.getByText('First draft').closest('article');
    if (row !== null) await chat.user.click(within(row).getByRole('button', { name: 'Edit' }));
  };
  return { ...scene, ...chat, field, failed, edit };
}

test('the text of a refused message goes back to the composer, and the message with it once it is sent anew', async () => {
  const { server, user, pass, field, failed, edit } = await refused();
  await edit();
  expect(field).toHaveValue('First draft');
  expect(field).toHaveFocus();
  expect(failed()).toBeVisible();

  server.accept('message:send');
  await user.type(field, ', second try{Enter}');
  await pass(100);

  expect(failed()).toBeNull();
  expect(field).toHaveValue('');
  expect(screen.getByText('First draft, second try')).toBeVisible();
});

test('what was being written is kept below it', async () => {
  const { user, field, edit } = await refused();
  await user.type(field, 'Something else');
  await edit();
  expect(field).toHaveValue('First draft\n\nSomething else');
});

test('who empties the composer keeps the refused message', async () => {
  const { server, user, pass, field, failed, edit } = await refused();
  await edit();
  await user.clear(field);
  server.accept('message:send');
  await user.type(field, 'Another matter{Enter}');
  await pass(100);
  expect(screen.getByText('Another matter')).toBeVisible();
  expect(failed()).toBeVisible();
});

test('signing out asks first when messages are unsent', async () => {
  const { user } = await refused();
  await user.click(screen.getByRole('button', { name: 'Your account: Ada' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Sign out' }));
  expect(within(dialog).getByRole('alert')).toHaveTextContent(
    'One message is not sent yet. Signing out erases it.',
  );
  expect(within(dialog).getByRole('button', { name: 'Sign out and erase' })).toBeVisible();
});
