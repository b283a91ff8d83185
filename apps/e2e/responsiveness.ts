/**
 * How quickly the page answers on a slow machine in a busy room:
 *   npm run responsiveness -w @parley/e2e -- [--minutes 1] [--slow-down 4] [--messages 100000] [--profile folder]
 * A room of 100,000 messages. Prints first, for the page as it is and while nothing else happens, the processor's time that a key,
 * a switch of rooms, a turn of the wheel and a message that arrives take: the steadiest figures, whatever else the machine does.
 * Then 50 messages come each second and the processor is slowed down: the time from an interaction to its next paint (Event Timing),
 * the tasks that held the page up, and the memory of the script over the minutes; at last, not slowed down, how soon a warm start
 * shows messages, how long a switch of rooms takes, to a room of 100 messages and to the large one, and a jump to its middle. A table
 * ends it: each figure beside what is wanted of it. With --profile it writes which functions the time goes to.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { GENERAL, type RoomId } from '@parley/events';
import config from './playwright.config.ts';
import { openApp } from './browser/fixtures.ts';
import type { ParleyPage } from './browser/parley-page.ts';
import { Goals } from './harness/goals.ts';
import { newId } from './harness/ids.ts';
import { PageWork, profiled } from './harness/page-work.ts';
import { signIn } from './harness/person.ts';
import { ParleyServer } from './harness/server.ts';
import type { Wire } from './harness/wire.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    'slow-down': { type: 'string', default: '4' },
    messages: { type: 'string', default: '100000' },
    profile: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const slowDown = Number(values['slow-down']);
const history = Number(values.messages);
const profiles = values.profile;
const smallHistory = 100;
const perSecond = 50;
const actionMs = 15_000;
const repeats = 10;
/** A hand comes to rest before it presses, and lets go after so long. */
const restsMs = 100;
const pressedMs = 80;
const longTaskMs = 100;
/** Memory that is flat may still be a little more at one time than at another. */
const flatMiB = 1;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const goals = new Goals();

/** The time that so large a part of them does not exceed; not a number where there are none. */
const at = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1] ?? Number.NaN;
const figures = (times: readonly number[]): string =>
  `median ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms, longest ${at(times, 1).toFixed(0)} ms`;

const lines = [
  'The harbour office opens at nine.',
  'High water is at **14:32**, low water at 20:47.\nBring the long lines.',
  'See [the tables](https://example.org/tables) and `pump --status` for what it said:\n\n> nothing new',
  'Thanks!',
];

/** Fills a room over one connection, many commands at a time. */
async function fill(wire: Wire, room: RoomId, count: number): Promise<void> {
  const atOnce = 50;
  for (let start = 0; start < count; start += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, count - start) }, (_, n) =>
        wire.do('message:send', {
          room,
          id: newId(),
          text: `${start + n}: ${lines[n % lines.length] ?? ''}`,
        }),
      ),
    );
}

/** Talks at a steady rate until told to stop; answers then how much was said. */
function talk(wire: Wire): () => Promise<number> {
  let said = 0;
  const start = performance.now();
  const onTheirWay = new Set<Promise<unknown>>();
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * perSecond;
    // A generator that was held up does not make up for it all at once: nobody talks like that, and the server refuses it.
    for (; said < due && onTheirWay.size < perSecond; said += 1) {
      const sent = wire
        .do('message:send', { room: GENERAL, id: newId(), text: lines[said % lines.length] ?? '' })
        .finally(() => onTheirWay.delete(sent));
      onTheirWay.add(sent);
    }
  }, 20);
  return async () => {
    clearInterval(timer);
    await Promise.all(onTheirWay);
    return said;
  };
}

interface Noted {
  readonly interactions: readonly number[];
  readonly tasks: readonly number[];
}

/** Notes interactions and long tasks in the page from now on. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted = { interactions: new Map<number, number>(), tasks: [] as number[] };
    Object.assign(window, { noted });
    const events: PerformanceObserverInit & { durationThreshold: number } = {
      type: 'event',
      durationThreshold: 16,
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (!entry.interactionId) continue;
        const longest = Math.max(noted.interactions.get(entry.interactionId) ?? 0, entry.duration);
        noted.interactions.set(entry.interactionId, longest);
      }
    }).observe(events);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.tasks.push(duration);
    }).observe({ type: 'longtask' });
  });

/** What was noted since the last time. */
const take = (page: Page): Promise<Noted> =>
  page.evaluate(() => {
    const { noted } = window as unknown as {
      noted: { interactions: Map<number, number>; tasks: number[] };
    };
    const taken = { interactions: [...noted.interactions.values()], tasks: noted.tasks };
    noted.interactions.clear();
    noted.tasks = [];
    return taken;
  });

