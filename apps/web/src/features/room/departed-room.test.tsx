import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

async function writing() {
  const scene = smallPlace();
  const plans = scene.place.room('private', 'plans', { people: [scene.ben] });
  const chat = await renderChat(scene, '/r/plans');
  await chat.user.type(screen.getByRole('textbox', { name: 'Message plans' }), 'half a thought');
  return { ...scene, ...chat, plans };
}
const unsent = () => screen.getByRole('textbox', { name: 'You hadn’t sent this yet' });

test('who is removed from the room that is open is told so, keeps what was begun, and finds a way on', async () => {
  const { server, happen } = await writing();
  await happen(() => server.partMe('plans', 'removed'));
  const told = screen.getByRole('group', { name: 'You were removed from plans' });
  expect(told).toHaveFocus();
  expect(screen.getByRole('heading', { name: 'You were removed from plans' })).toBeVisible();
  expect(unsent()).toHaveValue('half a thought');
  expect(screen.getByRole('button', { name: 'Copy text' })).toBeVisible();
  expect(within(told).getByRole('link', { name: 'Browse channels' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Join again' })).not.toBeInTheDocument();
});

test('what was begun is there until it is discarded, also when one comes by later', async () => {
  const { server, happen, user, navigate } = await writing();
  await happen(() => server.partMe('plans', 'removed'));
  await happen(() => navigate('/r/general'));
  await happen(() => navigate('/r/plans'));
  expect(unsent()).toHaveValue('half a thought');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await happen(() => navigate('/r/general'));
  await happen(() => navigate('/r/plans'));
  expect(screen.getByRole('heading', { name: 'You were removed from plans' })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'You hadn’t sent this yet' })).not.toBeInTheDocument();
});

test('a message that was refused with the removal is not lost either', async () => {
  const { server, happen, user, pass } = await writing();
  server.refuse('message:send', { code: 'forbidden', message: 'You may not do that here.' });
  await user.keyboard('{Enter}and another');
  await pass(0);
  await happen(() => server.partMe('plans', 'removed'));
  expect(unsent()).toHaveValue('half a thought\n\nand another');
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  await pass(0);
  expect(screen.queryByRole('textbox', { name: 'You hadn’t sent this yet' })).not.toBeInTheDocument();
});

test('a channel left on another device can be joined again, with what was begun', async () => {
  const scene = smallPlace();
  const { happen, user, pass } = await renderChat(scene);
  await user.type(screen.getByRole('textbox', { name: 'Message #general' }), 'half a thought');
  await happen(() => scene.server.partMe('general', 'left'));
  expect(screen.getByRole('heading', { name: 'You left #general' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Join again' }));
  await pass(0);
  expect(screen.getByRole('textbox', { name: 'Message #general' })).toHaveValue('half a thought');
});
