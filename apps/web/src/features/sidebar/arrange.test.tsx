import { screen, waitFor, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { moved, placed } from './arranging.ts';

const nav = () => screen.getByRole('navigation', { name: 'Rooms' });
const section = (name: string) => within(nav()).getByRole('region', { name });
const linksOf = (name: string) =>
  within(section(name))
    .queryAllByRole('link')
    .filter((link) => link.getAttribute('href')?.startsWith('/r/'))
    .map((link) => link.textContent);

async function manyRooms() {
  const scene = smallPlace();
  for (const name of ['alpha', 'beta', 'gamma']) scene.place.room('channel', name, { people: [scene.ben] });
  const chat = await renderChat(scene);
  const choose = async (of: string, item: string, role = 'menuitem') => {
    await chat.user.click(within(nav()).getByRole('button', { name: `Options for ${of}` }));
    await chat.user.click(await screen.findByRole(role, { name: item }));
    await chat.pass(0);
  };
  return { ...scene, ...chat, choose };
}

test('favourites stand at the top in an order of one’s own', async () => {
  const { choose } = await manyRooms();
  await choose('gamma', 'Add to favourites');
  await choose('alpha', 'Add to favourites');
  expect(linksOf('Favourites')).toEqual(['gamma', 'alpha']);
  expect(linksOf('Channels')).toEqual(['beta', 'general']);
  await choose('alpha', 'Move up');
  expect(linksOf('Favourites')).toEqual(['alpha', 'gamma']);
  await choose('alpha', 'Remove from favourites');
  await choose('gamma', 'Remove from favourites');
  expect(within(nav()).queryByRole('region', { name: 'Favourites' })).toBeNull();
});

test('the focus follows a room that goes to another section, and stays in the list when something goes from it', async () => {
  const { choose } = await manyRooms();
  await choose('gamma', 'Add to favourites');
  await waitFor(() =>
    expect(within(section('Favourites')).getByRole('link', { name: 'gamma' })).toHaveFocus(),
  );
  await choose('alpha', 'Hide from the sidebar');
  await waitFor(() => expect(within(nav()).getByRole('link', { name: 'beta' })).toHaveFocus());
});

test('what opened a menu has the focus again after a dialog of the menu, also where its room went by it', async () => {
  const { choose, user } = await manyRooms();
  await choose('beta', 'Move to a new folder…');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Work{Enter}');
  await waitFor(() => expect(within(section('Work')).getByRole('link', { name: 'beta' })).toHaveFocus());
  await choose('Work', 'Rename…');
  await screen.findByRole('textbox', { name: 'Name' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(within(nav()).getByRole('button', { name: 'Options for Work' })).toHaveFocus());
});

test('what another device does takes neither the menu from its room nor the focus from the list', async () => {
  const { user, happen, server } = await manyRooms();
  await user.click(within(nav()).getByRole('button', { name: 'Options for alpha' }));
  await screen.findByRole('menu');
  await happen(() => server.setPreference('sidebar.favourites', ['alpha']));
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  const alpha = within(section('Favourites')).getByRole('link', { name: 'alpha' });
  await waitFor(() => expect(alpha).toHaveFocus());
  await happen(() => server.setPreference('hidden:alpha', true));
  expect(alpha).not.toBeInTheDocument();
  expect(within(nav()).getByRole('button', { name: 'Channels' })).toHaveFocus();
});

test('a new folder is open, though one that is deleted was folded up', async () => {
  const { choose, user } = await manyRooms();
  const make = async (room: string, folder: string) => {
    await choose(room, 'Move to a new folder…');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), `${folder}{Enter}`);
  };
  await make('beta', 'Work');
  await user.click(within(section('Work')).getByRole('button', { name: 'Work' }));
  expect(linksOf('Work')).toEqual([]);
  await choose('Work', 'Delete folder, keep its rooms');
  await make('gamma', 'Fun');
  expect(linksOf('Fun')).toEqual(['gamma']);
});

