import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const threadOf = ({ page }: ParleyPage) => page.getByRole('complementary', { name: 'Thread' });
const fieldOf = (app: ParleyPage) => threadOf(app).getByRole('textbox', { name: 'Message the thread' });
/** The summary below the message that the thread answers. */
const summaryOf = (app: ParleyPage, text: string) => app.message(text).getByRole('link', { name: /repl/ });

test('a thread is begun by key or menu, followed, listed, caught up with, named and resolved', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ben.say('Which boat do we take?');
  await ben.say('And who brings bread?');

  await ada.message('Which boat').focus();
  await ada.page.keyboard.press('t');
  await expect(ada.page).toHaveURL(/\/r\/general\?thread=1$/);
  await expect(threadOf(ada).getByText('No replies yet')).toBeVisible();
  await fieldOf(ada).fill('The red one');
  await fieldOf(ada).press('Enter');
  await expect(threadOf(ada).getByRole('article')).toContainText('The red one');

  // At the root on the other side, and nowhere between the messages of the room.
  await expect(summaryOf(ben, 'Which boat')).toContainText('1 reply');
  await expect(ben.message('The red one')).toHaveCount(0);
  await ben.message('Which boat').focus();
  await ben.page.keyboard.press('Enter');
  await ben.page.getByRole('menuitem', { name: 'Reply in thread' }).click();
  await expect(threadOf(ben).getByText('The red one')).toBeVisible();
  // Whose message it answers follows it from the first reply on.
  const followOf = (app: ParleyPage) =>
    threadOf(app).getByRole('button', { name: 'Follow the thread', exact: true });
  const unfollowOf = (app: ParleyPage) => threadOf(app).getByRole('button', { name: 'Unfollow the thread' });
  await unfollowOf(ben).click();
  await followOf(ben).click();
  await expect(unfollowOf(ben)).toBeVisible();
  await expect(threadOf(ben).getByText('The red one')).toBeVisible();
  await threadOf(ben).getByRole('button', { name: 'Name the thread' }).click();
  await threadOf(ben).getByRole('textbox', { name: 'Name of the thread' }).fill('The boat');
  await ben.page.keyboard.press('Enter');
  await expect(threadOf(ada).getByRole('heading', { name: 'The boat' })).toBeVisible();
  expect(await violations(ben)).toEqual([]);
  await threadOf(ben).getByRole('button', { name: 'Close the thread' }).click();
  await expect(threadOf(ben)).toHaveCount(0);

  // Who follows is told by a number, at the message and in the sidebar; the thread is no room of its own.
  await fieldOf(ada).fill('Or the blue one?');
  await fieldOf(ada).press('Enter');
  await expect(summaryOf(ben, 'Which boat')).toContainText('1 new');
  await expect(ben.roomLink('Threads')).toContainText('1 unread');
  await expect(ben.page).toHaveTitle(/^\(1\) /);
  const elsewhere = await arrive(undefined, { storageState: await ben.page.context().storageState() });
  await expect(elsewhere.roomLink('Threads')).toContainText('1 unread');
  await expect(ben.rooms.getByRole('link', { name: 'The boat' })).toHaveCount(0);
  await ben.roomLink('Threads').click();
  const listed = ben.page.getByRole('list', { name: 'Threads' }).getByRole('listitem');
  await expect(listed).toContainText('The boat');
  await expect(listed).toContainText('Which boat do we take?');
  await expect(listed).toContainText('2 replies');
  await expect(listed).toContainText('1 unread');
  expect(await violations(ben)).toEqual([]);
  await ben.page.goto(new URL('/catch-up', ben.page.url()).href);
  const queue = ben.page.getByRole('list', { name: 'To read' });
  await expect(queue.getByText('Or the blue one?')).toBeVisible();
  await ben.page.keyboard.press('r');
  await expect(ben.page).toHaveURL(/\/r\/general\?thread=1$/);
  await expect(threadOf(ben).getByText('Or the blue one?')).toBeVisible();
  await expect(ben.page).not.toHaveTitle(/^\(1\) /);
  await expect(elsewhere.roomLink('Threads')).not.toContainText('unread');

  await threadOf(ben).getByRole('button', { name: 'Mark as resolved' }).click();
  await expect(summaryOf(ada, 'Which boat')).toContainText('Resolved');
  await unfollowOf(ada).click();
  await expect(followOf(ada)).toBeVisible();
  await expect(threadOf(ada).getByText('The red one')).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(threadOf(ada)).toHaveCount(0);
  await expect(summaryOf(ada, 'Which boat')).toBeFocused();
  await expect(ada.roomLink('Threads')).toHaveCount(0);
});

test('on a phone a thread covers the room, and an address leads to one of its replies', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await ada.openRoom('general');
  await ada.say('Who has the key?');
  await ada.message('Who has the key').getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Reply in thread' }).click();
  await expect(fieldOf(ada)).toBeVisible();
  await expect(ada.composer).toHaveCount(1);
  await fieldOf(ada).fill('It hangs by the door');
  await threadOf(ada).getByRole('button', { name: 'Send' }).click();
  await expect(threadOf(ada).getByRole('article')).toContainText('It hangs by the door');
  expect(
    await ada.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  expect(await violations(ada)).toEqual([]);

  await threadOf(ada).getByRole('button', { name: 'Close the thread' }).click();
  await expect(summaryOf(ada, 'Who has the key')).toContainText('1 reply');
  await ada.page.goto(new URL('/r/general?thread=1&reply=1', ada.page.url()).href);
  await expect(threadOf(ada).getByText('It hangs by the door')).toBeInViewport();
});
