import type { KeptState } from '@parley/client';
import { act, screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const article = (text: string | RegExp) => {
  const row = screen.getAllByRole('article').find((each) => within(each).queryByText(text) !== null);
  if (row === undefined) throw new Error(`No message says ${String(text)}`);
  return row;
};
const composer = () => screen.getByRole('textbox', { name: 'Message #general' });

test('a room shows what was said in it, with who and when', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Good morning');
  await renderChat(scene);
  const row = article('Good morning');
  expect(row).toHaveAccessibleName(/^Ben /);
  expect(row).toHaveAccessibleDescription('Good morning');
  expect(within(row).getByRole('time')).toHaveAttribute('datetime', '2026-01-01T00:00:00.000Z');
});

test('a bot is told from a person, by sight and by name, in every row of its own', async () => {
  const scene = smallPlace();
  const clock = { ...scene.place.person('Clock'), role: 'bot' as const };
  scene.place.users.set(clock.id, clock);
  scene.place.write(scene.general, scene.ben, 'What time is it?');
  scene.place.write(scene.general, clock, 'Noon');
  scene.place.write(scene.general, clock, 'And a second past');
  await renderChat(scene);
  expect(within(article('Noon')).getByText('bot')).toBeVisible();
  for (const text of ['Noon', 'And a second past']) expect(article(text)).toHaveAccessibleName(/^Clock bot /);
  expect(article('What time is it?')).toHaveAccessibleName(/^Ben (?!bot)/);
});

test('what somebody said who has deleted the account stands under no name', async () => {
  const scene = smallPlace();
  scene.place.users.set(scene.ben.id, { ...scene.ben, name: '', gone: 'deleted' });
  scene.place.write(scene.general, scene.ben, 'I was here');
  await renderChat(scene);
  expect(article('I was here')).toHaveAccessibleName(/^Deleted person /);
});

test('text is text: markup is shown as it was written', async () => {
  const scene = smallPlace();
  const text = '<img src=x onerror=alert(1)><b>bold</b>';
  scene.place.write(scene.general, scene.ben, text);
  await renderChat(scene);
  expect(screen.getByText(text)).toBeVisible();
  expect(document.querySelector('b, img')).toBeNull();
});

test('a link opens elsewhere and tells the other page nothing', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'see https://example.org/a');
  await renderChat(scene);
  const link = screen.getByRole('link', { name: 'https://example.org/a' });
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
});

test('a message is shown as sending, and the mark goes when it is acknowledged', async () => {
  const scene = smallPlace();
  const { user, happen } = await renderChat(scene);
  scene.server.withhold();
  await user.type(composer(), 'On its way{Enter}');
  expect(within(article('On its way')).getByText('Sending')).toBeInTheDocument();
  await happen(() => scene.server.answerAll());
  expect(within(article('On its way')).queryByText('Sending')).not.toBeInTheDocument();
  expect(screen.getAllByText('On its way')).toHaveLength(1);
});

test('a refused message says why, and can be sent again or discarded', async () => {
  const scene = smallPlace();
  const { user, pass } = await renderChat(scene);
  scene.server.refuse('message:send', { code: 'forbidden', message: 'You may not do that here.' });
  await user.type(composer(), 'First{Enter}Second{Enter}');
  await pass(0);
  expect(within(article('First')).getByRole('alert')).toHaveTextContent('You may not do that here.');
  await user.click(within(article('Second')).getByRole('button', { name: 'Discard' }));
  await pass(0);
  expect(screen.queryByText('Second')).not.toBeInTheDocument();
  scene.server.accept('message:send');
  await user.click(within(article('First')).getByRole('button', { name: 'Retry' }));
  await pass(0);
  expect(article('First')).toHaveFocus();
  expect(within(article('First')).queryByRole('alert')).not.toBeInTheDocument();
  expect(scene.general.messages.map(({ text }) => text)).toEqual(['First']);
});

test('I edit my message in its place; Escape leaves it as it was', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'Helo');
  const { user, pass } = await renderChat(scene);
  await user.click(within(article('Helo')).getByRole('button', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Edit message' }), ' there{Escape}');
  expect(article('Helo')).toBeVisible();
  await user.click(within(article('Helo')).getByRole('button', { name: 'Edit' }));
  const field = await screen.findByRole('textbox', { name: 'Edit message' });
  expect(field).toHaveFocus();
  await user.clear(field);
  await user.type(field, 'Hello{Enter}');
  await pass(0);
  expect(within(article('Hello')).getByText('(edited)')).toBeVisible();
  expect(composer()).toHaveFocus();
});

