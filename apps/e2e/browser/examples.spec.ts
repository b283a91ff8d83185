import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Program } from '../harness/program.ts';
import { expect, test as base } from './fixtures.ts';

interface Fixtures {
  /** Where examples/serve.mjs serves the pages. */
  readonly pages: string;
  /** Opens a page of the examples in a browser profile of its own. */
  readonly open: (path: string) => Promise<Page>;
}

const test = base.extend<Fixtures>({
  pages: async ({ server }, provide) => {
    const program = new Program('serve.mjs', server.url, '0');
    const address = /http:\S+(?=\/)/.exec(await program.prints('Open http://'))?.[0] ?? '';
    await provide(address);
    await program.stop();
  },
  open: async ({ browser, pages }, provide) => {
    const opened: Page[] = [];
    await provide(async (path) => {
      const page = await (await browser.newContext()).newPage();
      opened.push(page);
      await page.goto(new URL(path, pages).href);
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
  },
});

const messages = (page: Page) => page.getByRole('list', { name: 'Messages' });

test('plain chat: two pages and the web app hear each other', async ({ arrive, open }) => {
  const [one, two, ada] = await Promise.all([open('/plain-chat/'), open('/plain-chat/'), arrive('Ada')]);
  await ada.openRoom('lobby');
  await one.getByRole('textbox', { name: 'Message' }).fill('hello world');
  await one.getByRole('button', { name: 'Send' }).click();
  for (const page of [one, two]) await expect(messages(page).getByText('hello world')).toHaveCount(1);
  await expect(ada.message('hello world')).toContainText('lobby');
  await ada.say('<b>hello</b> from the app');
  for (const page of [one, two])
    await expect(messages(page).getByText('<b>hello</b> from the app')).toHaveCount(1);
});

test('the tutorial page as it stands, served by Parley itself: io() without options', async ({
  server,
  page,
}) => {
  const html = readFileSync(join(import.meta.dirname, '../../../examples/plain-chat/index.html'), 'utf8');
  await page.route(`${server.url}/tutorial.html`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto(`${server.url}/tutorial.html`);
  await page.getByRole('textbox', { name: 'Message' }).fill('unchanged');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(messages(page).getByText('unchanged')).toBeVisible();
});

test('server clock: the time moves on, and the page finds its way back after a restart', async ({
  server,
  open,
}) => {
  const page = await open('/server-clock/');
  const time = page.locator('time');
  const state = page.getByRole('status', { name: 'Connection' });
  await expect(state).toHaveText('connected');
  await expect(time).toHaveText(/\d\d:\d\d:\d\d/);
  const first = (await time.textContent()) ?? '';
  await expect(time).not.toHaveText(first);
  await server.kill();
  await expect(state).toHaveText(/disconnected|reconnecting|in error/);
  await server.start();
  await expect(state).toHaveText('connected');
});

test('native WebSocket: names travel between pages and the web app', async ({ arrive, open }) => {
  const [one, two, ada] = await Promise.all([
    open('/native-websocket/'),
    open('/native-websocket/'),
    arrive('Ada'),
  ]);
  await ada.openRoom('lobby');
  for (const page of [one, two])
    await expect(page.getByRole('status', { name: 'Socket' })).toHaveText('open');
  await one.getByRole('textbox', { name: 'Name' }).fill('Grace');
  await one.getByRole('textbox', { name: 'Message' }).fill('ahoy');
  await one.getByRole('button', { name: 'Send' }).click();
  for (const page of [one, two]) await expect(messages(page).getByText('Grace: ahoy')).toBeVisible();
  await expect(ada.message('ahoy')).toContainText('Grace');
  await ada.say('ahoy yourself');
  for (const page of [one, two]) await expect(messages(page).getByText('Ada: ahoy yourself')).toBeVisible();
});

test.describe('hello and rooms, from another origin', () => {
  const heard = (page: Page) => page.getByRole('list', { name: 'Heard' });

  test('an origin that is not named is refused', async ({ open }) => {
    const page = await open('/hello-and-rooms/');
    await expect(heard(page).getByText('not connected').first()).toBeVisible();
    await expect(page.getByText('I am nobody yet')).toBeVisible();
  });

  test('a named origin connects, and the five ways reach whom they should', async ({
    server,
    pages,
    open,
  }) => {
    const port = new URL(server.url).port;
    await server.stop();
    await server.start({ ALLOWED_ORIGINS: pages });
    expect(new URL(server.url).port).toBe(port);
    const path = '/hello-and-rooms/';
    const ann = await open(path);
    await expect(heard(ann).getByText('the server says HELLO!')).toHaveCount(1);
    const [ben, cleo] = await Promise.all([open(path), open(path)]);
    await expect(heard(ann).getByText('the server says HELLO!')).toHaveCount(3);
    for (const page of [ann, ben]) await page.getByRole('button', { name: 'Join the room' }).click();

    const say = async (text: string, way: string) => {
      await ann.getByRole('textbox', { name: 'Text' }).fill(text);
      await ann.getByRole('button', { name: way, exact: true }).click();
    };
    await say('for room', 'Everyone in the room');
    await say('for others', 'Everyone in the room but me');
    await say('for me', 'Only me');
    await ann.getByRole('textbox', { name: 'Person' }).fill((await cleo.locator('#me').textContent()) ?? '');
    await say('for Cleo', 'One person');
    // The last: with it, each page has heard all that came before.
    await say('for all', 'Everyone');
    const whoHeard = async (text: string) => {
      const counts = await Promise.all([ann, ben, cleo].map((page) => heard(page).getByText(text).count()));
      return counts.join();
    };
    for (const page of [ann, ben, cleo])
      await expect(heard(page).getByText('everyone: for all')).toBeVisible();
    expect(await whoHeard('for room')).toBe('1,1,0');
    expect(await whoHeard('for others')).toBe('0,1,0');
    expect(await whoHeard('for me')).toBe('1,0,0');
    expect(await whoHeard('for Cleo')).toBe('0,0,1');
  });
});
