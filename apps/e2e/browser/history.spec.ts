import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GENERAL } from '@parley/events';
import type { Page } from '@playwright/test';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import type { Wire } from '../harness/wire.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ serverEnv: { RATE_LIMITS: 'off' }, viewport: { width: 1280, height: 1400 } });

/** As many commands as one connection may have under way, with room to spare. */
const atOnce = 50;

/** Entries of a log book, of one line or a few, so that rows differ in height. */
async function keepLog(wire: Wire, from: number, to: number): Promise<void> {
  for (let start = from; start <= to; start += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, to - start + 1) }, (_, n) => start + n);
    await Promise.all(
      numbers.map((n) =>
        wire.do('message:send', {
          room: GENERAL,
          id: newId(),
          text: `Entry ${n}${'\nand so on'.repeat(n % 4)}`,
        }),
      ),
    );
  }
}

const keeper = async (url: string): Promise<Wire> => (await signIn(url, 'Log keeper')).open();

/** The first message that is wholly in view, and how far below the top of the window it stands. */
async function anchor(app: ParleyPage): Promise<{ readonly text: string; readonly top: number }> {
  return app.messages.evaluateAll((rows) => {
    const list = rows[0]?.closest('section')?.getBoundingClientRect().top ?? 0;
    const row = rows.find((one) => one.getBoundingClientRect().top >= list);
    return {
      text: /Entry \d+\b/.exec(row?.textContent ?? '')?.[0] ?? '',
      top: row?.getBoundingClientRect().top ?? 0,
    };
  });
}

/** How far below the top of the window the message stands now. */
const topOf = async (app: ParleyPage, text: string): Promise<number> =>
  (
    await app.messages
      .filter({ hasText: new RegExp(`${text}\\b`) })
      .first()
      .boundingBox()
  )?.y ?? Number.NaN;

/** Scrolls by that much and waits until nothing moves any more. */
async function scroll(app: ParleyPage, pixels: number): Promise<void> {
  await app.timeline.hover();
  await app.page.mouse.wheel(0, pixels);
  await app.atRest();
}

/** The entries in view, from the top. Others stay in the document: the one with the keyboard's focus, and some around. */
const inView = (app: ParleyPage): Promise<number[]> =>
  app.messages.evaluateAll((rows) => {
    const list = rows[0]?.closest('section')?.getBoundingClientRect();
    return rows
      .map((row) => ({ place: row.getBoundingClientRect(), text: row.textContent }))
      .filter(({ place }) => list !== undefined && place.bottom > list.top && place.top < list.bottom)
      .map(({ text }) => Number(/Entry (\d+)/.exec(text)?.[1]));
  });

test('500 messages load while scrolling up: in order, without a gap or a double, and the view never jumps', async ({
  server,
  arrive,
}) => {
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 500);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await expect(ada.message('Entry 500')).toBeVisible();

  const seen = new Set(await inView(ada));
  const jumps: string[] = [];
  const step = 500;
  for (let turn = 0; turn < 200 && !seen.has(1); turn++) {
    const before = await anchor(ada);
    const left = await ada.timeline.evaluate((list) => list.scrollTop);
    await scroll(ada, -step);
    const here = await inView(ada);
    expect(here).toEqual(here.map((_, index) => (here[0] ?? 0) + index));
    for (const number of here) seen.add(number);
    const moved = (await topOf(ada, before.text)) - before.top;
    // Where older messages are still on their way, the end of what there is stops the wheel.
    const least = Math.min(step, left);
    if (!seen.has(1) && (moved > step + 2 || moved < least - 2))
      jumps.push(`${before.text} moved by ${moved}, with ${left} left`);
  }
  expect([...seen].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  expect(jumps).toEqual([]);
  await wire.close();
});

test('who scrolls further than what is drawn ahead sees what they read move by as much', async ({
  server,
  arrive,
}) => {
  await keepLog(await keeper(server.url), 1, 200);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await expect(ada.message('Entry 200')).toBeVisible();
  await ada.atRest();
  // The short one brings the list near its first row, so that older ones come.
  const steps = [1_000, 200, 1_000, 1_000];
  const moves: number[] = [];
  for (const step of steps) {
    await expect.poll(() => ada.timeline.evaluate((list) => list.scrollTop)).toBeGreaterThan(step);
    const before = await anchor(ada);
    await scroll(ada, -step);
    moves.push(Math.round((await topOf(ada, before.text)) - before.top));
  }
  expect(moves).toEqual(steps);
});