test('folders are made, filled, renamed, ordered and deleted', async () => {
  const { choose, user, server } = await manyRooms();
  const name = async (folder: string) => {
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(field);
    await user.type(field, `${folder}{Enter}`);
  };
  await choose('beta', 'Move to a new folder…');
  await name('Work');
  await choose('alpha', 'Move to Work');
  expect(linksOf('Work')).toEqual(['beta', 'alpha']);
  await choose('gamma', 'Move to a new folder…');
  await name('Fun');
  await choose('Fun', 'Move up');
  expect(server.preferences.get('sidebar.folders')).toMatchObject([{ name: 'Fun' }, { name: 'Work' }]);
  await choose('Work', 'Rename…');
  await name('Office');
  await choose('beta', 'Remove from Office');
  expect(linksOf('Office')).toEqual(['alpha']);
  await choose('Office', 'Delete folder, keep its rooms');
  expect(linksOf('Channels')).toEqual(['alpha', 'beta', 'general']);
});

test('no two folders have one name', async () => {
  const { choose, user, server } = await manyRooms();
  await choose('beta', 'Move to a new folder…');
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Work{Enter}');
  await choose('alpha', 'Move to a new folder…');
  const field = await screen.findByRole('textbox', { name: 'Name' });
  await user.type(field, ' work {Enter}');
  expect(field).toHaveAccessibleDescription('You already have a folder with this name.');
  await user.type(field, '{Backspace}shop{Enter}');
  expect(server.preferences.get('sidebar.folders')).toMatchObject([{ name: 'Work' }, { name: 'workshop' }]);
  await choose('Work', 'Rename…');
  const renamed = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(renamed);
  await user.type(renamed, 'WORK{Enter}');
  expect(server.preferences.get('sidebar.folders')).toMatchObject([{ name: 'WORK' }, { name: 'workshop' }]);
});

test('a muted room is not counted anywhere, a hidden one is found at the end', async () => {
  const { choose, happen, server, ben, user } = await manyRooms();
  await choose('beta', 'Nothing (mute)', 'menuitemradio');
  await choose('gamma', 'Hide from the sidebar');
  await happen(() => {
    for (const room of ['alpha', 'beta', 'gamma']) server.say(room, ben, 'New!');
  });
  expect(screen.getByRole('link', { name: 'alpha 1 unread' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'beta muted' })).toBeVisible();
  expect(document.title).toBe('• #general · Parley');
  expect(screen.queryByRole('link', { name: /gamma/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Hidden (1)' }));
  expect(linksOf('Hidden (1)')).toEqual(['gamma1 unread']);
  await choose('gamma', 'Show in the sidebar again');
  expect(linksOf('Channels')).toContain('gamma1 unread');
});

test('what is folded up still shows where one is and what is new', async () => {
  const { user, happen, server, ben } = await manyRooms();
  await user.click(within(section('Channels')).getByRole('button', { name: 'Channels' }));
  expect(linksOf('Channels')).toEqual(['general']);
  await happen(() => void server.say('beta', ben, 'New!'));
  expect(linksOf('Channels')).toEqual(['beta1 unread', 'general']);
  expect(server.preferences.get('sidebar.closed')).toEqual(['channels']);
});

test('the list is read in a menu: a room is marked as read there', async () => {
  const { choose, happen, server, ben, pass } = await manyRooms();
  await happen(() => void server.say('beta', ben, 'New!'));
  await choose('beta', 'Mark as read');
  await pass(1_000);
  expect(server.place.rooms.get('beta' as never)?.read).toBe(1);
});

test('moving beyond an end changes nothing', () => {
  expect(moved(['a', 'b', 'c'], 'c', -2)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});

test('an item is put in front of another one, or at the end', () => {
  expect(placed(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
  expect(placed(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'a', 'c']);
  expect(placed(['a', 'b'], 'x', 'b')).toEqual(['a', 'x', 'b']);
  expect(placed(['a', 'b', 'c'], 'a')).toEqual(['b', 'c', 'a']);
  expect(placed(['a', 'b'], 'a', 'gone')).toEqual(['b', 'a']);
});