test('what I wrote of one edit is there again after another, until it is saved or not wanted', async () => {
  const scene = smallPlace();
  for (const text of ['One', 'Two']) scene.place.write(scene.general, scene.place.me, text);
  const { user, pass } = await renderChat(scene);
  const editor = () => screen.findByRole('textbox', { name: 'Edit message' });
  const edit = (text: string) => user.click(within(article(text)).getByRole('button', { name: 'Edit' }));
  await edit('One');
  await user.type(await editor(), ' and a half');
  await edit('Two');
  expect(await editor()).toHaveValue('Two');
  await user.type(await editor(), ' and more{Enter}');
  await pass(0);
  expect(article('Two and more')).toBeVisible();
  await edit('One');
  expect(await editor()).toHaveValue('One and a half');
  await user.type(await editor(), '{Escape}');
  await edit('One');
  expect(await editor()).toHaveValue('One');
});

test('what I write on while an edit is being saved is not taken away with it', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'One');
  const { user, happen } = await renderChat(scene);
  await user.click(within(article('One')).getByRole('button', { name: 'Edit' }));
  scene.server.withhold();
  const editor = await screen.findByRole('textbox', { name: 'Edit message' });
  await user.type(editor, ' and a half{Enter}');
  await user.type(editor, ', or two');
  await happen(() => scene.server.answerAll());
  expect(scene.general.messages.at(-1)).toMatchObject({ text: 'One and a half' });
  expect(editor).toHaveValue('One and a half, or two');
  expect(editor).toHaveFocus();
  await user.type(editor, '{Enter}');
  await happen(() => {});
  expect(article('One and a half, or two')).toBeVisible();
  expect(composer()).toHaveFocus();
});

test('an edit that is saved while I am in another room and back again is over', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'One');
  scene.place.room('channel', 'harbour', { people: [scene.ben] });
  const { user, happen, navigate } = await renderChat(scene);
  await user.click(within(article('One')).getByRole('button', { name: 'Edit' }));
  scene.server.withhold();
  await user.type(await screen.findByRole('textbox', { name: 'Edit message' }), ' and a half{Enter}');
  await happen(() => navigate('/r/harbour'));
  await happen(() => navigate('/r/general'));
  expect(await screen.findByRole('textbox', { name: 'Edit message' })).toHaveValue('One and a half');
  await happen(() => scene.server.answerAll());
  expect(article('One and a half')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).not.toBeInTheDocument();
});

test('an edit that goes on by itself brings up no keyboard on the screen', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'One');
  scene.place.room('channel', 'harbour', { people: [scene.ben] });
  const { user, happen, navigate } = await renderChat(scene);
  await user.click(within(article('One')).getByRole('button', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Edit message' }), ' and a half');
  await happen(() => navigate('/r/harbour'));
  await happen(() => navigate('/r/general'));
  const editor = await screen.findByRole('textbox', { name: 'Edit message' });
  expect(editor).toHaveValue('One and a half');
  expect(editor).not.toHaveFocus();
});

test('an edit whose message went out of the list waits until it is begun again: its editor comes back into nobody’s way', async () => {
  const scene = smallPlace();
  for (let n = 1; n <= 120; n += 1) scene.place.write(scene.general, scene.place.me, `Entry ${n}.`);
  const { client, user, happen, pass, navigate } = await renderChat(scene, '/r/general/5');
  const editor = () => screen.findByRole('textbox', { name: 'Edit message' });
  await screen.findByText('Entry 5.');
  const edit = () => user.click(within(article('Entry 5.')).getByRole('button', { name: 'Edit' }));
  await edit();
  await user.type(await editor(), ' And more');
  await happen(() => navigate('/r/general'));
  await user.click(screen.getByRole('button', { name: 'Jump to latest' }));
  await user.click(composer());
  const { loadOlder, get } = client.timeline(scene.general.room.id);
  await happen(() => void loadOlder());
  await happen(() => void loadOlder());
  await pass(100);
  expect(get().hasBefore).toBe(false);
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).not.toBeInTheDocument();
  expect(composer()).toHaveFocus();
  await happen(() => navigate('/r/general/5'));
  await screen.findByText('Entry 5.');
  await edit();
  expect(await editor()).toHaveValue('Entry 5. And more');
});

test('an edit of which nothing was written follows what I make of the message elsewhere, and does not take it back', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'One');
  const { user, happen } = await renderChat(scene);
  await user.click(within(article('One')).getByRole('button', { name: 'Edit' }));
  const editor = await screen.findByRole('textbox', { name: 'Edit message' });
  const elsewhere = scene.place.change(scene.general, 1, (old) => ({ ...old, text: 'Two' }));
  await happen(() => scene.server.broadcast(elsewhere));
  expect(editor).toHaveValue('Two');
  await user.type(editor, '{Enter}');
  await happen(() => {});
  expect(scene.general.messages.at(-1)).toMatchObject({ text: 'Two' });
  expect(composer()).toHaveFocus();
});