test('on a slow machine who scrolls fast sees every message where the list comes to rest', async ({
  server,
  arrive,
}) => {
  await keepLog(await keeper(server.url), 1, 300);
  const ada = await arrive('Ada');
  await expect(ada.messages.filter({ hasText: 'Entry 300' })).toBeVisible();
  const devTools = await ada.page.context().newCDPSession(ada.page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await ada.timeline.hover();
  for (let turn = 0; turn < 20; turn += 1) {
    await ada.page.mouse.wheel(0, -400);
    // As fast as fingers turn it.
    await ada.page.waitForTimeout(20);
  }
  await ada.atRest();

  await expect(async () => {
    const seen = await inView(ada);
    const first = seen[0] ?? 0;
    expect(first).toBeLessThan(280);
    expect(seen).toEqual(seen.map((_, n) => first + n));
    const filled = await ada.timeline.evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect();
      const rows = [...box.querySelectorAll('article')].map((row) => row.getBoundingClientRect());
      return rows.some((row) => row.top <= top) && rows.some((row) => row.bottom >= bottom);
    });
    expect(filled).toBe(true);
  }).toPass();
});

test('who goes from message to message by the arrow keys always sees the one they are at', async ({
  server,
  arrive,
}) => {
  const wire = await keeper(server.url);
  for (let n = 1; n <= 150; n += 1)
    await wire.do('message:send', {
      room: GENERAL,
      id: newId(),
      text: `Entry ${n}${'\nand so on'.repeat((n * 7) % 17)}`,
    });
  const ada = await arrive('Ada');
  await ada.page.setViewportSize({ width: 1280, height: 700 });
  await ada.openRoom('general');
  await ada.message('Entry 150').focus();
  const unseen: string[] = [];
  for (let n = 149; n > 30; n -= 1) {
    await ada.page.keyboard.press('ArrowUp');
    await expect(ada.messages.filter({ hasText: new RegExp(`Entry ${n}\\b`) })).toBeFocused();
    // The next key comes while the rows that came with this one are being measured.
    const isSeen = await ada.timeline.evaluate(
      (list) =>
        new Promise<boolean>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const { top, bottom } = list.getBoundingClientRect();
              const row = document.activeElement?.getBoundingClientRect();
              resolve(row !== undefined && row.top >= top - 1 && row.bottom <= bottom + 1);
            }),
          );
        }),
    );
    if (!isSeen) unseen.push(`Entry ${n}`);
  }
  expect(unseen).toEqual([]);
  await wire.close();
});

test('who reads further up stays where they are while others talk, and is told how much is new', async ({
  server,
  arrive,
}) => {
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 120);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await expect(ada.message('Entry 120')).toBeVisible();
  await expect(ada.toNewest).toHaveCount(0);
  await scroll(ada, -1_000);
  await expect(ada.toNewest).toHaveText('Jump to latest');
  const before = await anchor(ada);

  await keepLog(wire, 121, 121);
  await expect(ada.toNewest).toHaveText('1 new message');
  await keepLog(wire, 122, 130);
  await expect(ada.toNewest).toHaveText('10 new messages');
  expect(await topOf(ada, before.text)).toBeCloseTo(before.top, 0);

  await ada.toNewest.click();
  await expect(ada.message('Entry 130')).toBeInViewport();
  await expect(ada.toNewest).toHaveCount(0);
  await wire.close();
});

test('who is at the end stays wholly there when the room becomes narrower and its rows higher', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const long = 'All of the harbour was lit that night, and nobody slept before the last boat was in. '.repeat(
    6,
  );
  for (const name of ['First', 'Second', 'Third', 'Fourth']) await ada.say(`${name}: ${long}`);
  await expect(ada.message('Fourth')).not.toContainText('Sending');
  await ada.page.setViewportSize({ width: 500, height: 700 });
  await expect
    .poll(() => ada.timeline.evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop))
    .toBeLessThan(1);
  await ada.page.setViewportSize({ width: 1280, height: 700 });
  await ada.button('Pins, members, links and files').click();
  await expect(ada.page.getByRole('complementary', { name: 'About #general' })).toBeVisible();
  await expect
    .poll(() => ada.timeline.evaluate((list) => list.scrollHeight - list.clientHeight - list.scrollTop))
    .toBeLessThan(1);
});

