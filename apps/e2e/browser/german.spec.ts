import { expect, test } from './fixtures.ts';

test('who reads German comes in, writes, searches, and reads in German why the server refused something', async ({
  arrive,
}) => {
  const { page } = await arrive(undefined, { locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  await page.getByRole('textbox', { name: 'Dein Name' }).fill('Bea');
  await page.getByRole('button', { name: 'Eintreten' }).click();
  const rooms = page.getByRole('navigation', { name: 'Räume' });
  await rooms.getByRole('link', { name: 'general', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Zustand des Servers' })).toContainText('Verbunden');

  const field = page.getByRole('textbox', { name: 'Nachricht an #general' });
  await field.fill('Um zwölf ist Hochwasser');
  await page.getByRole('button', { name: 'Senden' }).click();
  const message = page.getByRole('article').filter({ hasText: 'Hochwasser' });
  await expect(message).not.toContainText('Wird gesendet');
  await message.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Anheften' }).click();
  await expect(message).toContainText('Angeheftet von dir');

  await page.getByRole('link', { name: 'Nachrichten suchen' }).click();
  await page.getByRole('searchbox', { name: 'Nachrichten suchen' }).fill('hochwas');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Ergebnisse' })).toContainText('Um zwölf ist Hochwasser');
  await expect(page.getByText('1 gefunden')).toBeVisible();

  await page.getByRole('button', { name: 'Raum erstellen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Raum erstellen' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('General');
  await dialog.getByRole('button', { name: 'Erstellen' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'Es gibt schon einen Kanal mit diesem Namen oder einem, der ihm gleicht.',
  );
});
