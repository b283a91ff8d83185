import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('the name above a message leads to who wrote it and to a conversation with them, by mouse and by keyboard', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ben.openRoom('general');
  await ben.say('High water at noon');
  await ada.openRoom('general');
  const message = ada.message('High water at noon');
  const card = ada.page.getByRole('dialog', { name: 'About Ben' });
  await message.getByText('Ben', { exact: true }).first().click();
  await expect(card).toContainText('Guest');
  await expect(card).toContainText('Online');
  expect(await violations(ada)).toEqual([]);
  await ada.page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(message).toBeFocused();

  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('menuitem', { name: 'About Ben' }).press('Enter');
  await card.getByRole('button', { name: 'Message Ben' }).press('Enter');
  await ada.isIn('Ben');
  await expect(card).toHaveCount(0);
});
