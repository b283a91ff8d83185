import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('what is written and not sent survives a reload, and goes when it is sent or its writer signs out', async ({
  arrive,
}) => {
  const app = await arrive('Ada');
  await app.openRoom('general');
  await app.composer.fill('half a thought\nand its other half');
  await app.page.reload();
  await app.isIn('general');
  await expect(app.composer).toHaveValue('half a thought\nand its other half');
  await app.composer.press('Enter');
  await expect(app.message('half a thought')).toBeVisible();
  await app.page.reload();
  await app.isIn('general');
  await expect(app.composer).toHaveValue('');

  await app.composer.fill('for nobody else');
  await app.button(/^Your account/).click();
  await app.dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(app.button('Enter')).toBeVisible();
  expect(await app.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('for nobody else');
});

test('who comes back to a draft, by a reload or from another room, goes on at its end', async ({
  arrive,
}) => {
  const app = await arrive('Ada');
  await app.openRoom('general');
  await app.composer.fill('half a thought');
  await app.page.reload();
  await app.isIn('general');
  await expect(app.composer).toBeFocused();
  await app.page.keyboard.type(' and');
  await expect(app.composer).toHaveValue('half a thought and');
  await app.openRoom('lobby');
  await app.rooms.getByRole('link', { name: 'general draft' }).click();
  await app.isIn('general');
  await expect(app.composer).toBeFocused();
  await app.page.keyboard.type(' its other half');
  await expect(app.composer).toHaveValue('half a thought and its other half');
});

test('an edit goes on when its writer comes back from another room, or after a reload, and leaves with them', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  for (const text of ['High water at 14:20', 'Thank you']) await ada.say(text);
  await expect(ada.message('Thank you')).not.toContainText('Sending');
  const editor = ada.page.getByRole('textbox', { name: 'Edit message' });
  await ada.message('High water').focus();
  await ada.page.keyboard.press('e');
  await expect(editor).toBeFocused();
  await ada.page.keyboard.type(' and at 02:45');
  await ada.openRoom('lobby');
  await ada.openRoom('general');
  await expect(editor).toHaveValue('High water at 14:20 and at 02:45');
  await expect(editor).toBeFocused();
  await ada.page.keyboard.type(', says the book');
  await ada.page.reload();
  await expect(editor).toHaveValue('High water at 14:20 and at 02:45, says the book');
  await expect(editor).toBeFocused();
  await ada.page.keyboard.press('Enter');
  await expect(ben.message('says the book')).toBeVisible();
  await expect(editor).toHaveCount(0);

  await ada.message('Thank you').focus();
  await ada.page.keyboard.press('e');
  await editor.fill('Never mind');
  await editor.press('Escape');
  await ada.page.reload();
  await ada.isIn('general');
  await expect(ada.message('Thank you')).toBeVisible();
  await expect(editor).toHaveCount(0);

  await ada.message('Thank you').focus();
  await ada.page.keyboard.press('e');
  await editor.fill('For nobody else');
  await ada.signOut();
  expect(await ada.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('For nobody else');
});

test('what was written of an edit stays to be copied when the message is deleted meanwhile', async ({
  arrive,
  server,
}) => {
  const as = await signIn(server.url, 'Ada');
  const [ada, other] = [await arrive(undefined, { as }), await arrive(undefined, { as })];
  await Promise.all([ada.openRoom('general'), other.openRoom('general')]);
  await ada.say('High water at 14:20');
  await expect(ada.message('High water')).not.toContainText('Sending');
  await ada.message('High water').focus();
  await ada.page.keyboard.press('e');
  await expect(ada.page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
  await ada.page.keyboard.type(' and at 02:45');
  await other.message('High water').press('Enter');
  await other.page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await other.button('Delete now').click();

  const left = ada.page.getByRole('textbox', { name: 'was deleted while you were editing it' });
  await expect(left).toHaveValue('High water at 14:20 and at 02:45');
  await expect(left).toBeFocused();
  expect(await violations(ada)).toEqual([]);
  await ada.page.reload();
  await expect(left).toHaveValue('High water at 14:20 and at 02:45');
  await ada.button('Discard').click();
  await expect(ada.message('This message was deleted')).toBeVisible();
  await expect(ada.composer).toBeFocused();
  await ada.page.reload();
  await expect(ada.message('This message was deleted')).toBeVisible();
  await expect(left).toHaveCount(0);
});

test('a draft follows its writer to another device, and is gone there when it is sent', async ({
  arrive,
  server,
}) => {
  const ada = await signIn(server.url, 'Ada');
  const desk = await arrive(undefined, { as: ada });
  const phone = await arrive(undefined, { as: ada, viewport: { width: 390, height: 844 } });
  await desk.openRoom('general');
  await desk.composer.fill('begun at the desk');
  await expect(phone.rooms.getByRole('link', { name: 'general draft' })).toBeVisible();
  await phone.rooms.getByRole('link', { name: 'general draft' }).click();
  await expect(phone.composer).toHaveValue('begun at the desk');
  await phone.composer.press('End');
  await phone.composer.pressSequentially(', ended on the phone');
  await expect(desk.composer).toHaveValue('begun at the desk, ended on the phone');
  await phone.composer.press('Enter');
  await expect(desk.message('begun at the desk, ended on the phone')).toBeVisible();
  await expect(desk.composer).toHaveValue('');
});
