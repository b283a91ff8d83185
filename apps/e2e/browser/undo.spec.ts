import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('a message is deleted without a question, and by keyboard it is there again', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say('Regret');
  await expect(ada.message('Regret')).not.toContainText('Sending');
  await expect(ben.message('Regret')).toBeVisible();
  const { keyboard } = ada.page;
  const remove = async () => {
    await keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await expect(ada.message('Deleting…')).toBeFocused();
  };
  await ada.message('Regret').focus();

  // On the message itself, one Tab away.
  await remove();
  await keyboard.press('Tab');
  await expect(ada.message('Deleting…').getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(ada.page.getByRole('alert')).toContainText('Deleting the message…');
  // In a polite region it would be read out twice.
  await expect(ada.page.locator('[aria-live] [role=alert]')).toHaveCount(0);
  expect(await violations(ada)).toEqual([]);
  await keyboard.press('Enter');
  await expect(ada.message('Regret')).toBeFocused();

  // By its shortcut, from anywhere where one does not write.
  await remove();
  await keyboard.press('Control+z');
  await expect(ada.message('Regret')).toBeFocused();
  await expect(ada.page.getByRole('alert')).toContainText('Deletion undone.');

  await remove();
  await ada.button('Delete now').press('Enter');
  await expect(ben.message('This message was deleted')).toBeVisible();
});

test('a deletion is not forgotten by who closes the page before its time is over', async ({ arrive }) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  for (const text of ['one', 'two']) await ada.say(text);
  await expect(ben.message('two')).toBeVisible();
  for (const text of ['one', 'two']) {
    await ada.message(text).hover();
    await ada.message(text).getByRole('button', { name: 'More actions' }).click();
    await ada.page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(ada.message(text)).toHaveCount(0);
  }
  await expect(ada.page.getByRole('alert')).toContainText('Deleting 2 messages…');
  await ada.page.close({ runBeforeUnload: true });
  await expect(ben.message('This message was deleted')).toHaveCount(2);
});
