import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Nothing stands out at the side of a narrow page. */
const overflow = (app: ParleyPage): Promise<number> =>
  app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('at 390 px one moves between the rooms and a conversation, and nothing is cut off', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await expect(ada.rooms).toBeVisible();
  await expect(ada.composer).toBeHidden();
  expect(await overflow(ada)).toBeLessThanOrEqual(0);

  await ada.openRoom('general');
  await expect(ada.rooms).toBeHidden();
  await ada.say(`A very long word: ${'abcdefghij'.repeat(30)}`);
  await expect(ada.message('A very long word')).toBeVisible();
  expect(await overflow(ada)).toBeLessThanOrEqual(0);
  await expect(ada.composer).toBeInViewport();

  await ada.page.getByRole('link', { name: 'Back to rooms' }).click();
  await expect(ada.rooms).toBeVisible();
  await ben.openRoom('general');
  await ben.say('Are you still there?');
  await expect(ada.roomLink('general')).toContainText('1 unread');
  await ada.openRoom('general');
  await expect(ada.message('Are you still there?')).toBeInViewport();

  await ada.button('Room details').click();
  await expect(ada.dialog.getByRole('list', { name: 'Members' })).toContainText('Ben');
  expect(await overflow(ada)).toBeLessThanOrEqual(0);
  await ada.page.keyboard.press('Escape');
  await ada.page.goBack();
  await expect(ada.rooms).toBeVisible();
});
