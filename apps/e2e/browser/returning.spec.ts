import { GENERAL } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ serverEnv: { RATE_LIMITS: 'off' } });

test('who comes back to a room finds the place where they were, or what is new', async ({
  server,
  arrive,
}) => {
  const keeper = await (await signIn(server.url, 'Log keeper')).open();
  const note = async (from: number, to: number) => {
    for (let n = from; n <= to; n += 1)
      await keeper.do('message:send', {
        room: GENERAL,
        id: newId(),
        text: `Entry ${n}${'\nand so on'.repeat(n % 4)}`,
      });
  };
  await note(1, 45);
  const app = await arrive('Ada');
  await app.openRoom('general');
  await expect(app.message('Entry 45')).toBeInViewport();

  // Up in the room, away and back: the same messages are in view.
  const there = app.message('Entry 20');
  await app.timeline.hover();
  for (let turns = 0; turns < 30 && !(await there.isVisible()); turns += 1)
    await app.page.mouse.wheel(0, -200);
  await there.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  await expect(there).toBeInViewport();
  const before = await there.boundingBox();
  await app.openRoom('lobby');
  await app.openRoom('general');
  await expect(there).toBeInViewport();
  const after = await there.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(120);
  await expect(app.toNewest).toHaveText('Jump to latest');

  // Something new is said meanwhile: it begins below a mark that is in view.
  await app.openRoom('lobby');
  await note(46, 75);
  await expect(app.roomLink('general')).toContainText('30 unread');
  await app.openRoom('general');
  await expect(app.message('Entry 46')).toBeInViewport();
  await expect(app.message('Entry 45')).toBeInViewport();
  await expect(app.page.getByText('New', { exact: true })).toBeInViewport();
  await expect(app.roomLink('general')).toContainText('30 unread');
  // A list that has just opened at a row holds on to it for a moment, for as long as rows are being measured.
  await expect(async () => {
    await app.toNewest.click({ timeout: 1_000 });
    await expect(app.message('Entry 75')).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  await expect(app.roomLink('general')).not.toContainText('unread');

  // Read to its end, a room opens at its end.
  await app.openRoom('lobby');
  await app.openRoom('general');
  await expect(app.message('Entry 75')).toBeInViewport({ ratio: 0.99 });
  await expect(app.toNewest).toHaveCount(0);
  await keeper.close();
});
