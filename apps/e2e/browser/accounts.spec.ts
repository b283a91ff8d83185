import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const password = 'low water at noon';

const passwordField = (app: ParleyPage) => app.page.getByLabel('Password', { exact: true });
const section = (app: ParleyPage, name: string) => app.page.getByRole('region', { name, exact: true });

test('the first who registers is told to own the place, and finds the administration; the second is a member', async ({
  arrive,
}) => {
  const ada = await arrive();
  await ada.button('Create an account').click();
  await expect(ada.page.getByRole('heading', { name: 'Set up your team' })).toBeVisible();
  await ada.nameField.fill('Ada');
  await passwordField(ada).fill(password);
  await ada.button('Create account').click();
  await expect(ada.dialog).toContainText('this Parley is yours');
  await ada.dialog.getByRole('link', { name: 'Invite people' }).click();
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
  await expect(section(ada, 'New invitation')).toBeVisible();
  await ada.rooms.getByRole('link', { name: 'Find people' }).click();
  await expect(ada.page.getByRole('main').getByRole('link', { name: 'Invite people' })).toBeVisible();

  const ben = await arrive();
  await ben.button('Create an account').click();
  await expect(ben.page.getByRole('heading', { name: 'Create an account' })).toBeVisible();
  await ben.nameField.fill('Ben');
  await passwordField(ben).fill(password);
  await ben.button('Create account').click();
  await expect(ben.composer).toBeVisible();
  await expect(ben.dialog).toHaveCount(0);
  await ben.visit('/admin');
  await expect(ben.page.getByText('Only the owner and admins can see this page')).toBeVisible();
});

test('a guest keeps the name: everything said stays theirs, the time zone is the device’s, and a password leads in from elsewhere', async ({
  arrive,
}) => {
  const owner = await arrive();
  await owner.own('Olga', password);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.say('said as a guest');
  await expect(ada.message('said as a guest')).not.toContainText('Sending');
  await ada.button('Your account: Ada').click();
  await ada.dialog.getByRole('link', { name: 'keep this name' }).click();
  const zone = ada.page.getByRole('combobox', { name: 'Time zone' });
  await expect(zone).toHaveValue('');
  await passwordField(ada).fill('password');
  await ada.button('Keep this name').click();
  await expect(ada.page.getByRole('alert')).toContainText('The password is too common');
  await passwordField(ada).fill(password);
  await ada.button('Keep this name').click();
  await expect(section(ada, 'Keep this name')).toHaveCount(0);
  await expect(zone).toHaveValue('Europe/Lisbon');
  await ada.openRoom('general');
  await ada.say('said as a member');
  await expect(ada.message('said as a member')).not.toContainText('Sending');

  const elsewhere = await arrive();
  await elsewhere.signInWith('ada', 'not it at all');
  await expect(elsewhere.page.getByRole('alert')).toContainText('don’t match');
  await passwordField(elsewhere).fill(password);
  await elsewhere.button('Sign in').click();
  await elsewhere.openRoom('general');
  for (const text of ['said as a guest', 'said as a member'])
    await expect(elsewhere.message(text)).toHaveAccessibleName(/^Ada/);
  await expect(elsewhere.button('Your account: Ada')).toBeVisible();
});

test('one sees where one is signed in, and signs the others out', async ({ arrive }) => {
  const [here, there] = [await arrive(), await arrive()];
  await here.own('Ada', password);
  await there.signInWith('Ada', password);
  await there.openRoom('general');

  await here.visit('/settings/sessions');
  const sessions = here.page.getByRole('list', { name: 'Sessions' });
  await expect(sessions.getByRole('listitem')).toHaveCount(2);
  await expect(sessions).toContainText('this device');
  await sessions.getByRole('button', { name: /^Sign out/ }).click();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await expect(here.page.getByRole('region', { name: 'Sessions' })).toBeFocused();
  await expect(there.page.getByText('You have been signed out.')).toBeVisible();
  await expect(there.messages).toHaveCount(0);
  await expect(here.button('Your account: Ada')).toBeVisible();
});

