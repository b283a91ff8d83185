import { act, screen, waitFor, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

function withThread() {
  const scene = smallPlace();
  const { place, general, ben, cleo } = scene;
  place.write(general, ben, 'Which <b>boat</b>?');
  const thread = place.thread(general, 1);
  place.write(thread, cleo, 'The red one');
  place.summarise(thread);
  return { ...scene, thread };
}
const panel = () => screen.findByRole('complementary', { name: 'Thread' });
const summary = (name: RegExp) => screen.findByRole('link', { name });

test('a message tells of its thread, which opens beside the room at an address of its own and closes by Escape', async () => {
  const { user, history, pass } = await renderChat(withThread());
  await user.click(await summary(/1 reply.*last/));
  await pass(0);
  expect(history.at(-1)).toBe('/r/general?thread=1');
  const thread = within(await panel());
  expect(thread.getByRole('region', { name: 'The message' })).toHaveTextContent('Which <b>boat</b>?');
  expect(await thread.findByText('The red one')).toBeVisible();
  const field = thread.getByRole('textbox', { name: 'Message the thread' });
  field.focus();
  await user.keyboard('{Escape}');
  await pass(0);
  expect(history.at(-1)).toBe('/r/general');
  expect(await summary(/1 reply/)).toHaveFocus();
});

test('who replies follows the thread, and keeps what is before them; it is in the list, and can be left', async () => {
  const scene = withThread();
  const { user, pass } = await renderChat(scene, '/r/general?thread=1');
  const thread = within(await panel());
  await thread.findByText('The red one');
  await user.type(thread.getByRole('textbox', { name: 'Message the thread' }), 'The old one?{Enter}');
  await pass(100);
  expect(await thread.findByText('The red one')).toBeVisible();
  expect(thread.getByText('The old one?')).toBeVisible();
  expect(await summary(/2 replies/)).toBeVisible();
  expect(await screen.findByRole('link', { name: 'Threads' })).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Thread' })).not.toBeInTheDocument();
  await user.click(thread.getByRole('button', { name: 'Unfollow the thread' }));
  await pass(100);
  expect(thread.getByRole('button', { name: 'Follow the thread' })).toBeVisible();
  expect(await thread.findByText('The old one?')).toBeVisible();
});

/** A thread that a key opens, and a server that answers only when it is `opened`. */
async function openSlowly(scene = smallPlace()) {
  const { place, general, ben, server } = scene;
  place.write(general, ben, 'Which boat?');
  const { user, pass, happen } = await renderChat(scene);
  act(() => screen.getAllByRole('article').at(-1)?.focus());
  server.withhold();
  await user.keyboard('t');
  await pass(0);
  return { server, user, opened: () => happen(() => server.answerAll()) };
}

test('what is typed while a thread is being opened is said there, and the rest is in its composer', async () => {
  const { user, opened } = await openSlowly();
  await user.type(
    await screen.findByRole('textbox', { name: 'Message the thread' }),
    'The red one{Enter}, or',
  );
  expect(within(await panel()).getByText('The red one')).toBeVisible();
  await opened();
  const thread = within(await panel());
  expect(await thread.findByText('The red one')).toBeVisible();
  expect(thread.getByRole('textbox', { name: 'Message the thread' })).toHaveValue(', or');
});

test.each(['/topic Boats', '@Ben, which boat?'])(
  '%j is not sent while the thread is being opened: it is looked at before',
  async (words) => {
    const { server, user, opened } = await openSlowly();
    await user.type(await screen.findByRole('textbox', { name: 'Message the thread' }), `${words}{Enter}`);
    await opened();
    const thread = within(await panel());
    await waitFor(() => expect(thread.queryByRole('status', { name: 'Opening the thread' })).toBeNull());
    expect(thread.getByRole('textbox', { name: 'Message the thread' })).toHaveValue(words);
    expect(server.received.filter(({ command }) => command === 'message:send')).toEqual([]);
  },
);

test('what is typed to a thread that can’t be opened is there to be copied', async () => {
  const scene = smallPlace();
  scene.server.refuse('thread:open', { code: 'forbidden', message: 'You may not do that here.' });
  const { user, opened } = await openSlowly(scene);
  const thread = within(await panel());
  await user.type(await thread.findByRole('textbox', { name: 'Message the thread' }), 'The red one');
  await opened();
  expect(await thread.findByText(/You may not do that here/)).toBeVisible();
  expect(thread.getByRole('textbox', { name: 'You hadn’t sent this yet' })).toHaveValue('The red one');
});

test('a button of a message begins a thread, but not of one in a thread', async () => {
  const { user, history, pass } = await renderChat(withThread());
  const message = await screen.findByRole('article', { name: /^Ben/ });
  await user.click(within(message).getByRole('button', { name: 'Reply in thread', hidden: true }));
  await pass(0);
  expect(history.at(-1)).toBe('/r/general?thread=1');
  const thread = within(await panel());
  const reply = within(await thread.findByRole('article', { name: /^Cleo/ }));
  expect(reply.getByRole('button', { name: 'Add a reaction', hidden: true })).toBeInTheDocument();
  expect(reply.queryByRole('button', { name: 'Reply in thread', hidden: true })).toBeNull();
});

test('who closes a thread without replies is back at the message', async () => {
  const { place, general, ben, ...scene } = smallPlace();
  place.write(general, ben, 'Which boat?');
  const { user, pass } = await renderChat(scene);
  const message = await screen.findByRole('article', { name: /^Ben/ });
  act(() => message.focus());
  await user.keyboard('t');
  await pass(0);
  const thread = within(await panel());
  (await thread.findByRole('textbox', { name: 'Message the thread' })).focus();
  await user.keyboard('{Escape}');
  await pass(0);
  expect(message).toHaveFocus();
});

test('[W2] the menu of a message and the key t begin a thread; [W5] it is named and resolved', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Which boat?');
  const { user, history, pass } = await renderChat(scene);
  act(() => screen.getAllByRole('article').at(-1)?.focus());
  await user.keyboard('t');
  await pass(0);
  expect(history.at(-1)).toBe('/r/general?thread=1');
  const thread = within(await panel());
  expect(await thread.findByText(/No replies yet/)).toBeVisible();
  await user.click(thread.getByRole('button', { name: 'Name the thread' }));
  await user.type(thread.getByRole('textbox', { name: 'Name of the thread' }), 'Boats{Enter}');
  await pass(0);
  await user.click(thread.getByRole('button', { name: 'Mark as resolved' }));
  await pass(0);
  expect(thread.getByRole('heading', { name: 'Boats' })).toBeVisible();
  expect(await summary(/Boats.*Resolved/)).toBeVisible();
  // Its name says what it does now: “Reopen, pressed” would say the contrary.
  expect(thread.getByRole('button', { name: 'Reopen the thread' })).not.toHaveAttribute('aria-pressed');
});

