import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('what others said meanwhile is worked off by keys, and what was done or left for later is taken back', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ada.openRoom('general');
  await ada.say('Which boat do we take?');
  await expect(ada.message('Which boat do we take?')).not.toContainText('Sending');
  await ada.page.goto(new URL('/catch-up', ada.page.url()).href);
  await expect(ada.page.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();

  await ben.openRoom('lobby');
  await ben.say('@Ada, the lamp is out');
  await ben.openRoom('general');
  await ben.say('The ferry is late');
  await ben.message('Which boat').focus();
  await ben.page.keyboard.press('t');
  const reply = ben.page.getByRole('textbox', { name: 'Message the thread' });
  await reply.fill('The red one');
  await reply.press('Enter');
  await ben.person('Ada').click();
  await ben.isIn('Ada');
  await ben.say('Only for you');

  // It comes in while one looks: mentions, conversations, threads that one follows, then the rest.
  const queue = ada.page.getByRole('list', { name: 'To read' });
  const entry = (name: RegExp) => queue.getByRole('button', { name });
  const headings = queue.getByRole('heading', { level: 2 });
  await expect(headings).toHaveText([/lobby/, /Ben/, /Which boat/, /general/]);
  await ada.page.keyboard.press('k');
  await expect(queue.getByText('the lamp is out')).toBeVisible();
  await expect(queue.getByText('@Ada', { exact: true })).toBeVisible();
  expect(await violations(ada)).toEqual([]);

  await ada.page.keyboard.press('l');
  await expect(headings).toHaveText([/Ben/, /Which boat/, /general/, /lobby/]);
  await expect(entry(/Ben/)).toBeFocused();
  // It waits there, too, while one looks at something else.
  await ada.rooms.getByRole('link', { name: /^Threads/ }).click();
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Threads' })).toBeVisible();
  await ada.rooms.getByRole('link', { name: /^Catch up/ }).click();
  await expect(headings).toHaveText([/Ben/, /Which boat/, /general/, /lobby/]);
  await expect(queue.getByText('Only for you')).toBeVisible();
  await ada.page.keyboard.press('e');
  await expect(entry(/Ben/)).toHaveCount(0);
  await expect(entry(/Which boat/)).toBeFocused();
  await expect(queue.getByText('The red one')).toBeVisible();
  await expect(ada.roomLink('Ben')).toHaveAccessibleName('Ben');
  for (const left of [[/general/, /lobby/], [/lobby/]]) {
    await ada.page.keyboard.press('e');
    await expect(headings).toHaveText(left);
  }
  await ada.page.keyboard.press('e');
  await expect(ada.page.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();

  for (const back of [[/lobby/], [/general/, /lobby/], [/Which boat/, /general/, /lobby/]]) {
    await ada.page.keyboard.press('z');
    await expect(headings).toHaveText(back);
  }
  await ada.page.keyboard.press('j');
  await expect(queue.getByText('The ferry is late')).toBeVisible();
  await ada.page.reload();
  await expect(headings).toHaveText([/lobby/, /Which boat/, /general/]);
  await ada.page.keyboard.press('k');
  await ada.page.keyboard.press('r');
  await ada.isIn('lobby');
  await expect(ada.message('the lamp is out')).toBeVisible();
});
