import type { Locator, Page } from '@playwright/test';
import { GENERAL, type RoomId } from '@parley/events';
import { newId } from '../harness/ids.ts';
import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { ParleyPage } from './parley-page.ts';

/** Stands where the browser has its notifications: the engine without windows shows none, and a real one can't be clicked here. */
const record = () => {
  const open: Recorded[] = [];
  class Recorded extends EventTarget {
    static readonly permission = 'granted';
    readonly words: string;
    constructor(title: string, { body = '' }: NotificationOptions) {
      super();
      this.words = `${title} | ${body}`;
      open.push(this);
    }
    close() {
      if (open.includes(this)) open.splice(open.indexOf(this), 1);
    }
  }
  // A sound begins with waking what makes it.
  let sounds = 0;
  class Counted extends AudioContext {
    override resume() {
      sounds++;
      return super.resume();
    }
  }
  Object.assign(window, {
    Notification: Recorded,
    AudioContext: Counted,
    notes: {
      open: () => open.map(({ words }) => words),
      sounds: () => sounds,
      click: () => open.at(-1)?.dispatchEvent(new Event('click')),
    },
  });
};

declare global {
  interface Window {
    readonly notes: {
      readonly open: () => readonly string[];
      readonly sounds: () => number;
      readonly click: () => void;
    };
  }
}

const open = (page: Page) => page.evaluate(() => window.notes.open());

test('a message for me is told once over all my tabs, a click opens it, and a read elsewhere closes it', async ({
  arrive,
  server,
}) => {
  const ada = await signIn(server.url, 'Ada');
  const ben = await (await signIn(server.url, 'Ben')).open();
  const desk = await arrive(undefined, { as: ada });
  const context = desk.page.context();
  await context.addInitScript(record);
  await desk.page.goto(`${server.url}/settings/notifications`);
  await expect(desk.page.getByText('Notifications are allowed on this device.')).toBeVisible();
  await desk.page.getByRole('button', { name: 'Send a test' }).click();
  await expect
    .poll(() => open(desk.page))
    .toEqual(['This is Parley | This is what a message for you looks like.']);
  expect(await violations(desk)).toEqual([]);

  const second = new ParleyPage(await context.newPage());
  await second.page.goto(`${server.url}/people`);
  // A page shows what it kept before it is connected; what was said until then is caught up, and not told.
  for (const tab of [desk, second]) await expect(tab.serverStatus).toContainText('Connected');
  const say = (text: string) => ben.do('message:send', { room: 'general', id: newId(), text });
  const told = async () => [...(await open(desk.page)), ...(await open(second.page))].slice(1);
  await say('Nothing for anybody.');
  await say('@Ada, the harbour is open.');
  await expect.poll(told).toEqual(['Ben in #general | @Ada, the harbour is open.']);
  await desk.page.evaluate(() => window.notes.click());
  await expect(desk.page).toHaveURL(/\/r\/general\/2$/);
  await expect(desk.message('the harbour is open')).toBeVisible();

  // What is to be seen in one tab is told by none; and the next one tells when the first is another page.
  await say('@Ada, and closed again.');
  await expect(desk.message('closed again')).toBeVisible();
  await expect(second.page).toHaveTitle(/^People/);
  await desk.page.goto(`${server.url}/people`);
  await expect(desk.serverStatus).toContainText('Connected');
  await say('@Ada, who has the keys?');
  await expect
    .poll(async () =>
      [...(await open(desk.page)), ...(await open(second.page))].filter((note) => note.includes('@Ada')),
    )
    .toEqual(['Ben in #general | @Ada, who has the keys?']);
  const phone = await arrive(undefined, { as: ada, viewport: { width: 390, height: 844 } });
  await phone.page.goto(`${server.url}/r/general`);
  await expect(phone.message('who has the keys?')).toBeVisible();
  await expect
    .poll(async () =>
      [...(await open(desk.page)), ...(await open(second.page))].filter((note) => note.includes('@Ada')),
    )
    .toEqual([]);
  await phone.page.goto(`${server.url}/settings/notifications`);
  await expect(phone.page.getByRole('heading', { name: 'On this device' })).toBeVisible();
  expect(await violations(phone)).toEqual([]);
});