test('an edit that is saved when its message is out of the list takes the focus from nowhere', async () => {
  const scene = smallPlace();
  for (let n = 1; n <= 120; n += 1) scene.place.write(scene.general, scene.place.me, `Entry ${n}.`);
  const { user, happen, navigate } = await renderChat(scene);
  await happen(() => navigate('/r/general/5'));
  await screen.findByText('Entry 5.');
  await user.click(within(article('Entry 5.')).getByRole('button', { name: 'Edit' }));
  scene.server.withhold();
  await user.type(await screen.findByRole('textbox', { name: 'Edit message' }), ' And more{Enter}');
  await user.click(screen.getByRole('button', { name: 'Jump to latest' }));
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).not.toBeInTheDocument();
  const elsewhere = screen.getByRole('link', { name: /general/ });
  act(() => elsewhere.focus());
  await happen(() => scene.server.answerAll());
  expect(scene.general.messages[4]).toMatchObject({ text: 'Entry 5. And more' });
  expect(elsewhere).toHaveFocus();
});

test('what I wrote of an edit stays to be copied when somebody deletes the message meanwhile', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'One');
  const { user } = await renderChat(scene);
  await user.click(within(article('One')).getByRole('button', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Edit message' }), ' and a half');
  act(() => scene.server.erase('general', 1));
  const title = 'This message was deleted while you were editing it';
  const left = await screen.findByRole('textbox', { name: title });
  expect(left).toHaveValue('One and a half');
  expect(left).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(article('This message was deleted')).toBeVisible();
  expect(composer()).toHaveFocus();
});

test('an edit of which nothing was written leaves nothing when the message is deleted', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'One');
  const { user } = await renderChat(scene);
  await user.click(within(article('One')).getByRole('button', { name: 'Edit' }));
  expect(await screen.findByRole('textbox', { name: 'Edit message' })).toBeVisible();
  act(() => scene.server.erase('general', 1));
  expect(article('This message was deleted')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Edit message' })).not.toBeInTheDocument();
});

test('ArrowUp in the empty composer edits my last message, not the one of somebody else', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.place.me, 'Mine');
  scene.place.write(scene.general, scene.ben, 'His');
  const { user } = await renderChat(scene);
  await user.type(composer(), '{ArrowUp}');
  expect(await screen.findByRole('textbox', { name: 'Edit message' })).toHaveValue('Mine');
});

test('a message of somebody else can’t be edited', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'His');
  await renderChat(scene);
  expect(within(article('His')).queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
});

test('messages that could not be loaded can be asked for again', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Good morning');
  scene.server.refuse('room:history', { code: 'unavailable', message: 'The server cannot read just now.' });
  const { user, pass } = await renderChat(scene);
  expect(await screen.findByRole('heading', { name: 'Messages couldn’t be loaded' })).toBeVisible();
  expect(screen.getByText('The server cannot read just now.')).toBeVisible();
  scene.server.accept('room:history');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(0);
  expect(article('Good morning')).toBeVisible();
});

test('a reaction is given by one press and taken back by another', async () => {
  const scene = smallPlace();
  const { seq } = scene.place.write(scene.general, scene.ben, 'Done');
  scene.place.react(scene.general, seq, scene.cleo.id, '🎉', true);
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: '🎉 1, Cleo' }));
  await pass(0);
  const chip = screen.getByRole('button', { name: '🎉 2, You and Cleo' });
  expect(chip).toBePressed();
  await user.click(chip);
  await pass(0);
  expect(screen.getByRole('button', { name: '🎉 1, Cleo' })).not.toBePressed();
});

test('a refused reaction is told', async () => {
  const scene = smallPlace();
  const { seq } = scene.place.write(scene.general, scene.ben, 'Done');
  scene.place.react(scene.general, seq, scene.cleo.id, '🎉', true);
  scene.server.refuse('message:react', { code: 'conflict', message: 'There are too many reactions.' });
  const { user, pass } = await renderChat(scene);
  await user.click(screen.getByRole('button', { name: '🎉 1, Cleo' }));
  await pass(0);
  expect(await screen.findByRole('alert')).toHaveTextContent('There are too many reactions.');
});

test('the first unread message is marked when the room is opened', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Read');
  scene.general.read = 1;
  scene.place.write(scene.general, scene.ben, 'Unread');
  await renderChat(scene);
  const list = screen.getByRole('region', { name: 'Messages in #general' });
  expect(list).toHaveTextContent(/Read.*New.*Unread/);
});