test('a password is changed by who knows it, and the old one opens nothing', async ({ arrive }) => {
  const [here, there] = [await arrive(), await arrive()];
  await here.own('Ada', password);
  await there.signInWith('Ada', password);
  await there.openRoom('general');
  await here.visit('/settings/password');
  const now = here.page.getByLabel('Current password', { exact: true });
  const next = here.page.getByLabel('New password', { exact: true });
  await now.fill('a wrong guess');
  await next.fill('spring tide in march');
  await here.button('Change password').click();
  await expect(here.page.getByRole('alert')).toContainText('not your password');
  await now.fill(password);
  await here.button('Change password').click();
  await expect(here.page.getByText('Password changed.')).toBeVisible();
  await expect(there.page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await there.signInWith('Ada', password);
  await expect(there.page.getByRole('alert')).toContainText('don’t match');
  await passwordField(there).fill('spring tide in march');
  await there.button('Sign in').click();
  await expect(there.rooms).toBeVisible();
});

test('name, handle and time zone are set, and others see the name at once', async ({ arrive }) => {
  const [ada, ben] = [await arrive(), await arrive('Ben')];
  await ada.own('Ada', password);
  await ada.visit('/settings/profile');
  await ada.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Lovelace');
  await ada.page.getByRole('textbox', { name: 'Handle' }).fill('Ada!');
  await expect(ada.page.getByRole('alert')).toContainText('A handle has 2 to 30');
  await ada.page.getByRole('textbox', { name: 'Handle' }).fill('ada.l');
  // It is the device's until another one is chosen.
  const zone = ada.page.getByRole('combobox', { name: 'Time zone' });
  await expect(zone).toHaveValue('Europe/Lisbon');
  await zone.selectOption('Europe/Berlin');
  await ada.button('Save').click();
  await expect(ada.page.getByText('Saved.')).toBeVisible();
  await expect(ben.person('Ada Lovelace')).toBeVisible();
  await ada.page.reload();
  await expect(ada.page.getByRole('textbox', { name: 'Handle' })).toHaveValue('ada.l');
  await expect(zone).toHaveValue('Europe/Berlin');
});

test('one takes everything along and deletes the account; what was said stays without the name', async ({
  arrive,
}) => {
  const [olga, ada] = [await arrive(), await arrive()];
  await olga.own('Olga', password);
  await ada.register('Ada', password);
  await ada.openRoom('general');
  await ada.say('I was here');
  await olga.openRoom('general');
  await expect(olga.message('I was here')).toHaveAccessibleName(/^Ada/);
  await ada.visit('/settings/privacy');
  const download = ada.page.waitForEvent('download');
  await ada.page.getByRole('link', { name: 'Download archive' }).click();
  expect((await download).suggestedFilename()).toBe('parley-export.zip');
  await ada.button('Delete my account…').click();
  const form = ada.page.getByRole('form', { name: 'Delete your account' });
  await form.getByLabel('Your password', { exact: true }).fill('not it at all');
  await form.getByRole('button', { name: 'Delete my account' }).click();
  await expect(ada.page.getByRole('alert')).toContainText('not your password');
  await form.getByLabel('Your password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Delete my account' }).click();
  await expect(ada.page.getByText('Your account was deleted.')).toBeVisible();
  await expect(ada.nameField).toBeVisible();
  await expect(olga.message('I was here')).not.toHaveAccessibleName(/^Ada/);
});

test('a device that was offline when its account was deleted says so when it is back', async ({ arrive }) => {
  const [olga, desk, phone] = [await arrive(), await arrive(), await arrive()];
  await olga.own('Olga', password);
  await desk.register('Ada', password);
  await expect(desk.rooms).toBeVisible();
  await phone.signInWith('Ada', password);
  await phone.openRoom('general');
  await phone.page.context().setOffline(true);
  await desk.visit('/settings/privacy');
  await desk.button('Delete my account…').click();
  const form = desk.page.getByRole('form', { name: 'Delete your account' });
  await form.getByLabel('Your password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Delete my account' }).click();
  await expect(desk.page.getByText('Your account was deleted.')).toBeVisible();
  await phone.page.context().setOffline(false);
  await expect(phone.page.getByText('Your account was deleted.')).toBeVisible();
});

test.describe('a place that takes nobody new', () => {
  test.use({ serverEnv: { ACCESS: 'closed' } });

  test('offers only to sign in', async ({ arrive }) => {
    const stranger = await arrive();
    await expect(stranger.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(stranger.page.getByRole('button', { name: /guest|account/ })).toHaveCount(0);
  });
});
