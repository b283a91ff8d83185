/**
 * How long one message takes from Enter in one browser to the paint in another one, on this machine:
 *   npm run latency -w @parley/e2e
 * Prints the median and the 99th percentile over 200 messages, how much later a message that is read on one device of a person is
 * read on another one, and the server's memory at rest.
 */
import { chromium, type Page } from '@playwright/test';
import config from './playwright.config.ts';
import { openApp } from './browser/fixtures.ts';
import { ParleyServer } from './harness/server.ts';

const messages = 200;
const readings = 50;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

function figures(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN).toFixed(1);
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}

/** Milliseconds since 1970 at which the frame with the text was painted: its frame's work is done, and the next task runs. */
const painted = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const rows = [...document.querySelectorAll('article')].slice(-3);
          if (!rows.some((row) => row.textContent.includes(wanted))) return false;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
          return true;
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        look();
      }),
    text,
  );

/** Milliseconds since 1970 at which the page's title first tells of nothing unread. */
const allRead = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (/^\(\d+\) /.test(document.title)) return;
          observer.disconnect();
          resolve(performance.timeOrigin + performance.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.head, { subtree: true, childList: true, characterData: true });
      }),
  );

/** Notes in the page when Enter reaches it. */
const noteEnter = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const note = (event: KeyboardEvent) => {
      if (event.key === 'Enter')
        document.documentElement.dataset['enterAt'] = String(performance.timeOrigin + event.timeStamp);
    };
    window.addEventListener('keydown', note, { capture: true });
  });

/** Writes the text and presses Enter; answers when the key reached the page, in milliseconds since 1970. */
async function sendAt(page: Page, text: string): Promise<number> {
  await page.getByRole('textbox', { name: /^Message / }).fill(text);
  await page.keyboard.press('Enter');
  return page.evaluate(() => Number(document.documentElement.dataset['enterAt']));
}

const server = await ParleyServer.start({ env: { RATE_LIMITS: 'off' } });
const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  const [ada, ben] = await Promise.all(['Ada', 'Ben'].map(() => openApp(browser, server.url)));
  if (!ada || !ben) throw new Error('no browser');
  for (const [app, name] of [
    [ada, 'Ada'],
    [ben, 'Ben'],
  ] as const) {
    await app.page.goto(server.url);
    await app.signIn(name);
    await app.openRoom('general');
  }
  await noteEnter(ada.page);
  const times: number[] = [];
  for (let n = 0; n < messages; n++) {
    const text = `message ${n} of ${messages}`;
    const seen = painted(ben.page, text);
    const sent = await sendAt(ada.page, text);
    times.push((await seen) - sent);
  }
  say(`Enter to the other browser's paint, ${messages} messages: ${figures(times)}`);

  const phone = await openApp(browser, server.url);
  await phone.page.context().addCookies(await ben.page.context().cookies());
  await phone.page.goto(server.url);
  await ben.createRoom('Elsewhere');
  await phone.openRoom('Elsewhere');
  const later: number[] = [];
  for (let n = 0; n < readings; n++) {
    await sendAt(ada.page, `@Ben, reading ${n}`);
    for (const { page } of [ben, phone]) await page.waitForFunction(() => /^\(\d+\) /.test(document.title));
    const both = Promise.all([allRead(ben.page), allRead(phone.page)]);
    await ben.openRoom('general');
    const [here, there] = await both;
    later.push(there - here);
    await ben.openRoom('Elsewhere');
  }
  say(`Read on one device to read on the other one, ${readings} messages: ${figures(later)}`);
  say(`server memory with two people: ${kib(server.residentKib * 1024)}`);
} finally {
  await browser.close();
  await server.dispose();
}

const resting = await ParleyServer.start();
say(`server memory at rest: ${kib(resting.residentKib * 1024)}`);
await resting.dispose();
