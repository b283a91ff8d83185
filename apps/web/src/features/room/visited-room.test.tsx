import { screen } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';

function withClimbing() {
  const scene = smallPlace();
  const climbing = scene.place.room('channel', 'climbing', { people: [scene.ben], joined: false });
  scene.place.write(climbing, scene.ben, 'Thursday?');
  return { ...scene, climbing };
}

test('a channel can be read before one joins, but not written in', async () => {
  await renderChat(withClimbing(), '/r/climbing');
  expect(await screen.findByText('Thursday?')).toBeVisible();
  expect(screen.getByRole('region', { name: 'Join' })).toHaveTextContent('1 member.');
  expect(screen.queryByRole('textbox', { name: /^Message/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Add a reaction' })).not.toBeInTheDocument();
});

test('a channel that is archived says so, and offers nothing that would be refused', async () => {
  const { climbing, ...scene } = withClimbing();
  climbing.room = { ...climbing.room, archived: true };
  await renderChat(scene, '/r/climbing');
  expect(await screen.findByText('Thursday?')).toBeVisible();
  expect(await screen.findByRole('status', { name: 'Why you can’t write here' })).toHaveTextContent(
    'This room is archived. You can still read and search it, but nobody can write here.',
  );
  expect(screen.getByText('This is the very beginning of the channel.')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Join/ })).not.toBeInTheDocument();
});

test('joining makes one a member, who writes', async () => {
  const { user, pass } = await renderChat(withClimbing(), '/r/climbing');
  await user.click(await screen.findByRole('button', { name: 'Join channel' }));
  await pass(0);
  expect(screen.getByRole('textbox', { name: 'Message #climbing' })).toBeVisible();
  expect(screen.getByRole('link', { name: /^climbing/ })).toBeVisible();
});

test.each(['/r/nowhere', '/r/secret'])('%s, which I can’t see, is not found', async (path) => {
  const scene = smallPlace();
  scene.place.room('private', 'secret', { people: [scene.ben], joined: false });
  await renderChat(scene, path);
  expect(await screen.findByRole('heading', { name: 'This room doesn’t exist' })).toBeVisible();
});

test.each(['/r/Not%20A%20Room', '/some/where'])('%s is no page', async (path) => {
  await renderChat(smallPlace(), path);
  expect(screen.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});

test('when the server can’t say whether the room exists, one can ask again', async () => {
  const scene = withClimbing();
  scene.server.refuse('room:list', { code: 'internal', message: 'Something went wrong on the server.' });
  const { user, pass } = await renderChat(scene, '/r/climbing');
  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong on the server.');
  scene.server.accept('room:list');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await pass(0);
  expect(await screen.findByText('Thursday?')).toBeVisible();
});

test('a visitor gets what is said a few seconds later, is told so, and gets nothing while the page is hidden', async () => {
  const scene = withClimbing();
  const { pass, happen } = await renderChat(scene, '/r/climbing');
  await screen.findByText('Thursday?');
  expect(screen.getByRole('region', { name: 'Join' })).toHaveTextContent(
    'You’re previewing #climbing. Join to write here and get new messages at once.',
  );
  scene.server.say('climbing', scene.ben, 'Friday');
  await pass(5_000);
  expect(screen.getByText('Friday')).toBeVisible();

  const visible = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await happen(() => document.dispatchEvent(new Event('visibilitychange')));
  scene.server.say('climbing', scene.ben, 'Saturday');
  await pass(60_000);
  expect(screen.queryByText('Saturday')).not.toBeInTheDocument();
  visible.mockRestore();
  await happen(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(screen.getByText('Saturday')).toBeVisible();
});

test('a channel that I was removed from says so, and offers nothing that would be refused', async () => {
  const scene = withClimbing();
  scene.server.refuse('room:history', { code: 'forbidden', message: 'You may not do that here.' });
  await renderChat(scene, '/r/climbing');
  expect(await screen.findByRole('heading', { name: 'You were removed from #climbing' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Join/ })).not.toBeInTheDocument();
});