interface Opening {
  readonly path: string;
  readonly heading: string;
  readonly row: string;
}

/** In the page: goes to an address, and answers how long it takes until its heading and such a row are painted. */
const untilPainted = ({ path, heading, row }: Opening): Promise<number> =>
  new Promise((resolve) => {
    const start = performance.now();
    const look = () => {
      const isThere = document.querySelector('h1')?.textContent === heading;
      if (!isThere || document.querySelector(row) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    window.history.pushState(null, '', path);
  });

const roomPath = (room: RoomId): string => `/r/${room}`;

async function scriptMemory(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}

/** Acts again and again for a while; answers how many interactions there were. */
async function act(once: (turn: number) => Promise<number>): Promise<number> {
  const end = performance.now() + actionMs;
  let count = 0;
  for (let turn = 0; performance.now() < end; turn += 1) count += await once(turn);
  return count;
}

async function measure(
  app: ParleyPage,
  name: string,
  once: (turn: number) => Promise<number>,
): Promise<void> {
  await pause(1_000);
  await take(app.page);
  const count = await act(once);
  await pause(1_000);
  const { interactions, tasks } = await take(app.page);
  // What painted within 16 ms is not reported.
  const quick = Array.from({ length: Math.max(0, count - interactions.length) }, () => 16);
  const long = tasks.filter((duration) => duration > longTaskMs).length;
  const held = `${long} tasks over ${longTaskMs} ms, longest ${tasks.length === 0 ? 'none' : `${at(tasks, 1).toFixed(0)} ms`}`;
  const times = [...interactions, ...quick];
  say(`  ${name}: ${count === 0 ? '' : `${count} interactions, ${figures(times)}; `}${held}`);
  const slowed = `${slowDown}x slower, ${name}`;
  if (count > 0) {
    goals.note(`${slowed}: median to the next paint`, 50, at(times, 0.5));
    goals.note(`${slowed}: p95 to the next paint`, 100, at(times, 0.95));
  }
  goals.note(`${slowed}: tasks over ${longTaskMs} ms`, 0, long, '');
}

const server = await ParleyServer.start({ env: { RATE_LIMITS: 'off' } });
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const wire = await (await signIn(server.url, 'Tide table')).open();
  await fill(wire, GENERAL, history);
  say(`#general has ${history} messages.`);

  const app = await openApp(browser, server.url, { viewport: { width: 1440, height: 900 } });
  await app.page.goto(server.url);
  await app.signIn('Ada');
  await app.createRoom('Lighthouse');
  const { rooms } = await wire.do('room:list', {});
  const lighthouse = rooms.find(({ room }) => room.name === 'Lighthouse')?.room.id;
  if (lighthouse === undefined) throw new Error('The small room is not listed.');
  await wire.do('room:join', { room: lighthouse, op: newId() });
  await fill(wire, lighthouse, smallHistory);
  await app.openRoom('general');
  await app.messages.first().waitFor();

  const session = await app.page.context().newCDPSession(app.page);
  // By keyboard and mouse alone: looking for an element costs the page more than most of what it does itself.
  const { page } = app;
  const empty = async (): Promise<void> => {
    await app.composer.fill('');
    await app.composer.focus();
  };
  const type = async (turn: number): Promise<number> => {
    if (turn % 60 === 0) await empty();
    await page.keyboard.press('abcdefgh '[turn % 9] === ' ' ? 'Space' : ('abcdefgh '[turn % 9] ?? 'a'));
    await pause(80);
    return 1;
  };
  const links = await Promise.all(
    ['Lighthouse', 'general'].map((title) => app.roomLink(title).boundingBox()),
  );
  const switchRooms = async (turn: number): Promise<number> => {
    const link = links[turn % links.length];
    if (!link) return 0;
    await page.mouse.move(link.x + 60, link.y + link.height / 2);
    await pause(restsMs);
    await page.mouse.down();
    await pause(pressedMs);
    await page.mouse.up();
    await pause(300);
    return 1;
  };
  const scroll = async (): Promise<number> => {
    await page.mouse.wheel(0, -400);
    await pause(50);
    return 1;
  };

  say('Processor time of the page, all of it and the parts of script, style and layout:');
  const work = await PageWork.of(session);
  const cost = async (name: string, once: () => Promise<number>): Promise<void> => {
    await pause(1_500);
    await work.take();
    let count = 0;
    const run = async (): Promise<void> => {
      count = await once();
      await pause(500);
    };
    await (profiles === undefined ? run() : profiled(session, join(profiles, `${name}.cpuprofile`), run));
    const { all, script, style, layout } = await work.take();
    const each = [all, script, style, layout].map((ms) => (ms / count).toFixed(2));
    say(`  ${name} (${count} times): ${each[0]} ms (${each.slice(1).join(', ')})`);
  };
  await cost('rest of a second', async () => pause(10_000).then(() => 10));
  await cost('key', () => act(type));
  await empty();
  await cost('switch', () => act(switchRooms));
  await app.openRoom('general');
  await app.timeline.hover();
  await cost('wheel', () => act(scroll));
  await app.toNewest.click();
  await cost('message', async () => {
    const enough = talk(wire);
    await pause(actionMs);
    return enough();
  });

  const stop = talk(wire);
  await watch(app.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  say(`Slowed down ${slowDown} times, ${perSecond} messages a second:`);
  await measure(app, 'typing', type);
  await empty();
  await measure(app, 'switching rooms', switchRooms);
  await app.openRoom('general');
  await app.timeline.hover();
  // A turn of the wheel is no interaction by the measure's own terms: what holds it up are long tasks.
  await measure(app, 'scrolling up', async () => scroll().then(() => 0));
  await app.toNewest.click();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });

  const begin = await scriptMemory(session);
  const memory = [begin];
  for (let minute = 0; minute < minutes; minute += 1) {
    await pause(60_000);
    memory.push(await scriptMemory(session));
  }
  say(`Memory of the script, a figure each minute: ${memory.map((mib) => mib.toFixed(1)).join(', ')} MiB`);
  if (minutes > 0)
    goals.note(`growth of memory in ${minutes} minutes`, flatMiB, (memory.at(-1) ?? begin) - begin, 'MiB');
  await stop();

  say('Not slowed down:');
  const open = (path: string, heading: string, row: string): Promise<number> =>
    page.evaluate(untilPainted, { path, heading, row });
  /** How often the same thing takes as long in the large room as in the small one. */
  const beside = (what: string, large: readonly number[], small: readonly number[]): void => {
    say(`  ${what}, ${history} messages: ${figures(large)}`);
    say(`  ${what}, ${smallHistory} messages: ${figures(small)}`);
    goals.note(`${what}: ${history} messages, times ${smallHistory}`, 2, at(large, 0.5) / at(small, 0.5), '');
  };
  const toLarge: number[] = [];
  const toSmall: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    toSmall.push(await open(roomPath(lighthouse), 'Lighthouse', 'article'));
    await pause(300);
    toLarge.push(await open(roomPath(GENERAL), 'general', 'article'));
    await pause(300);
  }
  beside('switch of rooms, from the press to the paint', toLarge, toSmall);
  goals.note('switch of rooms, median', 50, at([...toLarge, ...toSmall], 0.5));
  const jumpsIn = async (room: RoomId, heading: string, count: number): Promise<number[]> => {
    await open(roomPath(room), heading, 'article');
    const times: number[] = [];
    for (let turn = 1; turn <= repeats; turn += 1) {
      const seq = Math.round((count * turn) / (repeats + 1));
      times.push(await open(`${roomPath(room)}/${seq}`, heading, '.looked-for'));
      await pause(300);
      await open(roomPath(room), heading, 'article:not(.looked-for)');
    }
    return times;
  };
  const jumps = await jumpsIn(GENERAL, 'general', history);
  beside('jump into the middle', jumps, await jumpsIn(lighthouse, 'Lighthouse', smallHistory));
  await app.openRoom('general');
  await app.page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('article') === null) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        setTimeout(() => (document.documentElement.dataset['shownAt'] = String(performance.now()))),
      );
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  const starts: number[] = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    // Asked only when all is shown: looking for an element in a page that starts takes part of the time that is measured.
    await app.page.reload({ waitUntil: 'commit' });
    await pause(2_500);
    starts.push(await app.page.evaluate(() => Number(document.documentElement.dataset['shownAt'])));
  }
  say(`  warm start, from the address to the first messages: ${figures(starts)}`);
  goals.note('warm start, median', 300, at(starts, 0.5));
  say('');
  for (const line of goals.lines()) say(line);
} finally {
  await browser.close();
  await server.dispose();
}
