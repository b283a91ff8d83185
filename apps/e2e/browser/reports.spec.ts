import { register } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const thanks = 'Thank you. Somebody will look into it.';

const reasonIn = (app: ParleyPage) => app.dialog.getByRole('textbox', { name: 'What’s wrong with it?' });

test('by keyboard alone a message is reported, the owner gets it, and a second time is told kindly', async ({
  server,
  arrive,
}) => {
  const olga = await (await register(server.url, 'Olga')).open();
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await ben.say('Something nasty');
  const message = ada.message('Something nasty');
  await expect(message).toBeVisible();
  const { keyboard } = ada.page;
  const report = async (reason: string) => {
    await message.focus();
    await keyboard.press('Enter');
    const item = ada.page.getByRole('menuitem', { name: 'Report…' });
    await expect(item).toBeVisible();
    const isFocused = () => item.evaluate((element) => element === document.activeElement);
    for (let steps = 0; steps < 20 && !(await isFocused()); steps += 1) await keyboard.press('ArrowDown');
    await expect(item).toBeFocused();
    await keyboard.press('Enter');
    await expect(reasonIn(ada)).toBeFocused();
    await keyboard.type(reason);
  };

  // Somebody who thinks better of it is back at the message.
  await report('Never mind');
  await keyboard.press('Escape');
  await expect(ada.dialog).toHaveCount(0);
  await expect(message).toBeFocused();
  expect((await olga.do('report:list', {})).reports).toEqual([]);

  await report('This is not how we talk here');
  expect.soft(await violations(ada), 'report').toEqual([]);
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(ada.dialog.getByRole('button', { name: 'Report' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(ada.page.getByText(thanks)).toBeVisible();
  await expect(message).toBeFocused();
  expect((await olga.do('report:list', {})).reports).toMatchObject([
    { text: 'Something nasty', reason: 'This is not how we talk here' },
  ]);

  await report('Once more');
  await ada.dialog.getByRole('button', { name: 'Report' }).press('Enter');
  await expect(ada.page.getByText('You’ve already reported this message.')).toBeVisible();
  await expect(message).toBeFocused();
  expect((await olga.do('report:list', {})).reports).toHaveLength(1);

  // To the one it is about nothing of it shows, and one's own words can't be reported.
  await expect(ben.page.getByText('This is not how we talk here')).toHaveCount(0);
  await ben.message('Something nasty').focus();
  await ben.page.keyboard.press('Enter');
  await expect(ben.page.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
  await expect(ben.page.getByRole('menuitem', { name: 'Report…' })).toHaveCount(0);
});

test('on a phone a message is reported by touch, and the form fits', async ({ server, arrive }) => {
  const olga = await (await register(server.url, 'Olga')).open();
  const [ada, ben] = await Promise.all([arrive('Ada', phone), arrive('Ben')]);
  await ada.page.goto(new URL('/r/general', server.url).href);
  await ben.say('Something nasty '.repeat(60));
  const message = ada.message('Something nasty');
  await message.getByRole('button', { name: 'More actions' }).tap();
  await ada.page.getByRole('menuitem', { name: 'Report…' }).tap();
  await reasonIn(ada).fill('x'.repeat(501));
  await expect(ada.dialog.getByRole('alert')).toHaveText('The reason is too long; at most 500 characters.');
  const send = ada.dialog.getByRole('button', { name: 'Report' });
  await expect(send).toBeInViewport({ ratio: 1 });
  const wider = await ada.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
  expect.soft(await violations(ada), 'too long').toEqual([]);
  await reasonIn(ada).fill('Not nice');
  await send.tap();
  await expect(ada.page.getByText(thanks)).toBeVisible();
  expect((await olga.do('report:list', {})).reports).toMatchObject([{ reason: 'Not nice' }]);
});

for (const [device, look] of Object.entries({ desk: {}, phone }))
  test(`a moderator hears of a report at once and acts upon it, and an admin sees the same: ${device}`, async ({
    server,
    arrive,
  }) => {
    const owner = await register(server.url, 'Olga');
    const mia = await arrive('Mia', look);
    const [olga, ben, ada] = await Promise.all([
      arrive(undefined, { as: owner, ...look }),
      arrive('Ben'),
      arrive('Ada'),
    ]);
    await mia.page.goto(new URL('/', server.url).href);
    await mia.createRoom('Lighthouse');
    for (const app of [ben, ada]) {
      await app.page.goto(new URL('/browse', server.url).href);
      await app.page.getByRole('link', { name: /Lighthouse/ }).click();
      await app.button('Join channel').click();
      await app.isIn('Lighthouse');
    }
    await olga.visit('/admin/reports');
    await expect(olga.page.getByText('Nothing to review.')).toBeVisible();
    await mia.visit('/reports');
    await expect(mia.page.getByText('Nothing to review.')).toBeVisible();

    const report = async (text: string, reason: string) => {
      await ben.say(text);
      await ada.message(text).focus();
      await ada.page.keyboard.press('Enter');
      await ada.page.getByRole('menuitem', { name: 'Report…' }).click();
      await reasonIn(ada).fill(reason);
      await ada.dialog.getByRole('button', { name: 'Report' }).click();
      await expect(ada.page.getByText(thanks)).toBeVisible();
    };
    await report('Something nasty', 'This is not how we talk here');
    const rowOf = (app: ParleyPage, text: string) =>
      app.page.getByRole('list', { name: 'Open reports' }).getByRole('listitem').filter({ hasText: text });
    for (const app of [mia, olga]) {
      await expect(rowOf(app, 'Something nasty')).toContainText('reported by Ada');
      expect.soft(await violations(app), 'reports').toEqual([]);
      const wider = await app.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wider).toBe(false);
    }
    // Neither the one it is about nor the one who reported hears of it.
    for (const app of [ben, ada])
      await expect(app.page.getByRole('link', { name: /^Reports/ })).toHaveCount(0);

    await rowOf(mia, 'Something nasty').getByRole('button', { name: 'Delete message' }).click();
    await mia.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(ben.message('This message was deleted')).toBeVisible();
    for (const app of [mia, olga]) await expect(app.page.getByText('Nothing to review.')).toBeVisible();

    await report('Something silly', 'Silly');
    await olga.page.goto(new URL('/', server.url).href);
    await expect(olga.page.getByRole('link', { name: 'Reports 1 open' })).toBeVisible();
    await rowOf(mia, 'Something silly').getByRole('link', { name: 'See it in the room' }).click();
    await expect(mia.message('Something silly')).toBeVisible();
    await mia.page.goBack();
    await rowOf(mia, 'Something silly').getByRole('button', { name: 'Dismiss' }).press('Enter');
    await expect(mia.page.getByRole('group', { name: 'Open reports' })).toBeFocused();
    await expect(olga.page.getByRole('link', { name: /^Reports/ })).toHaveCount(0);
    await mia.button('Show resolved reports').click();
    await expect(mia.page.getByRole('list', { name: 'Resolved reports' })).toContainText('dismissed by Mia');
    await expect(mia.page.getByText('Something silly')).toHaveCount(0);
  });
