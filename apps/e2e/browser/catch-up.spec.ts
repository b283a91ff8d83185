import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('what others said meanwhile is worked off by keys, and what was done is taken back', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.page.goto(new URL('/catch-up', ada.page.url()).href);
  await expect(ada.page.getByRole('heading', { name: 'You are all caught up' })).toBeVisible();

  await ben.openRoom('general');
  await ben.say('The ferry is late');
  await ben.person('Ada').click();
  await ben.isIn('Ada');
  await ben.say('Only for you');

  // It comes in while one looks; a conversation goes first.
  const queue = ada.page.getByRole('list', { name: 'To read' });
  const entry = (name: RegExp) => queue.getByRole('button', { name });
  await expect(entry(/unread/)).toHaveCount(2);
  await expect(entry(/unread/).first()).toContainText('Ben');
  await ada.page.keyboard.press('k');
  await expect(queue.getByText('Only for you')).toBeVisible();
  expect(await violations(ada)).toEqual([]);

  await ada.page.keyboard.press('e');
  await expect(entry(/Ben/)).toHaveCount(0);
  await expect(entry(/#general/)).toBeFocused();
  await expect(queue.getByText('The ferry is late')).toBeVisible();
  await expect(ada.roomLink('Ben')).toHaveAccessibleName('Ben');
  await ada.page.keyboard.press('e');
  await expect(ada.page.getByRole('heading', { name: 'You are all caught up' })).toBeVisible();

  await ada.page.keyboard.press('z');
  await expect(queue.getByText('The ferry is late')).toBeVisible();
  await ada.page.reload();
  await expect(entry(/#general/)).toBeVisible();
  await expect(entry(/Ben/)).toHaveCount(0);
  await ada.page.keyboard.press('r');
  await ada.isIn('general');
  await expect(ada.message('The ferry is late')).toBeVisible();
});
