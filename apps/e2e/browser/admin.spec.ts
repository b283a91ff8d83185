import { readFile } from 'node:fs/promises';
import { newId } from '../harness/ids.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const password = 'low water at noon';

/** A program does a command with a token; the status of the answer. */
async function does(url: string, token: string, command: string, data: object): Promise<number> {
  const { status } = await fetch(`${url}/api/commands/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(data),
  });
  return status;
}

test('the owner makes a bot and a token, a program talks with it, and falls silent when it is revoked', async ({
  server,
  arrive,
}) => {
  const olga = await arrive();
  await olga.own('Olga', password);
  await olga.visit('/admin/bots');
  await olga.page.getByRole('textbox', { name: 'Name of the new bot' }).fill('Tide table');
  await olga.button('Create bot').click();
  await olga.button('New token for Tide table').click();
  const form = olga.page.getByRole('form', { name: 'New token for Tide table' });
  await expect(form.getByRole('textbox', { name: 'What is it for?' })).toBeFocused();
  await form.getByRole('textbox', { name: 'What is it for?' }).fill('Harbour office');
  await form.getByRole('button', { name: 'Create token' }).click();
  const secret = (await olga.page.getByLabel('Token Harbour office', { exact: true }).textContent()) ?? '';
  const bot = olga.page.getByRole('region', { name: 'Tide table' });
  await expect(bot).toBeFocused();
  expect(await does(server.url, secret, 'room:join', { room: 'general' })).toBe(200);
  const message = { room: 'general', id: newId(), text: 'High water at 14:20.' };
  expect(await does(server.url, secret, 'message:send', message)).toBe(200);

  await olga.button('Revoke Harbour office').click();
  await olga.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(olga.page.getByText('No tokens yet')).toBeVisible();
  await expect(bot).toBeFocused();
  expect(await does(server.url, secret, 'message:send', { ...message, id: newId() })).toBe(401);
  await olga.openRoom('general');
  await expect(olga.message('High water at 14:20.')).toHaveAccessibleName(/^Tide table/);
});

test('the owner sees how the server is doing', async ({ arrive }) => {
  const olga = await arrive();
  await olga.own('Olga', password);
  await arrive('Ben');
  await olga.visit('/admin/server');
  const facts = olga.page.getByRole('region', { name: 'Server' });
  await expect(facts).toContainText('Ready');
  await olga.button('Refresh').click();
  await expect(facts).toContainText('2 people · 2 connections');
  await expect(facts).toContainText(/Version\d+\.\d+\.\d+/);
});

test('what keeps order is in the log, which the owner reads and takes along', async ({ arrive }) => {
  const [olga, ben] = [await arrive(), await arrive('Ben')];
  await olga.own('Olga', password);
  await ben.openRoom('general');
  await ben.say('rubbish');
  await olga.openRoom('general');
  await olga.message('rubbish').hover();
  await olga.message('rubbish').getByRole('button', { name: 'More actions' }).click();
  await olga.page.getByRole('menuitem', { name: 'Delete' }).click();
  await olga.button('Delete now').click();
  await expect(ben.message('This message was deleted')).toBeVisible();

  await olga.visit('/admin/audit');
  const log = olga.page.getByRole('list', { name: 'Audit log' });
  await expect(log).toContainText('Olga deleted a message by Ben');
  const download = olga.page.waitForEvent('download');
  await olga.button('Export').click();
  const file = await (await download).path();
  const entries: unknown = JSON.parse(await readFile(file, 'utf8'));
  expect(entries).toMatchObject([{ action: 'message:delete', target: { room: 'general', seq: 1 } }]);
  expect(JSON.stringify(entries)).not.toContain('rubbish');
});

test('the owner makes somebody an admin and takes it back, bans somebody, and what they said goes too', async ({
  arrive,
}) => {
  const [olga, ben, eve] = [await arrive(), await arrive(), await arrive('Eve')];
  await olga.own('Olga', password);
  await ben.register('Ben', password);
  await expect(ben.rooms).toBeVisible();
  await eve.openRoom('general');
  await eve.say('buy my pills');
  await expect(eve.message('buy my pills')).not.toContainText('Sending');
  await olga.visit('/admin/people');
  const people = olga.page.getByRole('list', { name: 'People' });
  const rowOf = (name: string) => people.getByRole('listitem').filter({ hasText: name });
  const act = async (name: string, action: string) => {
    await olga.button(`Actions for ${name}`).click();
    await olga.page.getByRole('menuitem', { name: action }).click();
  };
  await act('Ben', 'Make admin');
  await expect(rowOf('Ben')).toContainText('Admin');
  await expect(olga.button('Actions for Ben')).toBeFocused();
  await ben.visit('/admin/people');
  await expect(ben.page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  await expect(ben.button('Actions for Eve')).toBeVisible();
  await expect(ben.button('Actions for Olga')).toHaveCount(0);

  await act('Eve', 'Ban');
  const sure = olga.page.getByRole('alertdialog');
  await expect(sure).toBeVisible();
  // Who thinks better of it is back where it was asked for.
  await olga.page.keyboard.press('Escape');
  await expect(olga.button('Actions for Eve')).toBeFocused();
  await act('Eve', 'Ban');
  await sure.getByRole('textbox', { name: 'Reason (optional)' }).fill('Sells pills');
  await sure.getByText('Delete all their messages').click();
  await sure.getByRole('button', { name: 'Ban' }).click();
  await expect(eve.page.getByRole('heading', { name: 'You were banned from Parley' })).toBeVisible();
  await expect(eve.messages).toHaveCount(0);
  const banned = olga.page.getByRole('region', { name: 'Banned' });
  await expect(people).not.toContainText('Eve');
  await expect(people.locator(':focus')).toHaveCount(1);
  await banned.getByRole('button', { name: 'Unban Eve' }).click();
  await expect(banned).toContainText('Nobody is banned.');
  await olga.openRoom('general');
  await expect(olga.message('This message was deleted')).toBeVisible();
  await olga.visit('/admin/people');
  await act('Ben', 'Make member');
  await expect(rowOf('Ben')).toContainText('Member');
  await olga.visit('/admin/audit');
  const log = olga.page.getByRole('list', { name: 'Audit log' });
  await expect(log).toContainText('with all they wrote · reason: “Sells pills”');
  await expect(log).toContainText('now Admin');
});

test('a place without acts, bots and people says so', async ({ arrive }) => {
  const olga = await arrive();
  await olga.own('Olga', password);
  await olga.visit('/admin/audit');
  await expect(olga.page.getByText('Nothing has happened yet.')).toBeVisible();
  await olga.visit('/admin/bots');
  await expect(olga.page.getByText('There are no bots yet')).toBeVisible();
  await olga.visit('/admin/people');
  await expect(olga.page.getByRole('list', { name: 'People' })).toContainText('Owner');
});

const pages = [
  '/settings/profile',
  '/settings/password',
  '/settings/recovery',
  '/settings/sessions',
  '/settings/privacy',
  '/settings/appearance',
  '/settings/notifications',
  '/settings/keyboard',
  '/admin/people',
  '/admin/invites',
  '/admin/reports',
  '/admin/rooms',
  '/admin/bots',
  '/admin/audit',
  '/admin/server',
  '/reports',
];

const overflow = (app: ParleyPage): Promise<number> =>
  app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const [device, viewport] of Object.entries({
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
}))
  test(`settings and administration: no obstacle for assistive technology, and nothing is cut off: ${device}`, async ({
    arrive,
  }) => {
    const olga = await arrive(undefined, { viewport });
    await olga.button('Create an account').click();
    expect.soft(await violations(olga), 'register').toEqual([]);
    await olga.button('Sign in').click();
    expect.soft(await violations(olga), 'sign in').toEqual([]);
    await olga.register('Olga', password);
    await expect(olga.dialog).toBeVisible();
    expect.soft(await violations(olga), 'owned').toEqual([]);
    await arrive(`Wolfeschlegelsteinhausenbergerdorff${'x'.repeat(5)}`);
    await olga.visit('/settings');
    for (const path of pages)
      await test.step(path, async () => {
        await olga.goOn(path);
        const open = olga.page.getByRole('navigation').locator('[aria-current=page]').last();
        if (path === '/reports')
          await expect(olga.page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
        else await expect(open).toHaveAttribute('href', path);
        await expect(olga.page.getByRole('status', { name: /^Loading|^Asking/ })).toHaveCount(0);
        expect.soft(await violations(olga), path).toEqual([]);
        expect.soft(await overflow(olga), path).toBeLessThanOrEqual(0);
        // The list of sections is wider than a phone: the one that is open is in sight.
        if (path !== '/reports') await expect(open, path).toBeInViewport();
      });
  });

test('by keyboard alone one goes from the conversation to the settings and through their sections', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  const { keyboard } = ada.page;
  await expect(ada.composer).toBeFocused();
  await ada.button('Your account: Ada').focus();
  await keyboard.press('Enter');
  await ada.dialog.getByRole('link', { name: 'Settings' }).focus();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(ada.dialog).toHaveCount(0);
  await ada.page.getByRole('link', { name: 'Sessions' }).focus();
  await keyboard.press('Enter');
  await expect(ada.page.getByRole('list', { name: 'Sessions' })).toContainText('this device');
  await expect(ada.page.getByRole('link', { name: 'Sessions' })).toHaveAttribute('aria-current', 'page');
});