test('a lobby client stands under the name it gave', async () => {
  const scene = smallPlace();
  const guest = scene.place.person('Lobby guest', 'lobby-guest');
  scene.place.write(scene.general, guest, 'hello world', { alias: 'ten lines' });
  await renderChat(scene);
  const row = article('hello world');
  expect(row).toHaveAccessibleName(/^ten lines /);
  expect(within(row).getByText('lobby')).toBeVisible();
  // Not to be taken for somebody of that name: neither by the look nor by ear.
  expect(row).toHaveAccessibleName(/^ten lines lobby guest/);
  expect(within(row).getByText('›_')).toBeVisible();
  expect(within(row).queryByText('TL')).not.toBeInTheDocument();
});

test('a room without messages asks who may write for the first one, and nobody else', async () => {
  const scene = smallPlace();
  const attic = scene.place.room('private', 'attic');
  attic.room = { ...attic.room, archived: true };
  const { navigate, happen } = await renderChat(scene);
  expect(screen.getByText(/No messages yet. Write the first one.$/)).toBeVisible();
  await happen(() => navigate('/r/attic'));
  expect(await screen.findByText(/^This is the very beginning of a private room/)).toBeVisible();
  expect(screen.queryByText(/first one/)).not.toBeInTheDocument();
});

test('when messages can’t be loaded one hears why and can try again', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Here I am');
  scene.server.refuse('room:history', { code: 'internal', message: 'Something went wrong on the server.' });
  const { user, pass } = await renderChat(scene);
  expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong on the server.');
  scene.server.accept('room:history');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(0);
  expect(await screen.findByText('Here I am')).toBeVisible();
});

test('arrow keys go from message to message, and Escape back to writing', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'One');
  scene.place.write(scene.general, scene.cleo, 'Two');
  const { user, happen } = await renderChat(scene);
  await happen(() => article('Two').focus());
  await user.keyboard('{ArrowUp}');
  expect(article('One')).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(article('Two')).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(composer()).toHaveFocus();
});

test('what others say is read out, author first, some at a time, without marks and spoilers', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Old');
  const { user, happen, pass } = await renderChat(scene);
  const voice = screen.getByRole('log', { name: 'New messages' });
  await happen(() => {
    scene.server.say('general', scene.ben, 'Hello');
    scene.server.say('general', scene.cleo, 'Good **morning** ||at noon||');
  });
  await user.type(composer(), 'I hear you{Enter}');
  expect(voice).toBeEmptyDOMElement();
  await pass(1_500);
  expect(voice).toHaveTextContent('Ben: Hello. Cleo: Good morning (spoiler)');
  await happen(() => {
    for (let number = 0; number < 10; number += 1) scene.server.say('general', scene.ben, 'spam');
  });
  await pass(1_500);
  expect(voice).toHaveTextContent('10 new messages');
});

test('the first message of a room is read out as well', async () => {
  const scene = smallPlace();
  const { happen, pass } = await renderChat(scene);
  await happen(() => scene.server.say('general', scene.ben, 'Is anybody here?'));
  await pass(1_500);
  expect(screen.getByRole('log', { name: 'New messages' })).toHaveTextContent('Ben: Is anybody here?');
});

test('what was read out of a message goes when the message is erased', async () => {
  const scene = smallPlace();
  scene.place.write(scene.general, scene.ben, 'Old');
  const { happen, pass } = await renderChat(scene);
  await happen(() => {
    scene.server.say('general', scene.ben, 'The key is under the mat');
  });
  await pass(1_500);
  const voice = screen.getByRole('log', { name: 'New messages' });
  expect(voice).toHaveTextContent('Ben: The key is under the mat');
  await happen(() => scene.server.erase('general', 2));
  expect(voice).toBeEmptyDOMElement();
});

test('a menu that is opened before the server has said a word stays open when it has', async () => {
  const scene = smallPlace();
  const { place, general, server, ben } = scene;
  const said = place.write(general, ben, 'Said yesterday');
  general.read = 1;
  const kept: KeptState = {
    user: place.me,
    epoch: place.epoch,
    rooms: [
      {
        entry: place.entry(general),
        people: [],
        held: {
          cursor: general.rev,
          tail: {
            first: 1,
            held: [{ view: { ...said, status: 'sent' }, asOf: general.rev }],
            hasBefore: false,
          },
          users: [ben],
          openedAt: 0,
        },
      },
    ],
  };
  place.write(general, ben, 'Said meanwhile');
  server.withhold();
  const { user, happen } = await renderChat(scene, '/r/general', kept);
  await user.click(within(article('Said yesterday')).getByRole('button', { name: 'More actions' }));
  const menu = await screen.findByRole('menu');
  await happen(() => server.answerAll());
  expect(await screen.findByText('Said meanwhile')).toBeInTheDocument();
  expect(screen.getByText('New')).toBeInTheDocument();
  expect(menu).toBeInTheDocument();
});
