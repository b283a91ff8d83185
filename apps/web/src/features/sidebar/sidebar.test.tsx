import { FakeClock } from '@parley/testkit';
import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { FakePlace } from '../../../test/fake-place.ts';
import { FakeServer } from '../../../test/fake-server.ts';

const nav = () => screen.getByRole('navigation', { name: 'Rooms' });
const section = (name: string) => within(nav()).getByRole('region', { name });
const linksOf = (name: string) =>
  within(section(name))
    .getAllByRole('link')
    .filter((link) => link.getAttribute('href')?.startsWith('/r/'))
    .map((link) => link.textContent);

test('rooms are listed by kind, each kind in the order of titles', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'Zoo');
  scene.place.room('channel', 'room 10', { id: 'room-10' });
  scene.place.room('channel', 'room 9', { id: 'room-9' });
  scene.place.room('private', 'secret');
  scene.place.room('direct', '', { people: [scene.ben, scene.cleo], id: 'd1' });
  await renderChat(scene);
  expect(linksOf('Channels')).toEqual(['general', 'room 9', 'room 10', 'Zoo']);
  expect(linksOf('Private')).toEqual(['secret']);
  expect(linksOf('Direct messages')).toEqual(['Ben, Cleo']);
});

test('what is unread is counted, and the title of the page says how much that is', async () => {
  const scene = smallPlace();
  const news = scene.place.room('channel', 'news', { people: [scene.ben] });
  for (let number = 0; number < 120; number += 1) scene.place.write(news, scene.ben, 'New!');
  const { happen } = await renderChat(scene);
  expect(screen.getByRole('link', { name: 'news 99+ unread' })).toBeVisible();
  expect(document.title).toBe('• #general · Parley');
  const quiet = scene.place.room('channel', 'quiet');
  expect(quiet.messages).toHaveLength(0);
  await happen(() => {
    scene.server.say('news', scene.ben, 'And more');
  });
  expect(document.title).toBe('• #general · Parley');
});

test('who is called by name sees how often, at the room and in the title of the page', async () => {
  const scene = smallPlace();
  const news = scene.place.room('channel', 'news', { people: [scene.ben] });
  const mentions = [{ user: scene.place.me.id, as: scene.place.me.name }];
  scene.place.write(news, scene.ben, 'to nobody');
  scene.place.write(news, scene.ben, `@${scene.place.me.name}, look`, { mentions });
  scene.place.write(news, scene.ben, '@room, look', { mentions: [{ all: 'room', as: 'room' }] });
  await renderChat(scene);
  expect(screen.getByRole('link', { name: 'news 2 for you, 3 unread' })).toBeVisible();
  expect(document.title).toBe('(2) #general · Parley');
});

test('the room that is open is marked, and a press opens another', async () => {
  const scene = smallPlace();
  scene.place.room('channel', 'news');
  const { user } = await renderChat(scene);
  expect(within(nav()).getByRole('link', { name: 'general' })).toHaveAttribute('aria-current', 'page');
  await user.click(within(nav()).getByRole('link', { name: 'news' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'news' })).toBeVisible();
  expect(within(nav()).getByRole('link', { name: 'news' })).toHaveAttribute('aria-current', 'page');
});

test('people are listed with who is here first, without me and without the lobby’s guest', async () => {
  const scene = smallPlace();
  const guest = scene.place.person('Lobby guest', 'lobby-guest');
  const dora = scene.place.person('Dora');
  scene.place.rooms.clear();
  scene.place.room('channel', 'general', { people: [scene.ben, scene.cleo, dora, guest] });
  scene.server.presence.set(scene.cleo.id, 'online');
  scene.server.presence.set(dora.id, 'away');
  const { pass } = await renderChat(scene);
  await pass(1_000);
  const people = within(section('People')).getAllByRole('button', {
    name: /^[A-Z][a-z]+ \((Online|Away|Offline)\)$/,
  });
  expect(people.map((person) => person.textContent?.replace(/^[A-Z]/, ''))).toEqual([
    'Cleo(Online)',
    'Dora(Away)',
    'Ben(Offline)',
  ]);
});

test('pressing a person opens the conversation with them, the one there is if there is one', async () => {
  const scene = smallPlace();
  scene.place.room('direct', '', { people: [scene.ben], id: 'd-old' });
  const { user, history, pass } = await renderChat(scene);
  await user.click(within(section('People')).getByRole('button', { name: /^Ben/ }));
  expect(history.at(-1)).toBe('/r/d-old');
  await user.click(within(section('People')).getByRole('button', { name: /^Cleo/ }));
  await pass(0);
  expect(await screen.findByRole('heading', { level: 1, name: 'Cleo' })).toBeVisible();
});

test('somebody without rooms is told what to do', async () => {
  const scene = smallPlace();
  scene.place.rooms.clear();
  await renderChat(scene, '/browse');
  expect(section('Channels')).toHaveTextContent('You’re not in any channels yet.');
});

test('a conversation that can’t be opened is told', async () => {
  const scene = smallPlace();
  scene.server.refuse('direct:open', { code: 'rate_limited', message: 'Too fast.', retryAfterMs: 3_000 });
  const { user, pass } = await renderChat(scene);
  await user.click(within(section('People')).getByRole('button', { name: /^Cleo/ }));
  await pass(0);
  expect(await screen.findByRole('alert')).toHaveTextContent('That was too fast. Try again in 3 s.');
});

test('who is not in #general is told to search for people', async () => {
  const scene = smallPlace();
  scene.place.rooms.clear();
  scene.place.room('channel', 'news');
  await renderChat(scene, '/r/news');
  expect(section('People')).toHaveTextContent('Search for somebody to write to.');
});

test('whoever is alone and may invite is led to the invitations; others read only that nobody is here', async () => {
  const alone = (role: 'member' | 'owner') => {
    const clock = new FakeClock();
    const place = new FakePlace('Ada', clock.now, role);
    place.room('channel', 'general');
    return { clock, server: new FakeServer(place) };
  };
  const { unmount } = await renderChat(alone('member'));
  expect(section('People')).toHaveTextContent('Nobody else is here yet.');
  expect(within(section('People')).queryByRole('link', { name: 'Invite people' })).toBeNull();
  unmount();

  const { user } = await renderChat(alone('owner'));
  await user.click(within(section('People')).getByRole('link', { name: 'Invite people' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
});
