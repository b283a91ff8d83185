import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import { keptIn } from './kept.ts';
import { ParleyPage } from './parley-page.ts';

test.use({ fetchesAhead: true });

const built = join(import.meta.dirname, '../../web/dist');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The page itself still comes, as from a proxy's cache; nothing else does. */
async function servePageOnly(context: BrowserContext, url: string): Promise<void> {
  await context.route(`${url}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (/^\/(api|socket\.io)\//.test(pathname)) return route.abort();
    const file = extname(pathname) === '' ? '/index.html' : pathname;
    await route.fulfill({
      body: await readFile(join(built, file)),
      contentType: types[extname(file)] ?? 'application/octet-stream',
    });
  });
}

async function spoken(ada: ParleyPage, ...texts: readonly string[]): Promise<void> {
  await ada.openRoom('general');
  for (const text of texts) await ada.say(text);
  await expect(ada.page.getByText('Sending', { exact: true })).toHaveCount(0);
  const last = texts.at(-1) ?? '';
  await expect.poll(() => keptIn(ada.page, 'parley-state')).toContain(last);
}

test('started again while the server is down, the page shows the conversation, takes a message, and sends it later', async ({
  server,
  arrive,
}) => {
  const ada = await arrive('Ada');
  await spoken(ada, 'we were here', 'and said this');
  const ben = await signIn(server.url, 'Ben');
  await server.kill();
  await servePageOnly(ada.page.context(), server.url);

  await ada.page.goto(`${server.url}/r/general`);

  await expect(ada.message('we were here')).toBeVisible();
  await expect(ada.message('and said this')).toBeVisible();
  await expect(ada.roomLink('general')).toBeVisible();
  await expect(ada.button('Your account: Ada')).toBeVisible();
  await expect(ada.banner).toContainText(/Reconnecting/);
  await ada.say('for later');
  await expect(ada.message('for later')).toContainText('Sending');

  await ada.page.context().unroute(`${server.url}/**`);
  await server.start();
  const wire = await ben.open();
  await wire.do('message:send', {
    room: 'general',
    id: '019b0000-0000-7000-8000-000000000001',
    text: 'what you missed',
  });
  await expect(ada.message('what you missed')).toBeVisible();
  await expect(ada.message('for later')).not.toContainText('Sending');
  await wire.close();
});

test('the conversation stands before the server has said a word', async ({ server, arrive }) => {
  const ada = await arrive('Ada');
  await spoken(ada, 'said before');
  const { page } = ada;
  // The server is silent: whatever is asked of it stays without an answer.
  await page.context().route(/\/(api|socket\.io)\//, () => {});
  await page.context().routeWebSocket(/socket\.io/, () => {});
  await page.goto(`${server.url}/r/general`);
  await expect(ada.message('said before')).toBeVisible();
});

test('what came while one was away is marked as new, also when the old conversation was shown first', async ({
  server,
  arrive,
}) => {
  const ada = await arrive('Ada');
  await spoken(ada, 'before I left');
  await ada.page.goto('about:blank');
  const ben = await (await signIn(server.url, 'Ben')).open();
  for (let n = 1; n <= 3; n++)
    await ben.do('message:send', {
      room: 'general',
      id: `019b0000-0000-7000-8000-00000000000${n}`,
      text: `news ${n}`,
    });
  await ben.close();

  await ada.page.goto(`${server.url}/r/general`);

  await expect(ada.message('news 3')).toBeVisible();
  await expect(ada.page.getByText('New', { exact: true })).toBeVisible();
});

test('without a server a dialog opens that was never opened before', async ({ server, arrive }) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.page.waitForLoadState('networkidle');
  await server.kill();
  await ada.button('Your account: Ada').click();
  await expect(ada.dialog.getByText('Ada', { exact: true })).toBeVisible();
});

test('a session that is over leads to the first screen, and what was kept is erased', async ({
  server,
  arrive,
}) => {
  const ada = await arrive('Ada');
  await spoken(ada, 'private matters');
  await ada.page.goto('about:blank');
  await ada.page.context().clearCookies();
  await ada.page.goto(`${server.url}/r/general`);
  await expect(ada.nameField).toBeVisible();
  await expect.poll(() => keptIn(ada.page)).toBe('[]');
});

test('signing out asks when messages are unsent, and erases everything in all tabs', async ({
  server,
  arrive,
}) => {
  const ada = await arrive('Ada');
  await spoken(ada, 'private matters');
  const other = new ParleyPage(await ada.page.context().newPage());
  await other.page.goto(`${server.url}/r/general`);
  await expect(other.message('private matters')).toBeVisible();
  await server.kill();
  await expect(ada.banner).toContainText(/Reconnecting/);
  await ada.say('never sent');
  await expect(ada.message('never sent')).toContainText('Sending');
  await ada.button('Your account: Ada').click();
  await ada.dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(ada.dialog.getByRole('alert')).toContainText('One message is not sent yet');
  expect(await keptIn(ada.page)).toContain('never sent');
  await server.start();
  // By now it may have been sent: then there is nothing to be warned of.
  await ada.dialog.getByRole('button', { name: /^Sign out/ }).click();
  await expect(ada.nameField).toBeVisible();
  await expect.poll(() => keptIn(ada.page)).toBe('[]');

  await other.page.reload();
  await expect(other.nameField).toBeVisible();
  expect(await keptIn(other.page)).toBe('[]');
});

test('two people one after the other in one browser see nothing of each other', async ({
  server,
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.createRoom('Ada only', 'Only people you invite');
  await ada.say('a secret');
  await expect.poll(() => keptIn(ada.page)).toContain('a secret');
  await ada.button('Your account: Ada').click();
  await ada.dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(ada.nameField).toBeVisible();
  await expect.poll(() => keptIn(ada.page)).toBe('[]');

  await ada.signIn('Ben');
  await ada.openRoom('general');
  await expect(ada.roomLink('Ada only')).toHaveCount(0);
  await ada.page.reload();
  await expect(ada.button('Your account: Ben')).toBeVisible();
  expect(await keptIn(ada.page)).not.toContain('secret');
  expect(server.isRunning).toBe(true);
});

test.describe('a browser that keeps nothing', () => {
  test('says so where one writes, and everything else works', async ({ arrive }) => {
    const ada = await arrive();
    await ada.page.context().addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await ada.page.reload();
    await ada.signIn('Ada');
    await ada.openRoom('general');
    await expect(ada.page.getByText('This browser doesn’t let Parley store anything')).toBeVisible();
    for (const n of [1, 2, 3]) await ada.say(`Ada says ${n}`);
    await expect.poll(() => ada.texts(/says \d/)).toEqual(['says 1', 'says 2', 'says 3']);
    await expect(ada.page.getByText('Sending', { exact: true })).toHaveCount(0);
    await ada.page.reload();
    await expect.poll(() => ada.texts(/says \d/)).toEqual(['says 1', 'says 2', 'says 3']);
  });

  test('because it is full says so, and is trusted again when there is room', async ({ arrive }) => {
    const ada = await arrive();
    // Chromium does not hold IndexedDB to the quota that a test can set, so its refusal is played.
    await ada.page.context().addInitScript(() => {
      const store = IDBObjectStore.prototype;
      store.put = new Proxy(Reflect.get(store, 'put'), {
        apply: (put, at, row) => {
          if (document.title.includes('full')) throw new DOMException('It is full.', 'QuotaExceededError');
          return Reflect.apply(put, at, row);
        },
      });
    });
    await ada.page.reload();
    await ada.signIn('Ada');
    await ada.createRoom('full');
    const hint = ada.page.getByText('This browser doesn’t let Parley store anything');
    await ada.say('no room for this');
    await expect(hint).toBeVisible();
    await expect(ada.message('no room for this')).not.toContainText('Sending');
    await ada.openRoom('general');
    await ada.say('room again');
    await expect(ada.message('room again')).toBeVisible();
    await expect(hint).toBeHidden();
  });
});
