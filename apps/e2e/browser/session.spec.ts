import { signIn, signOut } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import { ParleyPage } from './parley-page.ts';

/** Another tab of the same browser profile. */
async function secondTab({ page }: ParleyPage): Promise<ParleyPage> {
  const tab = new ParleyPage(await page.context().newPage());
  await tab.page.goto(page.url());
  return tab;
}

test('signed out in one tab, the conversation is gone from the other at once, which leads in again', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.say('not for the next one at this desk');
  const other = await secondTab(ada);
  await expect(other.message('not for the next one')).toBeVisible();
  await ada.button('Your account: Ada').click();
  await ada.dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(ada.nameField).toBeVisible();
  await expect(ada.page.getByText('You have been signed out.')).toHaveCount(0);

  await expect(other.nameField).toBeFocused();
  await expect(other.page.getByText('You have been signed out.')).toBeVisible();
  await expect(other.messages).toHaveCount(0);
  await expect(other.rooms).toHaveCount(0);
  await other.signIn('Ada');
});

test('a session that is ended while a dialog is open takes the dialog along', async ({ server, arrive }) => {
  const person = await signIn(server.url, 'Ada');
  const ada = await arrive(undefined, { as: person });
  await ada.button('Your account: Ada').click();
  await expect(ada.dialog).toBeVisible();
  await signOut(server.url, person.cookie);
  await expect(ada.nameField).toBeFocused();
  await expect(ada.dialog).toHaveCount(0);
});

test('a second tab that picks another name goes on as who is in', async ({ arrive }) => {
  const first = await arrive();
  await expect(first.nameField).toBeVisible();
  const second = await secondTab(first);
  await expect(second.nameField).toBeVisible();
  await first.signIn('Ada');
  await second.nameField.fill('Grace');
  await second.button('Enter').click();
  await expect(second.button('Your account: Ada')).toBeVisible();
});

test('a server that does not say who one is leaves no blank page, and can be asked again', async ({
  server,
  arrive,
}) => {
  const ada = await arrive();
  await expect(ada.nameField).toBeVisible();
  await ada.page.context().route(`${server.url}/api/session`, () => {});
  await ada.page.reload({ waitUntil: 'commit' });
  await expect(ada.page.getByText('Connecting…')).toBeVisible();
  const again = ada.button('Try again');
  await expect(again).toBeVisible();
  await expect(ada.page.getByRole('alert')).toContainText('The server can’t be reached.');
  // Pressed while there is no answer still: once there is one, the page finds it by itself, and the button may be gone.
  await again.click();
  await expect(ada.page.getByText('Connecting…')).toBeVisible();
  await ada.page.context().unroute(`${server.url}/api/session`);
  await expect(ada.nameField).toBeFocused();
});

test('a page that found no server goes on by itself when there is one', async ({ server, arrive }) => {
  const ada = await arrive();
  await expect(ada.nameField).toBeVisible();
  await ada.page.context().route(`${server.url}/api/session`, (route) => route.abort());
  await ada.page.reload();
  await expect(ada.page.getByRole('alert')).toContainText('This page keeps trying by itself.');
  await ada.page.context().unroute(`${server.url}/api/session`);
  await expect(ada.nameField).toBeVisible();
});

test('a reload and a short blip pass without a word', async ({ arrive }) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.page.addInitScript(() => {
    // Keeps every word of the banner, also one that is gone again when the test looks.
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const text = document.querySelector('output[aria-label="Connection"]')?.textContent;
      if (text) said.push(text);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  const said = () => ada.page.evaluate(() => Reflect.get(window, 'said') as readonly string[]);
  await ada.page.reload();
  await expect(ada.serverStatus).toContainText('Connected');
  await ada.say('one');
  await expect(ada.message('one')).not.toContainText('Sending');
  expect((await said()).filter((text) => text !== 'Connecting…')).toEqual([]);
});

test('who is not in #general is told how to find people', async ({ server, arrive }) => {
  const person = await signIn(server.url, 'Ada');
  const wire = await person.open();
  await wire.do('room:leave', { room: 'general' });
  await wire.close();
  const ada = await arrive(undefined, { as: person });
  await expect(ada.rooms.getByText('Search for somebody to write to.')).toBeVisible();
});
