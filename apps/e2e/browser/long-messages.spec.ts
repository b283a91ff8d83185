import { GENERAL } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ serverEnv: { RATE_LIMITS: 'off' } });

/** A message of thousands of lines, with so many short ones before and after it. */
async function sayLong(url: string, { before, after }: { readonly before: number; readonly after: number }) {
  const wire = await (await signIn(url, 'Ben')).open();
  const say = (text: string) => wire.do('message:send', { room: GENERAL, id: newId(), text });
  for (let n = 1; n <= before; n += 1) await say(`Before ${n}`);
  await say(`It begins${'\n.'.repeat(3_000)}`);
  for (let n = 1; n <= after; n += 1) await say(`After ${n}`);
  await wire.close();
}

function longIn(app: ParleyPage) {
  const row = app.message('It begins');
  const more = row.getByRole('button', { name: 'Show more' });
  const less = row.getByRole('button', { name: 'Show less' });
  return { row, more, less };
}

test('a message of thousands of lines is folded, and unfolding or folding it moves nothing that one reads', async ({
  server,
  arrive,
}) => {
  await sayLong(server.url, { before: 30, after: 8 });
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const { row, more, less } = longIn(ada);
  const shape = async () => (await row.boundingBox()) ?? { y: Number.NaN, height: Number.NaN };
  await expect(more).toBeVisible();
  expect((await shape()).height).toBeLessThan(600);

  const before = await shape();
  await more.focus();
  await ada.page.keyboard.press('Enter');
  await expect(less).toBeInViewport();
  await expect(less).toBeFocused();
  expect((await shape()).height).toBeGreaterThan(50_000);
  expect((await shape()).y).toBeCloseTo(before.y, 0);
  await expect(ada.toNewest).toBeVisible();

  await ada.timeline.hover();
  await ada.page.mouse.wheel(0, 20_000);
  await expect.poll(async () => (await shape()).y).toBeLessThan(-15_000);
  const button = await less.boundingBox();
  await less.click();
  await expect(more).toBeInViewport();
  expect((await more.boundingBox())?.y).toBeCloseTo(button?.y ?? 0, 0);
  expect((await shape()).height).toBeLessThan(600);
  await expect(ada.message('After 1')).toBeInViewport();
});

test('what is folded while the list still scrolls stays in sight', async ({ server, arrive }) => {
  await sayLong(server.url, { before: 12, after: 40 });
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const { more, less } = longIn(ada);
  await ada.timeline.hover();
  await expect(async () => {
    await ada.page.mouse.wheel(0, -200);
    await expect(more).toBeInViewport({ timeout: 500 });
  }).toPass();
  await more.click();
  await expect(less).toBeInViewport();
  await ada.page.mouse.wheel(0, 20_000);
  await ada.atRest();
  const button = await less.boundingBox();

  // Of what was scrolled in the same moment the list is told only after it.
  await less.evaluate((fold) => {
    fold.closest('section')?.scrollBy(0, 40);
    if (fold instanceof HTMLElement) fold.click();
  });
  await ada.atRest();
  await expect(more).toBeInViewport();
  expect((await more.boundingBox())?.y).toBeCloseTo(button?.y ?? 0, 0);
});

test('what is cut off unfolds when the keyboard gets there, and a text may be long on a phone alone', async ({
  server,
  arrive,
}) => {
  const wire = await (await signIn(server.url, 'Ben')).open();
  const say = (text: string) => wire.do('message:send', { room: GENERAL, id: newId(), text });
  await say(`Agenda\n${'> and on\n'.repeat(60)}\nhttps://minutes.example/`);
  await say(`Minutes ${'word '.repeat(320)}`);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const more = (text: string) => ada.message(text).getByRole('button', { name: 'Show more' });
  await more('Agenda').focus();
  const link = ada.page.getByRole('link', { name: 'minutes.example' });
  await expect(link).not.toBeInViewport();
  await ada.page.keyboard.press('Shift+Tab');
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
  await expect(ada.message('Agenda').getByRole('button', { name: 'Show less' })).toBeVisible();

  await expect(more('Minutes')).toBeHidden();
  await ada.page.setViewportSize({ width: 390, height: 844 });
  await expect(more('Minutes')).toBeVisible();
  await wire.close();
});
