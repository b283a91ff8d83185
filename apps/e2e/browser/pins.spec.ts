import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('what one person pins, the other finds in the panel beside the room, and is led to it', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say('Keys are under the third flowerpot: https://pots.example/3');
  for (let n = 1; n <= 30; n += 1) await ada.say(`And then came visitor ${n}`);
  await expect(ben.message('visitor 30')).toBeVisible();

  await ada.page.goto(new URL('/r/general/1', ada.page.url()).href);
  await expect(ada.message('third flowerpot')).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('menuitem', { name: 'Pin', exact: true }).click();
  await expect(ada.message('third flowerpot')).toContainText('Pinned by you');

  await ben.button('Pins, members, links and files').click();
  const panel = ben.page.getByRole('complementary', { name: 'About #general' });
  const pinned = panel.getByRole('list', { name: 'Pinned messages' });
  await expect(pinned).toContainText('third flowerpot');
  await expect(pinned).toContainText('Pinned by Ada');
  expect(await violations(ben)).toEqual([]);
  await pinned.getByRole('link', { name: /go to the message$/ }).click();
  await expect(ben.page).toHaveURL(/\/r\/general\/1(\?panel=pins)?$/);
  await expect(ben.message('third flowerpot')).toContainText('Pinned by Ada');

  // Seen beside the messages, and live.
  await ada.message('third flowerpot').focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('menuitem', { name: 'Unpin' }).click();
  await expect(ben.message('third flowerpot')).not.toContainText('Pinned by');
  await expect(panel.getByRole('heading', { name: 'Nothing pinned yet' })).toBeVisible();

  await panel.getByRole('button', { name: 'Links' }).click();
  await expect(panel.getByRole('link', { name: 'https://pots.example/3' })).toBeVisible();
  await ben.page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(ben.button('Pins, members, links and files')).toBeFocused();
});

test('on a phone the panel covers the room, and what it leads to is seen', async ({ arrive }) => {
  const ada = await arrive('Ada', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await ada.openRoom('general');
  await ada.say('Mind the third step');
  await ada.message('Mind the third step').getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Pin', exact: true }).click();
  await ada.button('Pins, members, links and files').click();
  const panel = ada.page.getByRole('complementary', { name: 'About #general' });
  await expect(panel.getByRole('list', { name: 'Pinned messages' })).toContainText('Mind the third step');
  await expect(ada.composer).toBeHidden();
  await panel.getByRole('link', { name: /go to the message$/ }).click();
  await expect(panel).toHaveCount(0);
  await expect(ada.message('Mind the third step')).toBeVisible();
});
