import type { FileId } from '@parley/events';
import { screen, waitFor, within } from '@testing-library/react';
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
    await waitFor(() => expect(field).toHaveFocus());
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

const tides = {
  id: `f${'0'.repeat(32)}` as FileId,
  name: 'tides.txt',
  type: 'text/plain',
  size: 20,
  alt: 'When the water is high',
};

test.each(['Look at these', ''])(
  'a refused message that is edited keeps its files, also where it says nothing beside them: "%s"',
  async (text) => {
    const scene = smallPlace();
    const { server } = scene;
    server.refuse('message:send', { code: 'forbidden', message: 'Not like this.' });
    const { client, user, pass, happen } = await renderChat(scene);
    await happen(() =>
      client.send(scene.general.room.id, text, [
        tides,
        { ...tides, id: `f${'1'.repeat(32)}` as FileId, name: 'boats.txt' },
      ]),
    );
    await pass(100);
    const alert = () => screen.queryByText('Not sent. Not like this.');
    const edit = () => user.click(screen.getByRole('button', { name: 'Edit' }));
    await edit();
    const strip = await screen.findByRole('list', { name: 'Files of this message' });
    // Once, however often one asks for it.
    await edit();
    expect(
      within(strip)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([expect.stringContaining('tides.txt'), expect.stringContaining('boats.txt')]);
    await user.click(within(strip).getByRole('button', { name: 'Remove boats.txt' }));
    const field = screen.getByRole('textbox', { name: 'Message #general' });
    await user.clear(field);
    server.accept('message:send');
    await user.type(field, 'Once more{Enter}');
    await pass(100);
    const sent = server.received.findLast(({ command }) => command === 'message:send');
    expect(sent?.data).toMatchObject({
      text: 'Once more',
      files: [{ id: tides.id, alt: 'When the water is high' }],
    });
    expect(alert()).toBeNull();
    expect(screen.queryByRole('list', { name: 'Files of this message' })).toBeNull();
  },
);

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
