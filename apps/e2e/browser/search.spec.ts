import { GENERAL, LOBBY, type RoomId } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ serverEnv: { RATE_LIMITS: 'off' } });

const results = ({ page }: ParleyPage) => page.getByRole('list', { name: 'Results' }).locator('> li');
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
  await ben.say('Who is the harbourmaster? ||The harbourmaster of Brest||');
  await expect(ben.message('Who is the harbourmaster?')).not.toContainText('Sending');
  const ana = await arrive('Ana');

  await ana.page.keyboard.press('Control+Shift+F');
  await expect(field(ana)).toBeFocused();
  await ana.page.keyboard.type('OURMAST');
  await ana.page.keyboard.press('Enter');
  await expect(results(ana)).toHaveCount(2);
  await expect(results(ana).first()).toContainText('Ben');
  await expect(results(ana).first().getByText('ourmast', { exact: true }).first()).toBeVisible();

  // A spoiler stays hidden, and what was said around a result is a press away.
  await expect(results(ana).first().getByText('of Brest')).toBeHidden();
  await results(ana).first().getByRole('button', { name: 'Show hidden text' }).click();
  await expect(results(ana).first().getByText('of Brest')).toBeVisible();
  await results(ana)
    .last()
    .getByRole('button', { name: /what was said before and after$/ })
    .press('Enter');
  await expect(ana.page.getByRole('list', { name: 'Before and after' }).getByRole('listitem')).toHaveText([
    /Log keeper.*harbourmaster keeps/,
    ...[1, 2, 3, 4].map((n) => new RegExp(`Log keeper.*Entry ${n} of 150`)),
  ]);
  expect(await violations(ana)).toEqual([]);
  await field(ana).focus();

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
  // The scrollbar is one of the whole room, of which a part is loaded.
  await expect.poll(() => ana.shareAbove()).toBeLessThan(0.1);

  await ana.page.reload();
  await expect(ana.message('10.0.0.1')).toBeVisible();
  await ana.toNewest.click();
  await expect(ana.message('Who is the harbourmaster?')).toBeVisible();
  await expect.poll(() => ana.shareAbove()).toBeGreaterThan(0.95);
  await ana.page.goBack();
  await expect(results(ana)).toHaveCount(2);
  await wire.close();
});

test('parts of words of any script are found, and code and addresses as they stand; older results come page by page', async ({
  server,
  arrive,
}) => {
  const wire = await (await signIn(server.url, 'Ben')).open();
  const send = (text: string) => wire.do('message:send', { room: GENERAL, id: newId(), text });
  const said = [
    '明日東京タワーで会いましょう',
    '`const lampHouse = useLamp({ on: true });`',
    'Write to keeper@lighthouse.example',
    'ssh 192.168.17.4 -p 2222',
  ];
  for (const text of said) await send(text);
  for (let n = 1; n <= 45; n += 1) await send(`Entry ${n} of 45`);
  const ana = await arrive('Ana');
  await ana.page.goto(new URL('/search', server.url).href);
  const asked = ['京', '東京タ', 'lampHouse = use', 'per@light', '168.17'];
  for (const [query, text] of asked.map((each, n) => [each, said[Math.max(0, n - 1)] ?? ''] as const)) {
    await field(ana).fill(query);
    await field(ana).press('Enter');
    await expect(results(ana)).toHaveCount(1);
    // As it reads: without the marks of its formatting.
    await expect(results(ana)).toContainText(text.replaceAll('`', ''));
    await expect(results(ana)).not.toContainText('`');
  }
  await field(ana).fill('of 45');
  await field(ana).press('Enter');
  await expect(results(ana).first()).toContainText('Entry 45 of 45');
  for (const shown of [40, 45]) {
    await ana.button('Show more').click();
    await expect(results(ana)).toHaveCount(shown);
  }
  await expect(results(ana).last()).toContainText('Entry 1 of 45');
  await expect(ana.button('Show more')).toHaveCount(0);
});