test('who is at the end stays at the end, however long what comes in is', async ({ server, arrive }) => {
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 60);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await expect(ada.message('Entry 60')).toBeInViewport();
  for (const n of [61, 62, 63, 64, 65]) {
    await keepLog(wire, n, n);
    await expect(ada.message(`Entry ${n}`)).toBeInViewport({ ratio: 0.99 });
  }
  // What it says of a message far up, and what colours its code, comes later than itself.
  await wire.do('message:send', {
    room: GENERAL,
    id: newId(),
    text: `see ${server.url}/r/general/1\n\n\`\`\`ts\nconst lamp = 1;\n\`\`\``,
  });
  const late = ada.message('const lamp');
  await expect(late.getByRole('link', { name: /go to the linked message$/ })).toBeVisible();
  await expect(late.locator('.hljs-keyword')).toBeVisible();
  await expect(late).toBeInViewport({ ratio: 0.99 });
  await expect(ada.toNewest).toHaveCount(0);
  await ada.say('Entry 66, by me');
  await expect(ada.message('Entry 66')).toBeInViewport({ ratio: 0.99 });
  await wire.close();
});

test('saying something while reading further up leads to the end', async ({ server, arrive }) => {
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 120);
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await expect(ada.message('Entry 120')).toBeVisible();
  await scroll(ada, -1_000);
  await ada.say('Here I am');
  await expect(ada.message('Here I am')).toBeInViewport();
  await expect(ada.toNewest).toHaveCount(0);
  await wire.close();
});

/** Keeps back what single messages are asked for, as linked ones are; the returned function lets all of it through. */
async function holdLinked(page: Page): Promise<() => void> {
  const asked = new Set<string>();
  let held: (() => void)[] | undefined = [];
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const [, ack] =
        /^42\/chat,(\d+)\["room:history",.*"around":\d+,"limit":1\}/.exec(frame.toString()) ?? [];
      if (ack !== undefined) asked.add(ack);
      server.send(frame);
    });
    server.onMessage((frame) => {
      const [, ack = ''] = /^43\/chat,(\d+)\[/.exec(frame.toString()) ?? [];
      if (held && asked.has(ack)) held.push(() => socket.send(frame));
      else socket.send(frame);
    });
  });
  return () => {
    const all = held ?? [];
    held = undefined;
    for (const pass of all) pass();
  };
}