test('what is said before the part of the page that tells has come is told when it has', async ({
  arrive,
  server,
}) => {
  const ada = await signIn(server.url, 'Ada');
  const ben = await (await signIn(server.url, 'Ben')).open();
  const { page } = await arrive(undefined, { as: ada });
  await page.addInitScript(record);
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  await page.route(/\/assets\/following-/, async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(`${server.url}/people`);
  await expect(new ParleyPage(page).serverStatus).toContainText('Connected');
  const say = (text: string) => ben.do('message:send', { room: GENERAL, id: newId(), text });
  // What it sees of this one way or the other, it has caught up then.
  await say('Nothing for anybody.');
  await expect(page).toHaveTitle(/^• /);
  await say('@Ada, the harbour is open.');
  await expect(page).toHaveTitle(/^\(1\) /);
  expect(await open(page)).toEqual([]);
  letCome();
  await expect.poll(() => open(page)).toEqual(['Ben in #general | @Ada, the harbour is open.']);
});

test('with the sound off a message for me is told without one, and with it on it is heard again', async ({
  arrive,
  server,
}) => {
  const desk = await arrive('Ada');
  const ben = await (await signIn(server.url, 'Ben')).open();
  await desk.page.addInitScript(record);
  await desk.page.goto(`${server.url}/settings/notifications`);
  const sound = desk.page.getByRole('checkbox', { name: 'Play a sound' });
  const sounds = () => desk.page.evaluate(() => window.notes.sounds());
  await sound.uncheck();
  await expect(desk.serverStatus).toContainText('Connected');
  await ben.do('message:send', { room: GENERAL, id: newId(), text: '@Ada, quietly.' });
  await expect.poll(() => open(desk.page)).toEqual(['Ben in #general | @Ada, quietly.']);
  expect(await sounds()).toBe(0);
  await sound.check();
  await ben.do('message:send', { room: GENERAL, id: newId(), text: '@Ada, aloud!' });
  await expect.poll(sounds).toBe(1);
});

test('threads, keywords, rooms and quiet hours tell as chosen, and each message says why', async ({
  arrive,
  server,
}) => {
  const [adaIs, benIs] = [await signIn(server.url, 'Ada'), await signIn(server.url, 'Ben')];
  const [mine, ben] = [await adaIs.open(), await benIs.open()];
  const say = (text: string, room: RoomId = GENERAL) => ben.do('message:send', { room, id: newId(), text });
  const ada = await arrive(undefined, { as: adaIs });
  await ada.page.context().addInitScript(record);
  const { seq } = await mine.do('message:send', { room: GENERAL, id: newId(), text: 'Which boat?' });
  const threadOf = async (root: number) =>
    (await ben.do('thread:open', { room: GENERAL, seq: root })).room.id;
  const followed = await threadOf(seq);
  const other = await threadOf((await say('Mine alone')).seq);
  await ada.page.goto(`${server.url}/settings/notifications`);
  await expect(ada.page.getByText('Notifications are allowed on this device.')).toBeVisible();
  await expect(ada.serverStatus).toContainText('Connected');
  const told = () => open(ada.page);

  // Who wrote what is answered follows the thread; nobody hears of one that is none of theirs.
  await say('Nothing for Ada', other);
  await say('The red one', followed);
  await expect.poll(told).toEqual(['Ben in #general (Thread) | The red one']);
  const ledger = ada.page.getByRole('list', { name: 'Messages and what happened with them' });
  await expect(ledger).toContainText('Notified because it is a reply in a thread you follow.');
  await expect(ledger.getByRole('link', { name: 'Ben in #general (Thread)' })).toHaveAttribute(
    'href',
    `/r/general?thread=${seq}&reply=1`,
  );
  const whyIn = async (thread: number, text: string) => {
    await ada.page.goto(`${server.url}/r/general?thread=${thread}`);
    await expect(ada.page.getByRole('textbox', { name: 'Message the thread' })).toBeFocused();
    await ada.message(text).last().focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.getByRole('menuitem', { name: 'Why was I notified, or not?' }).click();
  };
  await whyIn(seq, 'The red one');
  await expect(ada.page.getByText('Notified because it is a reply in a thread you follow.')).toBeVisible();
  await whyIn(seq + 1, 'Nothing for Ada');
  await expect(ada.page.getByText('Not notified: you don’t follow this thread.')).toBeVisible();

  await ada.page.goto(`${server.url}/settings/notifications`);
  await ada.page.getByRole('textbox', { name: 'New keyword' }).fill('harbour');
  await ada.page.keyboard.press('Enter');
  await expect(ada.button('Remove harbour')).toBeVisible();
  await expect(ada.serverStatus).toContainText('Connected');
  await say('Harbours are not meant');
  await say('The HARBOUR is open');
  await expect.poll(told).toEqual(['Ben in #general | The HARBOUR is open']);
  await expect(ledger).toContainText('it has your keyword “harbour”');
  await expect(ledger).toContainText('Not notified: it wasn’t for you.');

  await ada.button('Options for general').click();
  await ada.page.getByRole('menuitemradio', { name: 'All messages' }).click();
  await say('Just so');
  await expect(ledger).toContainText('Notified because you chose all messages there.');
  await ada.button('Options for general').click();
  await ada.page.getByRole('menuitemradio', { name: 'Nothing (mute)' }).click();
  await say('@Ada, can you hear me?');
  await expect(ledger).toContainText('Not notified: the room is muted.');
  await ada.button('Options for general').click();
  await ada.page.getByRole('menuitemradio', { name: 'All messages' }).click();

  await ada.page.getByText('Use quiet hours', { exact: true }).click();
  for (const name of ['From', 'To']) await ada.page.getByLabel(name, { exact: true }).fill('00:00');
  await expect(ada.page.getByText(/^Quiet hours are on/)).toBeVisible();
  expect(await violations(ada)).toEqual([]);
  await say('@Ada, are you awake?');
  await expect(ledger).toContainText(/Not notified: quiet hours until .*, though you were mentioned/);
  expect((await told()).join()).not.toContain('awake');
});

test('a status is seen by others at once until it is over, and its pause holds notifications back', async ({
  arrive,
  server,
}) => {
  const [adaIs, benIs] = [await signIn(server.url, 'Ada'), await signIn(server.url, 'Ben')];
  const wire = await benIs.open();
  const say = (text: string) => wire.do('message:send', { room: 'general', id: newId(), text });
  const ada = await arrive(undefined, { as: adaIs });
  await ada.page.context().addInitScript(record);
  await ada.page.goto(`${server.url}/r/general`);
  await ada.say('Good morning');
  const [desk, phone] = [
    await arrive(undefined, { as: benIs }),
    await arrive(undefined, { as: benIs, viewport: { width: 390, height: 844 } }),
  ];
  await Promise.all([desk, phone].map(({ page }) => page.goto(`${server.url}/r/general`)));
  const statusAt = (app: ParleyPage) =>
    app.message('Good morning').getByRole('img', { name: 'In a meeting' });

  await ada.button(/^Your account/).click();
  await ada.button('Set a status').click();
  await ada.dialog.getByRole('button', { name: 'In a meeting' }).click();
  await ada.dialog.getByRole('checkbox', { name: 'Pause notifications as well' }).check();
  expect(await violations(ada)).toEqual([]);
  await ada.dialog.getByRole('button', { name: 'Save' }).click();
  for (const app of [desk, phone]) await expect(statusAt(app)).toHaveText('📅');
  await expect(desk.rooms.getByRole('button', { name: /Ada In a meeting.*Do not disturb/ })).toBeVisible();
  await phone.page.goto(`${server.url}/people`);
  await expect(phone.page.getByRole('listitem').filter({ hasText: 'Ada' })).toContainText(
    /In a meeting.*Do not disturb/,
  );
  expect(await violations(phone)).toEqual([]);

  // Who is not to be disturbed may read why nothing told.
  await ada.page.goto(`${server.url}/settings/notifications`);
  await expect(ada.page.getByText(/^Paused until /)).toBeVisible();
  await expect(ada.serverStatus).toContainText('Connected');
  await say('@Ada, are you there?');
  await expect(
    ada.page.getByText(/Not notified: do not disturb until .*, though you were mentioned/),
  ).toBeVisible();
  expect(await open(ada.page)).toEqual([]);
  await ada.button('Resume notifications').click();
  await expect(desk.rooms.getByRole('button', { name: /Ada In a meeting.*Online/ })).toBeVisible();
  await say('@Ada, and now?');
  await expect.poll(() => open(ada.page)).toEqual(['Ben in #general | @Ada, and now?']);

  // Nobody says that it is over: its time passes.
  const device = await adaIs.open();
  const endsIn = (ms: number) =>
    device.do('user:update', { status: { emoji: '☕', text: 'In a meeting', until: Date.now() + ms } });
  await endsIn(3_600_000);
  await expect(statusAt(desk)).toHaveText('☕');
  await endsIn(1_000);
  await expect(statusAt(desk)).toHaveCount(0);
});

test('a button stays beside its field when the field says what is wrong', async ({ arrive }) => {
  const ada = await arrive('Ada', { viewport: { width: 390, height: 844 } });
  await ada.visit('/settings/notifications');
  const field = ada.page.getByLabel('Until a date and time');
  await field.fill('');
  await ada.button('Pause').click();
  await expect(field).toHaveAccessibleDescription('Choose a date and a time.');
  const heights = async (place: Locator) => {
    const box = await place.boundingBox();
    return [box?.y, box?.height];
  };
  expect(await heights(ada.button('Pause'))).toEqual(await heights(field));
});
