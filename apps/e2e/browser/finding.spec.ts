import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('by keyboard one goes to rooms, people, pages and commands, and the sheet tells how', async ({
  arrive,
}) => {
  const app = await arrive();
  await app.own('Ada Lovelace', 'a password of mine');
  const ben = await arrive('Zoë Çelik');
  await ben.createRoom('Harbour');
  await ben.page.context().close();
  const { keyboard } = app.page;
  const field = app.dialog.getByRole('combobox', { name: 'Room, person, page or command' });
  const first = app.dialog.getByRole('option').first();

  // A channel that others made, with letters left out.
  await keyboard.press('Control+k');
  await expect(field).toBeFocused();
  expect(await violations(app)).toEqual([]);
  await keyboard.type('hrbr');
  await expect(first).toContainText('Harbour Channel to join');
  await keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible();

  // A person, without the accents.
  await keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await keyboard.type('zoe cel');
  await expect(first).toContainText('Zoë Çelik Person');
  await keyboard.press('Enter');
  await app.isIn('Zoë Çelik');

  // A page for the owner, and a command that opens a dialog, on a small screen too.
  await app.page.setViewportSize({ width: 390, height: 740 });
  await keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await keyboard.type('audit');
  await expect(first).toContainText('Audit log Administration');
  await expect(app.dialog).toBeInViewport({ ratio: 1 });
  await keyboard.press('Enter');
  await expect(app.page).toHaveURL(/\/admin\/audit$/);
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await keyboard.type('>shortcuts');
  await expect(first).toContainText('Keyboard shortcuts Command');
  await keyboard.press('Enter');
  await expect(app.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await violations(app)).toEqual([]);
  await keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);

  // Up and down the list of rooms.
  await app.openRoom('general');
  await keyboard.press('Alt+ArrowDown');
  await app.isIn('lobby');
  await keyboard.press('Alt+ArrowUp');
  await app.isIn('general');
});

test('a message is saved by a key, its link shows it in small, and a typed filter finds it', async ({
  arrive,
}) => {
  const app = await arrive('Ada');
  const { page } = app;
  await app.openRoom('general');
  await app.say('The harbour is closed');
  await expect(app.message('The harbour is closed')).not.toContainText('Sending');
  await app.say(`see ${new URL('/r/general/1', page.url()).href}`);
  const card = page.getByRole('link', { name: /^Ada, .*: go to the linked message$/ });
  await expect(card).toBeVisible();
  await app.message('The harbour is closed').first().focus();
  await page.keyboard.press('s');
  await expect(page.getByText('Saved for later. Only you see what you save.')).toBeVisible();
  expect(await violations(app)).toEqual([]);

  await app.rooms.getByRole('link', { name: 'Saved' }).click();
  const saved = page.getByRole('list', { name: 'Saved messages' }).getByRole('listitem');
  await expect(saved).toHaveText(/The harbour is closed/);
  await page.reload();
  await expect(saved).toHaveText(/The harbour is closed/);
  await page.setViewportSize({ width: 390, height: 740 });
  expect(await violations(app)).toEqual([]);
  await saved.getByRole('link').click();
  await app.isIn('general');

  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(app.dialog.getByLabel('Day')).toBeFocused();
  expect(await violations(app)).toEqual([]);
  await app.dialog.getByRole('button', { name: 'The beginning' }).click();
  await expect(page).toHaveURL(/\/r\/general\/1$/);
  await expect(app.dialog).toHaveCount(0);
  await expect(app.message('The harbour is closed').first()).toBeFocused();

  await page.keyboard.press('Control+Shift+F');
  await page.getByRole('searchbox', { name: 'Search messages' }).fill('harbour from:me in:#general');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Results' })).toContainText('The harbour is closed');
  await expect(page.getByRole('list', { name: 'Filters' }).getByRole('button')).toHaveText([
    'In #general',
    'From Ada',
  ]);
  expect(await violations(app)).toEqual([]);
});
