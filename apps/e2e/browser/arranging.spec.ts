import type { Locator } from '@playwright/test';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const section = (app: ParleyPage, name: string): Locator =>
  app.rooms.getByRole('region', { name, exact: true });

const choose = async (
  app: ParleyPage,
  of: string,
  item: string,
  role: 'menuitem' | 'menuitemradio' = 'menuitem',
): Promise<void> => {
  await app.rooms.getByRole('button', { name: `Options for ${of}`, exact: true }).press('Enter');
  await app.page.getByRole(role, { name: item, exact: true }).click();
};

test('the list of rooms is arranged on one device and so on the other, and stays so', async ({
  arrive,
  server,
}) => {
  const ada = await signIn(server.url, 'Ada');
  const wire = await ada.open();
  const make = async (name: string) =>
    (await wire.do('room:create', { kind: 'channel', name })).entry.room.id;
  const [alpha, , gamma] = [await make('alpha'), await make('beta'), await make('gamma')];
  const desk = await arrive(undefined, { as: ada });
  const phone = await arrive(undefined, { as: ada, viewport: { width: 390, height: 844 }, hasTouch: true });
  await expect(desk.roomLink('alpha')).toBeVisible();

  await choose(desk, 'gamma', 'Add to favourites');
  await choose(desk, 'beta', 'Move to a new folder…');
  await desk.dialog.getByRole('textbox', { name: 'Name' }).fill('Work');
  await desk.page.keyboard.press('Enter');
  await expect(section(phone, 'Favourites').getByRole('link')).toHaveText(['gamma']);
  await expect(section(phone, 'Work').getByRole('link')).toHaveText(['beta']);
  await choose(phone, 'alpha', 'Nothing (mute)', 'menuitemradio');
  await expect(desk.rooms.getByRole('link', { name: 'alpha muted' })).toBeVisible();
  // What others say there is not counted.
  const ben = await (await signIn(server.url, 'Ben')).open();
  for (const room of [alpha, gamma]) {
    await ben.do('room:join', { room });
    await ben.do('message:send', { room, id: newId(), text: 'Ahoy' });
  }
  await expect(section(desk, 'Favourites').getByRole('link')).toContainText('1 unread');
  await expect(desk.rooms.getByRole('link', { name: 'alpha muted' })).not.toContainText('unread');
  await section(phone, 'Work').getByRole('button', { name: 'Work', exact: true }).click();
  await expect(section(desk, 'Work').getByRole('link')).toHaveCount(0);
  await choose(desk, 'lobby', 'Hide from the sidebar');
  await phone.button('Hidden (1)').click();
  await expect(phone.roomLink('lobby')).toBeVisible();
  expect(await violations(desk)).toEqual([]);
  expect(await violations(phone)).toEqual([]);

  await desk.page.reload();
  await expect(section(desk, 'Favourites').getByRole('link')).toHaveText([/^gamma/]);
  await expect(section(desk, 'Work').getByRole('link')).toHaveCount(0);
  await expect(desk.roomLink('lobby')).toHaveCount(0);
});

test('the menu of a room opens by keyboard, and the focus comes back', async ({ arrive, server }) => {
  const ada = await signIn(server.url, 'Ada');
  const app = await arrive(undefined, { as: ada });
  const options = app.rooms.getByRole('button', { name: 'Options for general' });
  await app.roomLink('general').focus();
  await app.page.keyboard.press('Tab');
  await expect(options).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('menu')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(options).toBeFocused();
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('menuitemradio', { name: 'Nothing (mute)' }).press('Enter');
  await expect(app.rooms.getByRole('link', { name: 'general muted' })).toBeVisible();
  await expect(options).toBeFocused();
});
