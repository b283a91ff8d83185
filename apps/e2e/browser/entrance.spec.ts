import { register } from '../harness/person.ts';
import type { ParleyServer } from '../harness/server.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

const password = 'low water at noon';
const lead = /Use your name or handle/;

/** It is printed a moment after the server serves. */
async function setupLink(server: ParleyServer): Promise<string> {
  const link = () => /owner’s account: (\S+)/.exec(server.log)?.[1] ?? '';
  await expect.poll(link).not.toBe('');
  return link();
}

test.describe('a place that is entered by invitation', () => {
  test.use({ serverEnv: { ACCESS: 'invite', PLACE_NAME: 'Old harbour' } });

  test('says what to do, and its owner comes by the link that the server printed', async ({
    server,
    arrive,
  }) => {
    const olga = await arrive();
    await expect(olga.page).toHaveTitle(/Old harbour/);
    await expect(olga.page.getByText('Old harbour', { exact: true })).toBeVisible();
    await expect(olga.page.getByText(lead)).toContainText('the link that the server printed when it started');
    await expect(olga.nameField).toHaveCount(0);
    const printed = await setupLink(server);
    expect(printed).toContain('/invite#');
    await olga.page.goto(printed);
    await olga.nameField.fill('Olga');
    await olga.page.getByLabel('Password', { exact: true }).fill(password);
    await olga.button('Create account').click();
    await olga.dialog.getByRole('button', { name: 'Start talking' }).click();
    await expect(olga.page.getByText('Old harbour', { exact: true })).toBeVisible();

    const ada = await arrive();
    await expect(ada.page.getByText(lead)).toContainText('ask somebody who is in for a link');
    await expect(ada.button('Create an account')).toHaveCount(0);
    expect(await violations(ada)).toEqual([]);
    // The link is good for the first one alone.
    await ada.page.goto(printed);
    await expect(ada.page.getByText('This invitation is no longer valid')).toBeVisible();
  });
});

test.describe('a place that takes nobody new', () => {
  test.use({ serverEnv: { ACCESS: 'closed' } });

  test('says so, and lets in who has an account', async ({ server, arrive }) => {
    const printed = await setupLink(server);
    const olga = await arrive();
    await olga.page.goto(printed);
    await olga.nameField.fill('Olga');
    await olga.page.getByLabel('Password', { exact: true }).fill(password);
    await olga.button('Create account').click();
    await olga.dialog.getByRole('button', { name: 'Start talking' }).click();

    const again = await arrive();
    await expect(again.page.getByText(lead)).toContainText('New people can’t join right now');
    for (const way of ['Create an account', 'Enter as a guest'])
      await expect(again.button(way)).toHaveCount(0);
    await again.page.getByRole('textbox', { name: 'Name or handle' }).fill('Olga');
    await again.page.getByLabel('Password', { exact: true }).fill(password);
    await again.button('Sign in').click();
    await expect(again.rooms).toBeVisible();
  });
});

test.describe('a place without guests', () => {
  test.use({ serverEnv: { GUESTS: 'off' } });

  test('offers an account, and no name alone', async ({ arrive }) => {
    const ada = await arrive();
    await expect(ada.button('Create an account')).toBeVisible();
    await expect(ada.button('Enter as a guest')).toHaveCount(0);
    await ada.own('Ada', password);
    await expect(ada.rooms).toBeVisible();
  });
});

test('who is banned is told so kindly, and not asked for a name', async ({ server, arrive }) => {
  const olga = await (await register(server.url, 'Olga')).open();
  const ben = await arrive('Ben');
  // Who is banned before the page is connected has no session any more by which to be told.
  await ben.openRoom('general');
  await ben.say('Anchors aweigh');
  await expect(ben.message('Anchors aweigh')).not.toContainText('Sending');
  const { users } = await olga.do('user:list', { query: 'Ben' });
  await olga.do('user:ban', { user: users[0]?.id as never });
  await expect(ben.page.getByRole('heading', { name: 'You were banned from Parley' })).toBeVisible();
  await expect(ben.page.getByText('Pick a name and start talking')).toHaveCount(0);
  expect(await violations(ben)).toEqual([]);
  await ben.button('Sign in with another account').click();
  await expect(ben.page.getByRole('textbox', { name: 'Name or handle' })).toBeVisible();
});
