import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

/** Presses a key until the element has the focus, as somebody without a mouse must. */
async function goTo(app: ParleyPage, element: Locator, key = 'Tab'): Promise<void> {
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await app.page.keyboard.press(key);
  }
  throw new Error(`60 times ${key} did not reach ${element.toString()}`);
}

test('by keyboard alone one signs in, talks, switches rooms, opens menus, and leaves', async ({ arrive }) => {
  const app = await arrive();
  const { keyboard } = app.page;
  await expect(app.nameField).toBeFocused();
  await keyboard.type('Ada');
  await keyboard.press('Enter');
  await expect(app.composer).toBeFocused();
  await keyboard.type('first line');
  await keyboard.press('Shift+Enter');
  await keyboard.type('second line');
  await keyboard.press('Enter');
  await expect(app.message('first line')).toContainText('second line');
  await expect(app.message('first line')).not.toContainText('Sending');

  // From the composer back to the messages; a menu opens on one and gives the focus back.
  await app.message('first line').focus();
  await keyboard.press('Enter');
  await expect(app.page.getByRole('menu')).toBeVisible();
  await goTo(app, app.page.getByRole('menuitem', { name: 'Edit' }), 'ArrowDown');
  await keyboard.press('Enter');
  await expect(app.page.getByRole('textbox', { name: 'Edit message' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(app.composer).toBeFocused();

  // What there is to press, but not while one writes.
  await keyboard.type('?');
  await expect(app.composer).toHaveValue('?');
  await keyboard.press('Backspace');
  await app.message('first line').focus();
  await keyboard.press('?');
  await expect(app.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(app.message('first line')).toBeFocused();
  await keyboard.press('Escape');

  // Another room by a few letters.
  await keyboard.press('Control+k');
  await expect(app.dialog.getByRole('combobox')).toBeFocused();
  await keyboard.type('lob');
  await keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { level: 1, name: 'lobby' })).toBeVisible();
  await expect(app.composer).toBeFocused();

  // A new room, and out of it again.
  await goTo(app, app.button('Create a room'));
  await keyboard.press('Enter');
  await expect(app.dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.type('Lighthouse');
  await keyboard.press('Enter');
  await expect(app.page.getByRole('heading', { level: 1, name: 'Lighthouse' })).toBeVisible();
  await goTo(app, app.button('Room details'));
  await keyboard.press('Enter');
  await expect(app.dialog).toBeVisible();
  await goTo(app, app.dialog.getByRole('button', { name: 'Leave' }));
  await keyboard.press('Enter');
  const sure = app.page.getByRole('alertdialog');
  await goTo(app, sure.getByRole('button', { name: 'Leave' }));
  await keyboard.press('Enter');
  await expect(app.roomLink('Lighthouse')).toHaveCount(0);

  // And out of the place.
  await goTo(app, app.button(/^Your account/));
  await keyboard.press('Enter');
  await expect(app.dialog).toBeVisible();
  await goTo(app, app.dialog.getByRole('button', { name: 'Sign out' }));
  await keyboard.press('Enter');
  await expect(app.nameField).toBeFocused();
});

test('a dialog keeps the focus while it is open and gives it back when it closes', async ({ arrive }) => {
  const app = await arrive('Ada');
  await expect(app.composer).toBeFocused();
  await goTo(app, app.button('Room details'));
  await app.page.keyboard.press('Enter');
  await expect(app.dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  for (let presses = 0; presses < 20; presses++) {
    await app.page.keyboard.press('Tab');
    await expect.poll(() => app.dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  }
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  await expect(app.button('Room details')).toBeFocused();
});

test('each dialog gives the focus back to what had it, whatever was opened before', async ({ arrive }) => {
  const app = await arrive('Ada');
  const { keyboard } = app.page;
  await app.openRoom('general');
  await app.button('Your account: Ada').click();
  await expect(app.dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(app.button('Your account: Ada')).toBeFocused();
  await app.composer.click();
  await keyboard.press('Control+k');
  await expect(app.dialog.getByRole('combobox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(app.composer).toBeFocused();

  // One dialog that makes room for another: back to where the first was opened.
  await app.button('Room details').click();
  await app.dialog.getByRole('button', { name: 'Invite people' }).click();
  await expect(app.dialog.getByRole('searchbox')).toBeFocused();
  await keyboard.press('Escape');
  await expect(app.button('Room details')).toBeFocused();
});

test('a dialog that leads to another room leaves the focus in its composer', async ({ arrive }) => {
  const app = await arrive('Ada');
  const { keyboard } = app.page;
  await app.openRoom('general');
  await app.button('Create a room').click();
  await expect(app.dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await keyboard.type('Lighthouse');
  await keyboard.press('Enter');
  await app.isIn('Lighthouse');
  await expect(app.composer).toBeFocused();
  await keyboard.press('Control+k');
  await expect(app.dialog.getByRole('combobox')).toBeFocused();
  await keyboard.type('gen');
  await keyboard.press('Enter');
  await app.isIn('general');
  await expect(app.composer).toBeFocused();
});

test('the first Tab leads past the sidebar', async ({ arrive }) => {
  const app = await arrive('Ada');
  await app.openRoom('general');
  await app.page.reload();
  await expect(app.composer).toBeFocused();
  await goTo(app, app.page.getByRole('link', { name: 'Skip to the conversation' }));
  await app.page.keyboard.press('Enter');
  await expect(app.composer).toBeFocused();
});

test('arrow keys go from message to message and back to the composer', async ({ arrive }) => {
  const app = await arrive('Ada');
  await app.openRoom('general');
  for (const text of ['one', 'two', 'three']) await app.say(text);
  await expect(app.messages).toHaveCount(3);
  await app.page.keyboard.press('Shift+Tab');
  await expect(app.message('three')).toBeFocused();
  await app.page.keyboard.press('ArrowUp');
  await app.page.keyboard.press('ArrowUp');
  await expect(app.message('one')).toBeFocused();
  await app.page.keyboard.press('End');
  await expect(app.message('three')).toBeFocused();
  await app.page.keyboard.press('ArrowDown');
  await expect(app.composer).toBeFocused();
});