test('Escape in the field of a thread’s name leaves the field, and the thread stays with the name it had', async () => {
  const { user, history, pass } = await renderChat(withThread(), '/r/general?thread=1');
  const thread = within(await panel());
  await user.click(await thread.findByRole('button', { name: 'Name the thread' }));
  await user.type(thread.getByRole('textbox', { name: 'Name of the thread' }), 'Boats{Escape}');
  await pass(0);
  expect(thread.queryByRole('textbox', { name: 'Name of the thread' })).not.toBeInTheDocument();
  expect(thread.getByRole('heading', { name: 'Thread' })).toBeVisible();
  expect(thread.getByRole('textbox', { name: 'Message the thread' })).toHaveFocus();
  expect(history.at(-1)).toBe('/r/general?thread=1');
});

test('threads that I follow are listed with what is unread first, and wait in Catch up', async () => {
  const scene = withThread();
  const { place, general, ben, thread } = scene;
  place.write(general, ben, 'And when?');
  const other = place.thread(general, 2);
  for (const each of [thread, other])
    each.members.set(place.me.id, { user: place.me.id, role: 'member', state: 'joined', rev: each.rev });
  place.write(other, ben, 'At nine');
  place.summarise(other);
  thread.read = 1;
  general.read = 2;
  const { navigate, happen, history, user, pass } = await renderChat(scene, '/threads');
  const list = within(await screen.findByRole('list', { name: 'Threads' }));
  await pass(0);
  const texts = list.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(texts).toEqual([
    expect.stringContaining('And when?'),
    expect.stringContaining('Which <b>boat</b>?'),
  ]);
  expect(texts[0]).toContain('1 unread');
  expect(document.title).toMatch(/^\(1\)/);
  await happen(() => navigate('/catch-up'));
  expect(await screen.findByRole('button', { name: '#general (Thread) And when? 1 unread' })).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Open and reply' }));
  expect(history.at(-1)).toBe('/r/general?thread=2');
  await pass(0);
  expect(await within(await panel()).findByText('At nine')).toBeVisible();
});

test('a link to a reply opens room and thread; one to nothing says so', async () => {
  const { navigate, happen, pass } = await renderChat(withThread(), '/r/general?thread=1&reply=1');
  expect(await within(await panel()).findByText('The red one')).toBeVisible();
  await happen(() => navigate('/r/general?thread=77'));
  await pass(0);
  expect(await within(await panel()).findByRole('heading', { name: 'Message not found' })).toBeVisible();
});
