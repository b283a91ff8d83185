import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../../test/render-chat.tsx';
import { emojiIn } from '../../emoji/use-emoji.ts';

// So much data is not there at once.
beforeAll(() => emojiIn('en'));

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message #general' });
const offered = (label: string) =>
  within(screen.getByRole('listbox', { name: label }))
    .getAllByRole('option')
    .map((option) => option.textContent);

async function aChat() {
  const scene = smallPlace();
  scene.place.room('channel', 'Release party', { people: [scene.ben] });
  scene.place.room('private', 'Gifts for Ben');
  const chat = await renderChat(scene);
  await chat.pass(10);
  const sent = () => scene.general.messages.map(({ text }) => text);
  return { ...scene, ...chat, sent };
}

test('one list completes people, rooms, emoji and commands, by the same keys', async () => {
  const { user, pass, sent } = await aChat();
  await user.type(field(), '@be{Enter}');
  expect(field()).toHaveValue('@Ben ');
  // By habit with a blank, which is there already; a second one is meant.
  await user.type(field(), ' see #rel');
  await pass(200);
  expect(offered('Link to a room')).toEqual(['Release party']);
  await user.keyboard('{Tab}');
  expect(field()).toHaveValue('@Ben see #Release party ');
  await user.type(field(), '  ');
  expect(field()).toHaveValue('@Ben see #Release party  ');
  await user.type(field(), '{Backspace}:wav');
  expect(await screen.findByRole('listbox', { name: 'Insert an emoji' })).toBeVisible();
  await user.keyboard('{Enter}');
  expect(field()).toHaveValue('@Ben see #Release party 👋 ');
  await user.type(field(), 'so :tada:');
  await pass(10);
  expect(field()).toHaveValue('@Ben see #Release party 👋 so 🎉');
  await user.type(field(), '{Enter}');
  await pass(10);
  expect(sent()).toEqual(['@Ben see #Release party 👋 so 🎉']);
  await user.type(field(), '/to{Enter}');
  expect(field()).toHaveValue('/topic ');
});

test('nothing is offered for a draft that is there again until one types', async () => {
  const { user, pass } = await aChat();
  await user.type(field(), '@be');
  const open = async (room: string) => {
    await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: room }));
    await pass(10);
  };
  await open('Release party');
  await open('general');
  expect(field()).toHaveValue('@be');
  await user.click(field());
  await pass(10);
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  await user.type(field(), 'n');
  await pass(10);
  expect(offered('Mention somebody')).toEqual([expect.stringContaining('Ben')]);
});

test('in a private room of many its last member is offered, too', async () => {
  const scene = smallPlace();
  const crew = Array.from({ length: 450 }, (_, n) => scene.place.person(`Sailor ${n + 1}`));
  scene.place.room('private', 'crew', { people: crew });
  const { user, pass } = await renderChat(scene, '/r/crew');
  await user.type(screen.getByRole('textbox', { name: 'Message crew' }), '@sailor 45');
  await pass(0);
  expect(offered('Mention somebody')).toEqual(['S4Sailor 45', 'S4Sailor 450']);
});

test('Escape wants nothing, and a private room is offered with a warning', async () => {
  const { user, pass } = await aChat();
  await user.type(field(), '#gif');
  await pass(200);
  expect(offered('Link to a room')).toEqual(['Gifts for Benprivate: everybody will see its name']);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  expect(field()).toHaveValue('#gif');
});

test('a room that a text names is a link for who may open it, and text for everybody else', async () => {
  const { server, ben, happen, pass } = await aChat();
  await happen(() => server.say('general', ben, 'In #release party, not #board or #1.'));
  await pass(100);
  const message = await screen.findByText(/In/, { selector: 'article div' });
  const link = await within(message).findByRole('link');
  expect(link).toHaveTextContent('#release party');
  expect(link).toHaveAttribute('href', expect.stringMatching(/^\/r\//));
  expect(message).toHaveTextContent('In #release party, not #board or #1.');
});
