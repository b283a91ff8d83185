import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message #general' });

async function aChat(scene = smallPlace()) {
  const chat = await renderChat(scene);
  await chat.pass(10);
  // Keys and buttons come with the tools beside the text.
  const toggle = await screen.findByRole('button', { name: 'Formatting' });
  return { ...scene, ...chat, toggle };
}

test('keys format what is selected, lists go on, and an address pasted over words is their link', async () => {
  const { user } = await aChat();
  await user.type(field(), 'read the log');
  field().setSelectionRange(9, 12);
  fireEvent.keyDown(field(), { key: 'b', ctrlKey: true });
  expect(field()).toHaveValue('read the **log**');
  expect([field().selectionStart, field().selectionEnd]).toEqual([11, 14]);
  fireEvent.keyDown(field(), { key: 'b', ctrlKey: true });
  expect(field()).toHaveValue('read the log');
  await user.paste('https://example.org/log');
  expect(field()).toHaveValue('read the [log](https://example.org/log)');
  await user.clear(field());
  await user.type(field(), '- one{Shift>}{Enter}{/Shift}two');
  expect(field()).toHaveValue('- one\n- two');
});

test('codes of emoji that are pasted become what they name, but not in code, and nothing that only looks like one', async () => {
  const { user } = await aChat();
  await user.type(field(), 'Well: ');
  await user.paste('done :tada: at 10:30:45 `:tada:` :nothing_like_that: :+1:, see');
  await waitFor(() =>
    expect(field()).toHaveValue('Well: done 🎉 at 10:30:45 `:tada:` :nothing_like_that: 👍, see'),
  );
  await user.type(field(), ' you');
  expect(field()).toHaveValue('Well: done 🎉 at 10:30:45 `:tada:` :nothing_like_that: 👍, see you');
});

test('a link is made of a selection; without one that key is the page’s', async () => {
  const { user } = await aChat();
  await user.type(field(), 'words');
  field().setSelectionRange(0, 5);
  fireEvent.keyDown(field(), { key: 'k', ctrlKey: true });
  expect(field()).toHaveValue('[words](https://)');
  field().setSelectionRange(2, 2);
  fireEvent.keyDown(field(), { key: 'k', ctrlKey: true });
  expect(await screen.findByRole('dialog')).toBeVisible();
});

test('the buttons are shown when wanted, are one stop for the Tab key, and show how it will look', async () => {
  const { user, pass, toggle } = await aChat();
  expect(screen.queryByRole('toolbar', { name: 'Formatting' })).not.toBeInTheDocument();
  await user.click(toggle);
  await pass(10);
  const bar = within(await screen.findByRole('toolbar', { name: 'Formatting' }));
  await user.type(field(), 'so warm');
  field().setSelectionRange(3, 7);
  await user.click(bar.getByRole('button', { name: 'Italic' }));
  expect(field()).toHaveValue('so *warm*');
  await user.click(bar.getByRole('button', { name: 'Preview' }));
  const preview = within(screen.getByRole('region', { name: 'Preview' }));
  expect(await preview.findByText('warm', { selector: 'em' })).toBeVisible();
  expect(bar.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  bar.getByRole('button', { name: 'Bold' }).focus();
  await user.keyboard('{ArrowLeft}');
  expect(bar.getByRole('button', { name: 'Formatting help' })).toHaveFocus();
});

test('a message becomes a quote in what I am writing', async () => {
  const scene = smallPlace();
  scene.server.say('general', scene.ben, 'High water\nat noon');
  const { user } = await aChat(scene);
  await user.type(field(), 'First');
  const message = screen.getByRole('article', { name: /Ben/ });
  act(() => message.focus());
  await user.keyboard('q');
  await waitFor(() => expect(field()).toHaveFocus());
  expect(field().value).toMatch(
    /^First\n\n> \*\*Ben\*\* \[wrote\]\(http:\/\/localhost(?::\d+)?\/r\/general\/1\):\n> High water\n> at noon\n\n$/u,
  );
});

function largePlace() {
  const scene = smallPlace();
  for (let each = 0; each < 20; each += 1) {
    const { id } = scene.place.person(`Person ${each}`);
    scene.general.members.set(id, { user: id, role: 'member', state: 'joined', rev: 3 + each });
  }
  return scene;
}

test('[K5] calling all of a large room wants a second thought, and tells how many it is', async () => {
  const scene = largePlace();
  const { user, pass } = await aChat(scene);
  const sent = () => scene.general.messages.map(({ text }) => text);
  await user.type(field(), '@room fire drill');
  await pass(200);
  await user.keyboard('{Enter}');
  const asked = within(await screen.findByRole('alertdialog', { name: 'Notify 22 people?' }));
  expect(sent()).toEqual([]);
  await user.click(asked.getByRole('button', { name: 'Cancel' }));
  expect(field()).toHaveValue('@room fire drill');
  await user.type(field(), '{Enter}');
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Send' }));
  await pass(10);
  expect(sent()).toEqual(['@room fire drill']);
});

test('calling who is here tells how many of them are', async () => {
  const scene = largePlace();
  scene.server.presence.set(scene.place.me.id, 'online');
  scene.server.presence.set(scene.ben.id, 'online');
  scene.server.presence.set(scene.cleo.id, 'away');
  const { user, pass } = await aChat(scene);
  await user.type(field(), '@here fire drill');
  await pass(200);
  await user.keyboard('{Enter}');
  await pass(200);
  expect(await screen.findByRole('alertdialog', { name: 'Notify 2 people who are here?' })).toBeVisible();
});

test('[K5] a guest is told that a call of all calls nobody in a large room', async () => {
  const scene = largePlace();
  const { id } = scene.place.me;
  scene.general.members.set(id, { user: id, role: 'member', state: 'joined', rev: 2 });
  const { user, pass } = await aChat(scene);
  await user.type(field(), '@here fire drill');
  await pass(200);
  await user.keyboard('{Enter}');
  const asked = within(await screen.findByRole('alertdialog', { name: 'Send without notifying everybody?' }));
  await user.click(asked.getByRole('button', { name: 'Send' }));
  await pass(10);
  expect(scene.general.messages.map(({ text }) => text)).toEqual(['@here fire drill']);
});