test('each filter narrows what is found, stands in the address, and survives a reload; what one may not read is never found', async ({
  server,
  arrive,
}) => {
  const [anaIs, benIs] = [await signIn(server.url, 'Ana'), await signIn(server.url, 'Ben')];
  const wire = await benIs.open();
  const say = (room: RoomId, text: string) => wire.do('message:send', { room, id: newId(), text });
  const ana = await arrive(undefined, { as: anaIs });
  await say(LOBBY, 'tea at https://example.org');
  const { seq } = await say(GENERAL, 'tea at four');
  await wire.do('message:pin', { room: GENERAL, seq, on: true });
  await say(GENERAL, 'tea for @Ana');
  const { entry } = await wire.do('room:create', { kind: 'private', name: 'surprise' });
  await say(entry.room.id, 'tea that Ana knows nothing of');
  const ben = await arrive(undefined, { as: benIs });
  await ben.openRoom('general');
  const leaves = { name: 'leaves.txt', mimeType: 'text/plain', buffer: Buffer.from('green') };
  await ben.page.locator('input[type=file]').setInputFiles(leaves);
  await ben.say('tea leaves');
  await ana.openRoom('general');
  await expect(ana.message('tea leaves').getByRole('link', { name: /leaves\.txt/ })).toBeVisible();
  await ana.say('no tea for me');

  await ana.page.getByRole('link', { name: 'Search in this room' }).click();
  await field(ana).fill('tea');
  await field(ana).press('Enter');
  await expect(results(ana)).toHaveCount(4);
  await ana.page.getByRole('combobox', { name: 'By' }).fill('Ben');
  await expect(results(ana)).toHaveCount(3);
  await ana.page.reload();
  await expect(results(ana)).toHaveCount(3);
  await ana.page.getByRole('combobox', { name: 'In', exact: true }).selectOption('All rooms');
  await expect(results(ana)).toHaveCount(4);
  for (const [filter, text] of [
    ['Only with links', 'tea at https'],
    ['Only with files', 'tea leaves'],
    ['Only pinned', 'tea at four'],
    ['Only what mentions me', 'tea for @Ana'],
  ] as const) {
    const only = ana.page.getByRole('checkbox', { name: filter });
    await only.check();
    await expect(results(ana)).toHaveCount(1);
    await expect(results(ana)).toContainText(text);
    await only.uncheck();
    await expect(results(ana)).toHaveCount(4);
  }
  const nothing = ana.page.getByRole('heading', { name: 'Nothing found' });
  for (const [label, past, future] of [
    ['From date', true, false],
    ['To date', false, true],
  ] as const)
    for (const [day, finds] of [
      ['2001-01-01', past],
      ['2999-01-01', future],
    ] as const) {
      const dayField = ana.page.getByRole('textbox', { name: label });
      await dayField.fill(day);
      if (finds) await expect(results(ana)).toHaveCount(4);
      else await expect(nothing).toBeVisible();
      await dayField.fill('');
      await expect(results(ana)).toHaveCount(4);
    }

  // What is invited to is found from then on.
  await expect(results(ana).getByText('knows nothing of')).toHaveCount(0);
  await wire.do('room:invite', { room: entry.room.id, users: [anaIs.user.id] });
  await expect(ana.roomLink('surprise')).toBeVisible();
  await ana.page.reload();
  await expect(results(ana)).toHaveCount(5);
  // What one is removed from goes at once.
  await wire.do('room:remove', { room: entry.room.id, user: anaIs.user.id });
  await expect(results(ana)).toHaveCount(4);
});

test('a link to a message is copied from its menu, opens for another person at that message, and shows it in small', async ({
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
  await ben.openRoom('lobby');
  await ana.openRoom('lobby');
  await ana.say(`I meant ${link}`);
  const card = ben.page.getByRole('link', { name: /^Ana, .*: go to the linked message$/ });
  await expect(card).toBeVisible();
  await expect(ben.message('I meant')).toContainText('the one');
  await card.click();
  await ben.isIn('general');
  await expect(ben.message('the one')).toBeFocused();
});

test('who comes back from a result is at it again, with all that was found before it', async ({
  server,
  arrive,
}) => {
  const wire = await (await signIn(server.url, 'Ben')).open();
  for (let n = 1; n <= 50; n += 1)
    await wire.do('message:send', { room: GENERAL, id: newId(), text: `Entry ${n} of 50` });
  const ana = await arrive('Ana');
  await ana.visit('/search?q=entry');
  for (const shown of [20, 40]) {
    await expect(results(ana)).toHaveCount(shown);
    if (shown < 40) await ana.button('Show more').click();
  }
  const wanted = results(ana).filter({ hasText: 'Entry 15 of 50' });
  await wanted.getByRole('link').click();
  await expect(ana.message('Entry 15 of 50')).toBeFocused();
  await ana.page.goBack();
  await expect(wanted.getByRole('link')).toBeFocused();
  await expect(wanted).toBeInViewport();
  await expect(results(ana)).toHaveCount(40);
  // Another question begins at its field.
  await field(ana).fill('entry 15');
  await field(ana).press('Enter');
  await expect(results(ana)).toHaveCount(1);
  await expect(field(ana)).toBeFocused();
  await wire.close();
});
