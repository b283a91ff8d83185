import type { FileId } from '@parley/events';
import { fireEvent, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { undoMs } from './deletions.ts';

const article = (text: string | RegExp) => {
  const row = screen.getAllByRole('article').find((each) => within(each).queryByText(text) !== null);
  if (row === undefined) throw new Error(`No message says ${String(text)}`);
  return row;
};
const toast = (text: string) => screen.findByText(text);
const button = (name: string) => screen.getByRole('button', { name });

/** Ada has said some things in #general. */
async function said(...texts: readonly string[]) {
  const scene = smallPlace();
  for (const text of texts) scene.place.write(scene.general, scene.place.me, text);
  const chat = await renderChat(scene);
  const remove = async (text: string) => {
    await chat.user.click(within(article(text)).getByRole('button', { name: 'More actions' }));
    await chat.user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await chat.pass(0);
  };
  const deleted = () => scene.general.messages.filter((each) => each.deleted).map(({ seq }) => seq);
  return { ...scene, ...chat, remove, deleted };
}

test('a deleted message shows so at once, and is deleted when nobody undid it', async () => {
  const { remove, deleted, pass } = await said('Regret');
  await remove('Regret');
  expect(await toast('Deleting the message…')).toBeVisible();
  const row = article('Deleting…');
  expect(row).toHaveFocus();
  expect(screen.queryByText('Regret')).not.toBeInTheDocument();
  expect(within(row).queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
  await pass(undoMs - 1);
  expect(deleted()).toEqual([]);
  await pass(1);
  expect(deleted()).toEqual([1]);
  expect(await screen.findByText('This message was deleted')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what is undone on the message itself is as it was, and the focus stays at it', async () => {
  const { user, remove, deleted, pass } = await said('Regret', 'Keep');
  await remove('Regret');
  await user.click(within(article('Deleting…')).getByRole('button', { name: 'Undo' }));
  await pass(0);
  expect(article('Regret')).toHaveFocus();
  expect(await screen.findByRole('alert')).toHaveTextContent('Deletion undone.');
  await pass(undoMs);
  expect(deleted()).toEqual([]);
});

test('the notice counts several, and undoes them together, also from another room', async () => {
  const scene = await said('one', 'two', 'three');
  scene.place.room('channel', 'news');
  for (const text of ['one', 'two']) await scene.remove(text);
  expect(await toast('Deleting 2 messages…')).toBeVisible();
  await scene.happen(() => scene.navigate('/browse'));
  await scene.user.click(button('Undo all'));
  await scene.happen(() => scene.navigate('/r/general'));
  await scene.pass(undoMs);
  expect(article('one')).toBeVisible();
  expect(article('two')).toBeVisible();
  expect(scene.deleted()).toEqual([]);
});

test('leaving the room for another loses none of them', async () => {
  const { remove, deleted, pass, happen, navigate } = await said('one', 'two');
  for (const text of ['one', 'two']) await remove(text);
  await happen(() => navigate('/browse'));
  await pass(undoMs);
  expect(deleted()).toEqual([1, 2]);
});

test('Ctrl+Z takes back the last one, but not while one writes', async () => {
  const { user, remove, deleted, pass } = await said('one', 'two');
  for (const text of ['one', 'two']) await remove(text);
  await user.click(screen.getByRole('textbox', { name: 'Message #general' }));
  await user.keyboard('{Control>}z{/Control}');
  expect(await toast('Deleting 2 messages…')).toBeVisible();
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await pass(0);
  expect(article('two')).toHaveFocus();
  await pass(undoMs);
  expect(deleted()).toEqual([1]);
});

test('no time passes while the focus is on a button that undoes', async () => {
  const { remove, deleted, pass } = await said('Regret');
  await remove('Regret');
  await toast('Deleting the message…');
  const undo = within(screen.getByRole('alert')).getByRole('button', { name: 'Undo' });
  fireEvent.focus(undo);
  await pass(10 * undoMs);
  expect(deleted()).toEqual([]);
  fireEvent.blur(undo);
  await pass(undoMs);
  expect(deleted()).toEqual([1]);
});

test('nor while a mouse moves on the notice; who is sure need not wait', async () => {
  const { user, remove, deleted, pass } = await said('Regret');
  await remove('Regret');
  await toast('Deleting the message…');
  fireEvent.pointerMove(screen.getByRole('alert'));
  await pass(10 * undoMs);
  expect(deleted()).toEqual([]);
  await user.click(button('Delete now'));
  await pass(0);
  expect(deleted()).toEqual([1]);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a refused deletion puts the message back and says why', async () => {
  const { server, remove, pass } = await said('Regret');
  server.refuse('message:delete', { code: 'forbidden', message: 'You may not do that here.' });
  await remove('Regret');
  await pass(undoMs);
  expect(article('Regret')).toBeVisible();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The message wasn’t deleted. You may not do that here',
  );
});

test('without a line the deletion waits for it as any command does, and then the message is back', async () => {
  const { server, remove, deleted, pass, happen } = await said('Regret');
  await happen(() => server.fail());
  await remove('Regret');
  await pass(undoMs + 10_000);
  expect(article('Deleting…')).toBeVisible();
  await pass(10_000);
  expect(article('Regret')).toBeVisible();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    /The message wasn’t deleted\. The server cannot/,
  );
  server.restore();
  await pass(60_000);
  expect(deleted()).toEqual([]);
});

test('a deletion that waits for the line is carried out when it is back', async () => {
  const { server, remove, deleted, pass, happen } = await said('Regret');
  await happen(() => server.fail());
  await remove('Regret');
  await pass(undoMs + 1_000);
  server.restore();
  await pass(15_000);
  expect(deleted()).toEqual([1]);
  expect(await screen.findByText('This message was deleted')).toBeVisible();
});

test('when somebody else was quicker there is nothing to tell', async () => {
  const { server, remove, pass, happen } = await said('Regret');
  await remove('Regret');
  server.refuse('message:delete', { code: 'not_found', message: 'There is no such message.' });
  await happen(() => server.erase('general', 1));
  expect(await screen.findByText('This message was deleted')).toBeVisible();
  await pass(undoMs);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('a message with files that begins a thread goes with its files, and its thread stays', async () => {
  const scene = smallPlace();
  const { place, general, cleo } = scene;
  place.write(general, place.me, 'Which boat?', {
    files: [{ id: `f${'0'.repeat(32)}` as FileId, name: 'plan.pdf', type: 'application/pdf', size: 10 }],
  });
  const thread = place.thread(general, 1);
  place.write(thread, cleo, 'The red one');
  place.summarise(thread);
  const { user, pass } = await renderChat(scene, '/r/general?thread=1');
  const row = article('Which boat?');
  await user.click(within(row).getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await pass(0);
  expect(await within(row).findByText('Deleting…')).toBeVisible();
  expect(within(row).queryByText(/plan\.pdf/)).not.toBeInTheDocument();
  expect(within(row).getByRole('link', { name: /1 reply/ })).toBeVisible();
  const root = screen.getByRole('region', { name: 'The message' });
  expect(root).toHaveTextContent('Deleting…');
  await user.click(within(root).getByRole('button', { name: 'Undo' }));
  await pass(0);
  expect(root).toHaveTextContent('Which boat?');
  expect(within(row).getByText(/plan\.pdf/)).toBeVisible();
});

test('a reply is deleted though its thread is closed meanwhile', async () => {
  const scene = smallPlace();
  const { place, general, ben } = scene;
  place.write(general, ben, 'Which boat?');
  const thread = place.thread(general, 1);
  place.write(thread, place.me, 'The red one');
  place.summarise(thread);
  const { user, pass } = await renderChat(scene, '/r/general?thread=1');
  await screen.findByText('The red one');
  await user.click(within(article('The red one')).getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await pass(0);
  await user.click(button('Close the thread'));
  await pass(undoMs);
  expect(thread.messages[0]?.deleted).toBe(true);
});

test('a page that is left within the time asks the server by a request that outlives it', async () => {
  const asked = jest.fn(async () => ({ json: async () => ({ ok: true, data: { rev: 2 } }) }));
  Object.assign(globalThis, { fetch: asked });
  const { remove, pass, happen, server } = await said('Regret');
  await remove('Regret');
  await happen(() => window.dispatchEvent(new Event('pagehide')));
  await pass(undoMs);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(asked).toHaveBeenCalledWith('/api/commands/message:delete', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: '{"room":"general","seq":1}',
  });
  expect(server.received.map(({ command }) => command)).not.toContain('message:delete');
});

test('who leaves the room does not leave it with the message', async () => {
  const scene = smallPlace();
  const news = scene.place.room('channel', 'news');
  scene.place.write(news, scene.place.me, 'Regret');
  const { user, pass } = await renderChat(scene, '/r/news');
  await user.click(within(article('Regret')).getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await pass(0);
  await user.type(screen.getByRole('textbox', { name: 'Message #news' }), '/leave{Enter}');
  await pass(0);
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Leave' }));
  await pass(0);
  expect(news.messages[0]?.deleted).toBe(true);
  expect(scene.server.received.map(({ command }) => command)).toEqual(
    expect.arrayContaining(['message:delete', 'room:leave']),
  );
});

test('who signs out does not leave the message behind', async () => {
  const { user, remove, deleted, pass } = await said('Regret');
  await remove('Regret');
  await user.click(screen.getByRole('button', { name: /^Your account/ }));
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  await pass(0);
  expect(deleted()).toEqual([1]);
});
