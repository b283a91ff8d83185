import { screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

const field = () => screen.getByRole('textbox', { name: 'Message #general' });

async function aChat() {
  const scene = smallPlace();
  const dora = scene.place.person('Dora');
  const chat = await renderChat(scene);
  await chat.pass(10);
  const sent = () => scene.general.messages.map(({ text }) => text);
  const give = async (text: string) => {
    await chat.user.clear(field());
    await chat.user.type(field(), `${text}{Enter}`);
    await chat.pass(10);
  };
  return { ...scene, ...chat, dora, sent, give };
}

test('a command nobody knows is told, kept to be corrected, and not sent', async () => {
  const { give, sent } = await aChat();
  await give('/topc harbour');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'There’s no command /topc. To send the text as it is, start with two slashes: //topc. For all commands, type /help.',
  );
  expect(field()).toHaveValue('/topc harbour');
  expect(sent()).toEqual([]);
});

test('two slashes are one, and what only looks like a command is sent as it is', async () => {
  const { give, sent } = await aChat();
  for (const text of ['//topic is a command', '/etc/hosts', '// a comment']) await give(text);
  expect(sent()).toEqual(['/topic is a command', '/etc/hosts', '// a comment']);
});

test('commands act: words and shoulders, the topic, an invitation', async () => {
  const { give, sent, general, dora, pass } = await aChat();
  await give('/me waves');
  await give('/shrug who knows');
  await pass(10);
  expect(sent()).toEqual(['_waves_', String.raw`who knows ¯\\\_(ツ)\_/¯`]);
  expect(await screen.findByText('waves', { selector: 'em' })).toBeVisible();
  expect(await screen.findByText(String.raw`who knows ¯\_(ツ)_/¯`)).toBeVisible();
  await give('/topic Ropes and knots');
  expect(general.room.topic).toBe('Ropes and knots');
  expect(field()).toHaveValue('');
  await give('/invite Dora');
  expect(general.members.get(dora.id)?.state).toBe('joined');
  expect(await screen.findByText('Invited: Dora.')).toBeVisible();
  await give('/invite Nobody');
  expect(await screen.findByText('Nobody here is called Nobody.')).toBeVisible();
});

test('what one may not do here is refused, and help tells what there is', async () => {
  const scene = smallPlace();
  const { me } = scene.place;
  scene.general.members.set(me.id, { user: me.id, role: 'member', state: 'joined', rev: 2 });
  const { user, pass } = await renderChat(scene);
  await pass(10);
  await user.type(field(), '/topic Mine{Enter}');
  expect(await screen.findByText('You can’t use /topic in #general.')).toBeVisible();
  await user.clear(field());
  await user.type(field(), '/help{Enter}');
  const help = await screen.findByRole('dialog', { name: 'Writing' });
  expect(help).toHaveTextContent('/shrug words');
  await user.keyboard('{Escape}');
  await pass(10);
  expect(field()).toHaveValue('');
});
