import { type Person, signIn } from '../harness/person.ts';
import { test as base, expect } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';
import { Profile } from './profile.ts';
import { saidInGeneral } from './said.ts';

/** Ada in a browser of her own, on the disk. */
const test = base.extend<{ profile: Profile }>({
  profile: async ({ launchOptions }, provide) => {
    const profile = new Profile(launchOptions);
    await profile.start();
    await provide(profile);
    await profile.dispose();
  },
});

const marked = /says \d+/;
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `Ada says ${from + n}`);

/** Ada is in, on #general. */
async function arrive(profile: Profile, url: string): Promise<ParleyPage> {
  const ada = await profile.tab(url);
  await ada.signIn('Ada');
  await ada.openRoom('general');
  return ada;
}

const expectSaid = (reader: Person, texts: readonly string[]): Promise<void> =>
  expect.poll(() => saidInGeneral(reader)).toEqual(texts);

const settled = async (...tabs: readonly ParleyPage[]): Promise<void> => {
  for (const tab of tabs) await expect(tab.page.getByText('Sending', { exact: true })).toHaveCount(0);
};

test('ten messages written offline in two tabs, and the browser killed: started again online, each arrives once and in order', async ({
  server,
  profile,
  arrive: arriveElsewhere,
}) => {
  const reader = await signIn(server.url, 'Reader');
  const ben = await arriveElsewhere('Ben', { viewport: { width: 1000, height: 2000 } });
  await ben.openRoom('general');
  await arrive(profile, server.url);
  // Cookies are on the disk only when a browser was closed, or has run for half a minute.
  await profile.close();
  await profile.start();
  const tabs = [await profile.tab(`${server.url}/r/general`), await profile.tab(`${server.url}/r/general`)];
  for (const tab of tabs) await expect(tab.composer).toBeVisible();
  await profile.context.setOffline(true);
  await server.kill();
  const texts = numbered(1, 11);
  for (const [n, text] of texts.entries()) {
    const tab = tabs[n % 2];
    await tab?.say(text);
    await expect(tab?.message(text) ?? ben.banner).toContainText('Sending');
  }
  // Each tab shows what waits, in one order.
  for (const tab of tabs)
    await expect.poll(() => tab.texts(marked)).toEqual(texts.map((text) => text.slice(4)));
  await profile.kill();

  await server.start();
  await profile.start();
  const again = await profile.tab(`${server.url}/r/general`);

  await expect.poll(() => ben.texts(marked)).toEqual(texts.map((text) => text.slice(4)));
  await expectSaid(reader, texts);
  await settled(again);
});

/** The disk takes its time: what waits for it waits for longer than the page lives. */
async function sayBeforeDisk({ page, composer }: ParleyPage, text: string): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.get = () => new Promise(() => {}) as unknown as IDBRequest;
  });
  await composer.fill(text);
  await composer.press('Enter');
  await expect(composer).toHaveValue('');
}

test('a message is sent whose page was gone before the disk had it', async ({ server, profile }) => {
  const reader = await signIn(server.url, 'Reader');
  const ada = await arrive(profile, server.url);
  await ada.say('Ada says 1');
  await expectSaid(reader, ['Ada says 1']);
  await sayBeforeDisk(ada, 'Ada says 2');
  await ada.page.reload();
  await expectSaid(reader, ['Ada says 1', 'Ada says 2']);
  await expect(ada.message('Ada says 2')).toBeVisible();
  await settled(ada);
});

test('a message whose tab was closed before the disk had it is sent by the other tab, which has the turn', async ({
  server,
  profile,
}) => {
  const reader = await signIn(server.url, 'Reader');
  const first = await arrive(profile, server.url);
  await first.say('Ada says 1');
  await expectSaid(reader, ['Ada says 1']);
  const second = await profile.tab(`${server.url}/r/general`);
  await expect(second.message('Ada says 1')).toBeVisible();
  await sayBeforeDisk(second, 'Ada says 2');
  await second.page.close();
  await expectSaid(reader, ['Ada says 1', 'Ada says 2']);
  await expect(first.message('Ada says 2')).toBeVisible();
  await settled(first);
});

test('the server is killed while twenty messages are on their way from two tabs: each arrives once and in order', async ({
  server,
  profile,
}) => {
  const reader = await signIn(server.url, 'Reader');
  const first = await arrive(profile, server.url);
  const second = await profile.tab(`${server.url}/r/general`);
  await expect(second.serverStatus).toContainText('Connected');
  const texts = numbered(1, 21);
  for (const [n, text] of texts.entries()) {
    const tab = n % 2 === 0 ? first : second;
    await tab.say(text);
    // It is in the outbox; else the other tab may be quicker with the next one.
    await expect(tab.message(text)).toBeVisible();
    // In the middle of it, without a moment's notice to anybody.
    if (n === 9) await server.kill();
  }
  await server.start();
  await expectSaid(reader, texts);
  await settled(first, second);
  for (const tab of [first, second])
    await expect.poll(() => tab.texts(marked)).toEqual(texts.map((text) => text.slice(4)));
});

test('the tab that sends crashes in the middle of it: another one takes over', async ({
  server,
  profile,
}) => {
  const reader = await signIn(server.url, 'Reader');
  const first = await arrive(profile, server.url);
  await expect(first.serverStatus).toContainText('Connected');
  const second = await profile.tab(`${server.url}/r/general`);
  await expect(second.serverStatus).toContainText('Connected');
  // The server hears, and does not answer.
  process.kill(server.pid, 'SIGSTOP');
  const waiting = second.page.getByText('Sending', { exact: true });
  for (const text of numbered(1, 4)) await first.say(text);
  await expect(waiting).toHaveCount(3);
  for (const text of numbered(4, 7)) await second.say(text);
  await expect(waiting).toHaveCount(6);

  const session = await profile.context.newCDPSession(first.page);
  void session.send('Page.crash').catch(() => {});
  await first.page.waitForEvent('crash');
  process.kill(server.pid, 'SIGCONT');

  await expectSaid(reader, numbered(1, 7));
  await settled(second);
});

test('the tab that sends is frozen by the browser: another one takes the turn', async ({
  server,
  profile,
}) => {
  const reader = await signIn(server.url, 'Reader');
  const first = await arrive(profile, server.url);
  await expect(first.serverStatus).toContainText('Connected');
  const second = await profile.tab(`${server.url}/r/general`);
  await expect(second.serverStatus).toContainText('Connected');
  const session = await profile.context.newCDPSession(first.page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });

  for (const text of numbered(1, 4)) await second.say(text);
  await expectSaid(reader, numbered(1, 4));
  await settled(second);

  await session.send('Page.setWebLifecycleState', { state: 'active' });
  for (const text of numbered(4, 7)) await first.say(text);
  await expectSaid(reader, numbered(1, 7));
});
