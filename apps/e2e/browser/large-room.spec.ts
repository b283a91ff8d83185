import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { GENERAL, type RoomId } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

const many = 1_000_000;
const few = 100;

/** Puts messages into a room while the server is away: to say so many would take a quarter of an hour. */
function fill(database: DatabaseSync, room: RoomId, count: number): void {
  database
    .prepare(
      `insert into messages (room_id, seq, rev, id, author_id, text, at, deleted)
       with recursive said (n) as (select 1 union all select n + 1 from said where n < :count)
       select rooms.id, rooms.seq + n, rooms.rev + n, printf('01980000-0000-7000-8000-%04x%08x', rooms.rowid, n),
         (select id from users where name = 'Keeper'), 'Entry ' || n || ' of the log', :start + n, 0
       from said, rooms where rooms.id = :room`,
    )
    .run({ count, room, start: Date.now() - 2 * many });
  database.prepare('update rooms set seq = seq + ?, rev = rev + ? where id = ?').run(count, count, room);
  // Nothing is looked for here: that they are all in the index of search is taken as given.
  database.exec('update message_index_state set indexed = (select max(number) from messages)');
}

/** How often the page asks for messages, and how many bytes it is told; and whether it waits for an answer. */
function traffic(page: Page) {
  const seen = { asked: 0, bytes: 0 };
  const unanswered = new Set<string>();
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const [, ack] = /^42\/chat,(\d+)\["room:history"/.exec(payload.toString()) ?? [];
      if (ack === undefined) return;
      seen.asked += 1;
      unanswered.add(ack);
    });
    socket.on('framereceived', ({ payload }) => {
      const [, ack] = /^43\/chat,(\d+)\[/.exec(payload.toString()) ?? [];
      if (ack === undefined) return;
      seen.bytes += payload.length;
      unanswered.delete(ack);
    });
  });
  return {
    waits: () => unanswered.size > 0,
    take: () => {
      const taken = { ...seen };
      Object.assign(seen, { asked: 0, bytes: 0 });
      return taken;
    },
  };
}

/** How much of the loaded messages is above and below what one sees. */
const scrolled = (app: ParleyPage) =>
  app.timeline.evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
    above: Math.round(scrollTop),
    below: Math.round(scrollHeight - clientHeight - scrollTop),
  }));

/** Where on the page the scrollbar's thumb has its middle when so much of the room is above. */
const placeOnRail = async (page: Page, share: number) => {
  const rail = await page.locator('.rail').boundingBox();
  const thumb = await page.locator('.rail-thumb').boundingBox();
  if (rail === null || thumb === null) throw new Error('There is no scrollbar');
  const y = rail.y + share * (rail.height - thumb.height) + thumb.height / 2;
  return [thumb.x + thumb.width / 2, y] as const;
};

test.use({ viewport: { width: 390, height: 844 } });

test('a room of 1,000,000 messages opens as one of 100 does, and its scrollbar tells the truth and leads anywhere', async ({
  server,
  arrive,
}) => {
  const wire = await (await signIn(server.url, 'Keeper')).open();
  const { entry } = await wire.do('room:create', { kind: 'channel', name: 'Small', op: newId() });
  const small = entry.room.id;
  await wire.close();
  await server.stop();
  const database = new DatabaseSync(join(server.dataDir, 'parley.db'));
  database.exec('begin');
  fill(database, GENERAL, many);
  fill(database, small, few);
  database.exec('commit');
  database.close();
  await server.start();

  const adaIs = await signIn(server.url, 'Ada');
  const adas = await adaIs.open();
  await adas.do('room:join', { room: small, op: newId() });
  await adas.close();
  const ada = await arrive(undefined, { as: adaIs });
  const { take, waits } = traffic(ada.page);
  await ada.page.reload();
  await expect(ada.roomLink('Small')).toBeVisible();

  const open = async (title: string, last: number) => {
    take();
    await ada.openRoom(title);
    await expect(ada.message(`Entry ${last} of`)).toBeInViewport();
    // A page that is short of what is in view asks for one more.
    await ada.atRest();
    await expect.poll(waits).toBe(false);
    await ada.atRest();
    const rows = await ada.messages.count();
    await ada.page.getByRole('link', { name: 'Back to rooms' }).click();
    return { ...take(), rows };
  };
  const ofFew = await open('Small', few);
  const ofMany = await open('general', many);
  expect(ofMany.asked).toBeLessThanOrEqual(ofFew.asked);
  expect(ofMany.bytes).toBeLessThan(ofFew.bytes * 1.2);
  expect(ofMany.rows).toBeLessThan(few);

  await ada.openRoom('general');
  await expect(ada.message(`Entry ${many} of`)).toBeInViewport();
  await expect.poll(async () => (await scrolled(ada)).below).toBe(0);
  expect((await scrolled(ada)).above).toBeGreaterThan(0);
  await expect.poll(() => ada.shareAbove()).toBeCloseTo(1, 3);
  for (const seq of [many / 2, 1]) {
    await ada.page.goto(new URL(`/r/${GENERAL}/${seq}`, server.url).href);
    await expect(ada.message(`Entry ${seq} of`)).toBeFocused();
    await expect.poll(async () => (await scrolled(ada)).below).toBeGreaterThan(0);
    if (seq > 1) expect((await scrolled(ada)).above).toBeGreaterThan(0);
    else expect((await scrolled(ada)).above).toBe(0);
    await expect.poll(() => ada.shareAbove()).toBeCloseTo(seq / many, 3);
  }

  // The scrollbar is one of the whole room, of which some hundred messages are loaded.
  const { page } = ada;
  const dropAt = async (share: number) => {
    await page.mouse.move(...(await placeOnRail(page, await ada.shareAbove())));
    await page.mouse.down();
    await page.mouse.move(...(await placeOnRail(page, share)), { steps: 3 });
    const named = await page.locator('.rail-place').textContent();
    await page.mouse.up();
    return Number(/^Message ([\d,]+) of [\d,]+$/.exec(named ?? '')?.[1]?.replaceAll(',', ''));
  };
  const quarter = await dropAt(1 / 4);
  expect(Math.abs(quarter - many / 4)).toBeLessThan(many / 400);
  await expect(ada.message(`Entry ${quarter} of`)).toBeInViewport();
  await expect.poll(() => ada.shareAbove()).toBeCloseTo(1 / 4, 2);
  expect(await dropAt(1)).toBe(many);
  await expect(ada.message(`Entry ${many} of`)).toBeInViewport();
  await expect.poll(() => ada.shareAbove()).toBeCloseTo(1, 3);

  await page.goto(new URL(`/r/${small}`, server.url).href);
  await expect.poll(() => ada.shareAbove()).toBeCloseTo(1, 3);
  const middle = await dropAt(1 / 2);
  expect(Math.abs(middle - few / 2)).toBeLessThan(few / 5);
  await expect(ada.message(`Entry ${middle} of`)).toBeInViewport();
  await expect.poll(() => ada.shareAbove()).toBeCloseTo(1 / 2, 1);
});
