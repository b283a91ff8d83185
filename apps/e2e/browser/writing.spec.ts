import { signIn } from '../harness/person.ts';
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

test('who reads German finds an emoji by its German name, and the other one has it by the English one', async ({
  arrive,
  server,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.say('The harbour is open');
  const { page } = await arrive(undefined, { as: await signIn(server.url, 'Bea'), locale: 'de-DE' });
  await page.goto(new URL('/r/general', server.url).href);
  const message = page.getByRole('article').filter({ hasText: 'The harbour is open' });
  const search = page.getByRole('combobox', { name: 'Emoji suchen' });
  const field = page.getByRole('textbox', { name: 'Nachricht an #general' });

  await expect(field).toBeFocused();
  await message.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Reaktion hinzufügen' }).press('Enter');
  await search.fill('Daumen hoch');
  await expect(page.getByRole('gridcell', { name: 'Daumen hoch', exact: true })).toBeVisible();
  await search.press('Enter');
  const reaction = ada.message('The harbour is open').getByRole('button', { name: /^👍 1, Bea/ });
  await expect(reaction).toBeVisible();

  // By the English code as well, in the list that completes it.
  await field.pressSequentially(':glüh');
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('💡');
  await field.press('Enter');
  await field.pressSequentially('und :bulb:');
  await field.press('Enter');
  await expect(ada.message('💡 und 💡')).toBeVisible();
});

test('one list completes people, rooms, emoji and commands; a room that is named leads there', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ben.createRoom('Release party');
  await ben.createRoom('Gifts', 'Only people you invite');
  await ben.openRoom('general');
  await ada.openRoom('general');
  const list = ben.page.getByRole('listbox');

  await ben.composer.pressSequentially('@Ad');
  await expect(list.getByRole('option', { name: 'Ada' })).toBeVisible();
  await ben.composer.press('Enter');
  await ben.composer.pressSequentially('see #rel');
  await expect(list.getByRole('option', { name: 'Release party' })).toBeVisible();
  expect(await violations(ben)).toEqual([]);
  await ben.composer.press('Tab');
  await ben.composer.pressSequentially('or #Gifts :wav');
  await expect(list.getByRole('option', { name: ':wave:' })).toBeVisible();
  await ben.composer.press('Enter');
  await ben.composer.pressSequentially('so :tada:');
  await expect(ben.composer).toHaveValue('@Ada see #Release party or #Gifts 👋 so 🎉');
  await ben.composer.press('Enter');

  const message = ada.message('see #Release party');
  await expect(message.getByRole('link')).toHaveText(['#Release party']);
  await expect(ben.message('see #Release party').getByRole('link')).toHaveText(['#Release party', '#Gifts']);

  await ben.composer.fill('/topc knots');
  await ben.composer.press('Enter');
  await expect(ben.page.getByRole('alert')).toContainText('There’s no command /topc');
  await expect(ben.composer).toHaveValue('/topc knots');
  await ben.composer.fill('/shrug');
  await ben.composer.press('Enter');
  await expect(ada.message('¯\\_(ツ)_/¯')).toBeVisible();
  await expect(ada.message('topc')).toHaveCount(0);
  await ben.composer.fill('/help');
  await ben.composer.press('Enter');
  await expect(ben.dialog).toContainText('/topic');
  expect(await violations(ben)).toEqual([]);

  await message.getByRole('link').click();
  await expect(ada.page.getByRole('heading', { level: 1, name: 'Release party' })).toBeVisible();
});

/** What each button of the formatting bar makes of a selected word. */
const formatted = {
  Bold: '**oil**',
  Italic: '*oil*',
  Strikethrough: '~~oil~~',
  Link: '[oil](https://)',
  'Bulleted list': '- oil',
  'Numbered list': '1. oil',
  'Task list': '- [ ] oil',
  Quote: '> oil',
  Code: '`oil`',
  'Code block': '```\noil\n```',
  Spoiler: '||oil||',
};

test('keys and buttons format what is selected, a preview shows it, and q answers with a quote', async ({
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ben.say('High water at noon');
  await ada.composer.fill('so warm');
  await ada.button('Formatting').click();
  const bar = ada.page.getByRole('toolbar', { name: 'Formatting' });
  await ada.composer.press('Control+Shift+ArrowLeft');
  await ada.composer.press('Control+b');
  await expect(ada.composer).toHaveValue('so **warm**');
  await bar.getByRole('button', { name: 'Italic' }).click();
  await expect(ada.composer).toHaveValue('so ***warm***');
  await ada.composer.press('Control+z');
  await expect(ada.composer).toHaveValue('so **warm**');
  const buttons = await bar
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
  expect(buttons).toEqual([...Object.keys(formatted), 'Preview', 'Formatting help']);
  for (const [name, value] of Object.entries(formatted)) {
    await ada.composer.fill('oil');
    await ada.composer.selectText();
    await bar.getByRole('button', { name, exact: true }).click();
    await expect(ada.composer).toHaveValue(value);
  }
  await bar.getByRole('button', { name: 'Formatting help' }).click();
  await expect(ada.page.getByRole('dialog', { name: 'Writing' })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await ada.composer.fill('so **warm**');
  await bar.getByRole('button', { name: 'Preview' }).click();
  await expect(ada.page.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('warm');
  expect(await violations(ada)).toEqual([]);

  await ada.message('High water').focus();
  await ada.page.keyboard.press('q');
  await expect(ada.composer).toBeFocused();
  await ada.page.keyboard.type('Thanks');
  await ada.page.keyboard.press('Enter');
  const answer = ben.message('Thanks');
  await expect(answer.locator('blockquote')).toHaveText(/^Ben wrote:\s+High water at noon$/);
  await ada.page.setViewportSize({ width: 390, height: 844 });
  await expect(bar).toBeHidden();
  await ada.button('Formatting').click();
  await expect(bar).toBeVisible();
  const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});
