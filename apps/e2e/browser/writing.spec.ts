import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('an emoji is found by a word, in my tone, for a reaction and in what I write; and is at hand the next time', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.say('The harbour is open');
  const message = ada.message('The harbour is open');
  await expect(message).not.toContainText('Sending');
  const search = ada.page.getByRole('combobox', { name: 'Search emoji' });

  await ada.button('Emoji').click();
  await expect(search).toBeFocused();
  await ada.page.getByRole('radio', { name: 'Medium dark' }).check();
  expect(await violations(ada)).toEqual([]);
  await search.fill('waving');
  await expect(ada.emoji('waving hand')).toBeVisible();
  await search.press('Enter');
  await expect(ada.composer).toBeFocused();
  await expect(ada.composer).toHaveValue('👋🏾');
  await ada.page.keyboard.press('Control+z');
  await expect(ada.composer).toHaveValue('');

  await message.focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('menuitem', { name: 'Add a reaction' }).press('Enter');
  await expect(search).toBeFocused();
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(message.getByRole('button', { name: /^👋🏾 1, You/ })).toBeVisible();

  await ada.page.setViewportSize({ width: 390, height: 844 });
  await ada.button('Emoji').click();
  await ada.button('Flags').click();
  await expect(ada.emoji('flag: Portugal')).toBeVisible();
  const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await ada.page.keyboard.press('Escape');
  await expect(ada.composer).toBeFocused();
});
