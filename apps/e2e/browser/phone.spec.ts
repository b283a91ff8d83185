import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, fetchesAhead: true });

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

test('at 390 px each message has a button in sight that leads to all one can do with it', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  for (const text of ['one', 'two']) await ada.say(text);
  await expect(ada.messages).toHaveCount(2);
  const more = ada.message('two').getByRole('button', { name: 'More actions' });
  await expect(more).toBeInViewport({ ratio: 1 });
  await expect(ada.message('two').getByRole('button', { name: 'Edit' })).toBeHidden();
  // On a low screen, too, all of it is within reach.
  await ada.page.setViewportSize({ width: 390, height: 420 });
  await more.tap();
  await expect(ada.page.getByRole('menu')).toBeInViewport({ ratio: 1 });
  await ada.page.getByRole('menuitem', { name: 'Edit' }).tap();
  await ada.page.setViewportSize({ width: 390, height: 844 });
  await ada.page.getByRole('textbox', { name: 'Edit message' }).fill('three');
  await ada.button('Save').tap();
  await expect(ada.message('three')).toBeVisible();
  await ada.message('one').getByRole('button', { name: 'More actions' }).tap();
  await ada.page.getByRole('menuitem', { name: 'Delete' }).tap();
  await ada.button('Delete now').tap();
  await expect(ada.message('This message was deleted')).toBeVisible();
});

test('while the connection is lost its line covers nothing', async ({ server, arrive }) => {
  const ada = await arrive('Ada');
  const create = ada.button('Create a room');
  await expect(create).toBeInViewport();
  const before = await create.boundingBox();
  // A dialog opens without a server, once the page has fetched ahead what it consists of.
  await ada.page.waitForLoadState('networkidle');
  await server.kill();
  await expect(ada.banner).toContainText('Reconnecting');
  const line = await ada.banner.boundingBox();
  for (const control of [create, ada.rooms.getByRole('link', { name: 'Browse channels' })]) {
    const box = await control.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0));
  }
  await create.click();
  await expect(ada.dialog).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await server.start();
  await expect(ada.serverStatus).toContainText('Connected');
  await expect(ada.banner).toBeEmpty();
  await expect.poll(() => create.boundingBox()).toEqual(before);
});

test('going back closes what lies over the page, and only then leaves the page', async ({ arrive }) => {
  const ada = await arrive('Ada');
  const { page } = ada;
  await ada.openRoom('general');
  await ada.say('Hello');
  await expect(ada.message('Hello')).not.toContainText('Sending');

  await ada.button('Room details').tap();
  await ada.dialog.getByRole('button', { name: 'Invite people' }).tap();
  await expect(ada.dialog.getByRole('searchbox')).toBeVisible();
  await page.goBack();
  await expect(ada.dialog).toHaveCount(0);
  await ada.isIn('general');

  await ada.message('Hello').getByRole('button', { name: 'More actions' }).tap();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await ada.isIn('general');

  // Closed by its own button, the panel and the thread leave nothing behind for a step back to show again.
  await ada.button('Pins, members, links and files').tap();
  await ada.button('Members').tap();
  await ada.button('Close the panel').tap();
  await ada.message('Hello').getByRole('button', { name: 'More actions' }).tap();
  await page.getByRole('menuitem', { name: 'Reply in thread' }).tap();
  await ada.button('Close the thread').tap();
  await expect(page.getByRole('complementary', { name: 'Thread' })).toHaveCount(0);
  await page.goBack();
  await expect(ada.rooms).toBeVisible();

  // Nor does a dialog that led to another page.
  await ada.button('Go to …').tap();
  await ada.dialog.getByRole('option', { name: /^lobby/ }).tap();
  await ada.isIn('lobby');
  await page.goBack();
  await expect(ada.rooms).toBeVisible();
  await expect(ada.dialog).toHaveCount(0);
});

test('what one writes has the width of the phone, and the buttons go below it', async ({ arrive }) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const field = () => ada.composer.boundingBox();
  const send = () => ada.button('Send').boundingBox();
  const empty = await field();
  expect((empty?.y ?? 0) + (empty?.height ?? 0)).toBeGreaterThan((await send())?.y ?? 0);
  await ada.composer.fill('Some words that are a line of a phone');
  expect((await field())?.width).toBeGreaterThan(300);
  const [text, button] = [await field(), await send()];
  expect(button?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0));
  // A word leaves everything where it is.
  await ada.composer.fill('Yes');
  await expect.poll(field).toEqual(empty);
  // Smaller letters make phones enlarge the page.
  await expect(ada.composer).toHaveCSS('font-size', '16px');
});

test('a finger hits what it means: buttons of a conversation and of its emoji are 44 px wide and high', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const names = ['Search in this room', 'Room details', 'Attach files', 'Formatting', 'Emoji', 'Send'];
  const side = async (found: Locator) => {
    const box = await found.boundingBox();
    return Math.min(box?.width ?? 0, box?.height ?? 0);
  };
  for (const name of names)
    expect(await side(ada.page.getByLabel(name, { exact: true })), name).toBeGreaterThanOrEqual(44);
  await ada.button('Emoji').tap();
  const tones = ada.page.getByRole('radio');
  await expect(tones).toHaveCount(6);
  for (const tone of await tones.all()) expect(await side(tone)).toBeGreaterThanOrEqual(44);
  expect(await overflow(ada)).toBeLessThanOrEqual(0);
});
