import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const password = 'low water at noon';
const later = 'spring tide in march';

const shown = async (app: ParleyPage, label: string): Promise<string> =>
  (await app.page.getByLabel(label, { exact: true }).textContent()) ?? '';

test('the owner invites, a guest comes in by the link, and then it is used up', async ({ arrive }) => {
  const [olga, ada, ben] = [await arrive(), await arrive(), await arrive()];
  await olga.own('Olga', password);
  await olga.createRoom('harbour', 'Only people you invite');
  await olga.visit('/admin/invites');
  await expect(olga.page.getByText('No invitations yet.')).toBeVisible();
  // As it stands, it is for a team: for many, for a week, and into the rooms where everybody is.
  await expect(olga.page.getByRole('combobox', { name: 'Expires after' })).toHaveValue('7');
  const howMany = olga.page.getByRole('combobox', { name: 'How many people' });
  await expect(howMany).toHaveValue('100');
  await expect(olga.page.getByText('New people start in #general and #lobby.')).toBeVisible();
  await howMany.selectOption('One');
  await olga.page.getByText('harbour', { exact: true }).last().click();
  await olga.button('Create link').click();
  const link = await shown(olga, 'Invitation link');
  // The secret stands where no request carries it.
  expect(link).toMatch(/\/invite#[^/?]+$/);
  const asked: string[] = [];
  ada.page.on('request', (request) => asked.push(request.url()));
  await expect(olga.page.getByRole('list', { name: 'Invitations' })).toContainText('0 of 1 used · 1 room');

  await ada.page.goto(link);
  await expect(ada.page.getByRole('heading', { name: /^Olga invites you to/ })).toBeVisible();
  await expect(ada.page.getByText('You’ll join harbour.')).toBeVisible();
  expect(await violations(ada)).toEqual([]);
  await ada.signIn('Ada');
  await expect(ada.roomLink('harbour')).toBeVisible();
  await expect(ada.page).not.toHaveURL(/invite/);
  const secret = link.slice(link.indexOf('#') + 1);
  expect(asked.filter((address) => address.split('#')[0]?.includes(secret))).toEqual([]);

  await ben.page.goto(link);
  await expect(ben.page.getByText('This invitation is no longer valid')).toBeVisible();
  await ben.page.getByRole('link', { name: 'Go to the start page' }).click();
  await expect(ben.nameField).toBeVisible();
});

test('who is in already follows a link to its rooms; revoked, it leads nowhere', async ({ arrive }) => {
  const [olga, ada] = [await arrive(), await arrive('Ada')];
  await olga.own('Olga', password);
  await olga.createRoom('harbour', 'Only people you invite');
  await olga.visit('/admin/invites');
  await olga.page.getByText('harbour', { exact: true }).last().click();
  await olga.button('Create link').click();
  const link = await shown(olga, 'Invitation link');
  await ada.page.goto(link);
  await ada.button('Join').click();
  await expect(ada.roomLink('harbour')).toBeVisible();

  await olga.page.getByRole('button', { name: /^Revoke: By Olga/ }).click();
  await olga.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(olga.page.getByText('No invitations yet.')).toBeVisible();
  await ada.page.goto(link);
  await expect(ada.page.getByRole('alert')).toContainText('no longer valid');
  await expect(ada.button('Try again')).toHaveCount(0);
  await ada.page.getByRole('link', { name: 'Go to your rooms' }).click();
  await expect(ada.page).not.toHaveURL(/invite/);
});

test('one gets in again by a code, and by a link of the owner, each with a new password', async ({
  arrive,
}) => {
  const [olga, ada, lost] = [await arrive(), await arrive(), await arrive()];
  await olga.own('Olga', password);
  await ada.register('Ada', password);
  await expect(ada.rooms).toBeVisible();
  await ada.visit('/settings/recovery');
  await expect(ada.page.getByText('You have no codes.')).toBeVisible();
  await ada.page.getByLabel('Your password', { exact: true }).fill(password);
  await ada.button('Create new codes').click();
  await expect(ada.page.getByText('Codes left: 10.')).toBeVisible();
  const [code = ''] = (await shown(ada, 'Your recovery codes')).split('\n');

  await lost.button('Sign in').click();
  await lost.button('Use a recovery code').click();
  await lost.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await lost.page.getByLabel('New password', { exact: true }).fill(later);
  expect(await violations(lost)).toEqual([]);
  await lost.button('Set password').click();
  await expect(lost.button('Your account: Ada')).toBeVisible();
  await expect(ada.rooms).toHaveCount(0);

  await olga.visit('/admin/people');
  await olga.button('Actions for Ada').click();
  await olga.page.getByRole('menuitem', { name: 'Recovery link' }).click();
  const link = await shown(olga, 'Link for Ada');
  await ada.page.goto(link);
  await ada.page.getByLabel('New password', { exact: true }).fill('neap tide in april');
  await ada.button('Set password').click();
  await expect(ada.button('Your account: Ada')).toBeVisible();
  await expect(ada.page).not.toHaveURL(/recover/);
});
