import { GENERAL } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ serverEnv: { RATE_LIMITS: 'off' } });

const results = ({ page }: ParleyPage) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const field = ({ page }: ParleyPage) => page.getByRole('searchbox', { name: 'Search messages' });

test('two people: what one says the other finds by a part of a word, and goes there by the keyboard', async ({
  server,
  arrive,
}) => {
  const wire = await (await signIn(server.url, 'Log keeper')).open();
  const send = (text: string) => wire.do('message:send', { room: GENERAL, id: newId(), text });
  await send('The harbourmaster keeps 10.0.0.1 running');
  for (let n = 1; n <= 150; n += 1) await send(`Entry ${n} of 150`);
  const ben = await arrive('Ben');
  await ben.say('Who is the harbourmaster?');
  const ana = await arrive('Ana');

  await ana.page.keyboard.press('Control+Shift+F');
  await expect(field(ana)).toBeFocused();
  await ana.page.keyboard.type('OURMAST');
  await ana.page.keyboard.press('Enter');
  await expect(results(ana)).toHaveCount(2);
  await expect(results(ana).first()).toContainText('Ben');
  await expect(results(ana).first().getByText('ourmast', { exact: true })).toBeVisible();

  await ana.page.keyboard.press('Tab');
  while (
    !(await results(ana)
      .first()
      .getByRole('link')
      .evaluate((link) => link === document.activeElement))
  )
    await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('ArrowDown');
  await ana.page.keyboard.press('Enter');
  await ana.isIn('general');
  await expect(ana.message('10.0.0.1')).toBeVisible();
  await expect(ana.message('10.0.0.1')).toBeFocused();
  expect(new URL(ana.page.url()).pathname).toBe('/r/general/1');
  await expect(ana.message('Entry 3 of')).toBeVisible();

  await ana.page.reload();
  await expect(ana.message('10.0.0.1')).toBeVisible();
  await ana.toNewest.click();
  await expect(ana.message('Who is the harbourmaster?')).toBeVisible();
  await ana.page.goBack();
  await expect(results(ana)).toHaveCount(2);
  await wire.close();
});

test('filters narrow what is found, stand in the address, and survive a reload', async ({ arrive }) => {
  const ben = await arrive('Ben');
  await ben.say('tea at four');
  await ben.openRoom('lobby');
  await ben.say('tea at https://example.org');
  const ana = await arrive('Ana');
  await ana.say('no tea for me');
  await ana.page.getByRole('link', { name: 'Search in this room' }).click();
  await field(ana).fill('tea');
  await field(ana).press('Enter');
  await expect(results(ana)).toHaveCount(2);
  await ana.page.getByRole('combobox', { name: 'By' }).fill('Ben');
  await expect(results(ana)).toHaveCount(1);
  await expect(results(ana)).toContainText('tea at four');
  await ana.page.reload();
  await expect(results(ana)).toContainText('tea at four');
  await ana.page.getByRole('combobox', { name: 'In', exact: true }).selectOption('All rooms');
  await expect(results(ana)).toHaveCount(2);
  await ana.page.getByRole('checkbox', { name: 'Only with links' }).check();
  await expect(results(ana)).toHaveCount(1);
  await expect(results(ana)).toContainText('#lobby');
  await ana.page.getByRole('textbox', { name: 'To date' }).fill('2001-01-01');
  await expect(ana.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
});

test('a link to a message is copied from its menu, and opens for another person at that message', async ({
  server,
  arrive,
}) => {
  const context = { permissions: ['clipboard-read', 'clipboard-write'] };
  const ana = await arrive('Ana', context);
  await ana.say('the one');
  await ana.message('the one').hover();
  await ana.message('the one').getByRole('button', { name: 'More actions' }).click();
  await ana.page.getByRole('menuitem', { name: 'Copy link' }).click();
  const link = await ana.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(new URL('/r/general/1', server.url).href);
  const ben = await arrive('Ben');
  await ben.page.goto(link);
  await expect(ben.message('the one')).toBeFocused();
});