/** Notes for each frame where the entries stand that are wholly in view now; `moves` tells which have moved since. */
async function watchPlaces(app: ParleyPage): Promise<() => Promise<string[]>> {
  const moves = await app.timeline.evaluateHandle((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    const placeOf = (row: Element) => row.getBoundingClientRect();
    const before = [...list.querySelectorAll('article')]
      .filter((row) => placeOf(row).top >= top && placeOf(row).bottom <= bottom)
      .map((row) => ({ row, at: placeOf(row).top }));
    const moved = new Set<string>();
    const frame = () => {
      for (const { row, at } of before) {
        const by = Math.round(placeOf(row).top - at);
        if (by !== 0) moved.add(`${/Entry \d+/.exec(row.textContent)?.[0]} by ${by}`);
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return () => [...moved];
  });
  return () => moves.evaluate((all) => all());
}

test('what comes late moves nothing in view: a linked message, and what a message gets that the upper edge cuts off', async ({
  server,
  arrive,
}) => {
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 20);
  const send = (text: string) => wire.do('message:send', { room: GENERAL, id: newId(), text });
  await send(`Entry 21 is about ${server.url}/r/general/4`);
  await send(`Entry 22 is about ${server.url}/r/general/3`);
  await keepLog(wire, 23, 60);
  const ada = await arrive('Ada');
  const release = await holdLinked(ada.page);
  await ada.page.reload();
  await ada.openRoom('general');
  await expect(ada.message('Entry 60')).toBeInViewport();
  await ada.page.setViewportSize({ width: 1280, height: 700 });
  while (!(await inView(ada)).includes(21)) await scroll(ada, -400);
  // What draws linked messages is here, and their places are empty.
  for (const n of [21, 22])
    await expect(ada.message(`Entry ${n} is`).locator('[aria-hidden].border-s-3')).toBeVisible();
  // The first of the two is cut off, the second one in view.
  const [list, cut] = await Promise.all([ada.timeline.boundingBox(), ada.message('Entry 21').boundingBox()]);
  await scroll(ada, (cut?.y ?? 0) + (cut?.height ?? 0) - (list?.y ?? 0) - 20);
  expect((await inView(ada))[0]).toBe(21);

  const moves = await watchPlaces(ada);
  release();
  await expect(ada.message('Entry 22').getByRole('link', { name: /go to the linked message/ })).toBeVisible();
  await wire.do('message:react', { room: GENERAL, seq: 21, emoji: '🎉', on: true });
  await expect(ada.message('Entry 21').getByRole('button', { name: /🎉/ })).toBeVisible();
  expect(await moves()).toEqual([]);
  expect((await inView(ada))[0]).toBe(21);
  await wire.close();
});

test('of hundreds of unread messages one jumps to the first, reads on from there, and marks one unread by the mouse', async ({
  server,
  arrive,
}) => {
  const adaIs = await signIn(server.url, 'Ada');
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 2);
  const before = await arrive(undefined, { as: adaIs });
  await before.openRoom('general');
  await expect(before.message('Entry 2')).toBeInViewport();
  await expect(before.roomLink('general')).toHaveAccessibleName('general');
  await before.page.context().close();
  await keepLog(wire, 3, 400);

  const ada = await arrive(undefined, { as: adaIs });
  await ada.page.goto(new URL('/saved', server.url).href);
  await expect(ada.roomLink('general')).toHaveAccessibleName(/99\+ unread$/);
  await ada.openRoom('general');
  const toFirst = ada.button('Jump to the first unread message');
  await expect(toFirst).toBeVisible();
  expect(Math.min(...(await inView(ada)))).toBeGreaterThan(3);
  await toFirst.press('Enter');
  await expect(ada.messages.filter({ hasText: /Entry 3(?!\d)/ })).toBeInViewport();
  await expect(ada.page.getByText('New', { exact: true })).toBeInViewport();
  await expect(toFirst).toHaveCount(0);
  expect((await inView(ada))[0]).toBeLessThanOrEqual(3);
  await expect(ada.toNewest).toHaveText('Jump to latest');
  await ada.toNewest.click();
  await expect(ada.message('Entry 400')).toBeInViewport();
  await expect(ada.roomLink('general')).toHaveAccessibleName('general');

  await ada.message('Entry 399').hover();
  await ada.message('Entry 399').getByRole('button', { name: 'More actions' }).click();
  await ada.page.getByRole('menuitem', { name: 'Mark unread' }).click();
  await expect(ada.roomLink('general')).toHaveAccessibleName(/2 unread$/);
  await expect(ada.message('Entry 399')).toBeFocused();
  await wire.close();
});

test('one jumps to the first message of a day long ago, and to what came next where a day has none', async ({
  server,
  arrive,
}) => {
  const wire = await keeper(server.url);
  await keepLog(wire, 1, 150);
  await wire.close();
  await server.stop();
  // Nobody can say something yesterday: the days are put into the database while the server is away.
  const dayMs = 24 * 60 * 60_000;
  const database = new DatabaseSync(join(server.dataDir, 'parley.db'));
  const move = database.prepare('update messages set at = at - ? where room_id = ? and seq between ? and ?');
  move.run(20 * dayMs, GENERAL, 1, 60);
  move.run(10 * dayMs, GENERAL, 61, 149);
  database.close();
  await server.start();

  const ada = await arrive('Ada');
  const daysAgo = (days: number) =>
    new Date(Date.now() - days * dayMs).toLocaleDateString('sv', { timeZone: 'Europe/Lisbon' });
  await ada.openRoom('general');
  for (const [days, found] of [
    [10, 61],
    [20, 1],
    [15, 61],
    [5, 150],
  ] as const) {
    await ada.page.keyboard.press('Control+k');
    await ada.dialog.getByRole('combobox').fill('>jump to a date');
    await expect(ada.dialog.getByRole('option').first()).toContainText('Jump to a date');
    await ada.page.keyboard.press('Enter');
    await ada.dialog.getByLabel('Day').fill(daysAgo(days));
    await ada.page.keyboard.press('Enter');
    await expect(ada.page).toHaveURL(new RegExp(`/r/general/${found}$`));
    await expect(ada.messages.filter({ hasText: new RegExp(`Entry ${found}(?!\\d)`) })).toBeFocused();
  }
});
