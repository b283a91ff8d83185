import { signIn } from '../harness/person.ts';
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
