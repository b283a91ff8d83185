import type { Page } from '@playwright/test';
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
  Object.assign(window, {
    Notification: Recorded,
    notes: {
      open: () => open.map(({ words }) => words),
      click: () => open.at(-1)?.dispatchEvent(new Event('click')),
    },
  });
};

declare global {
  interface Window {
    readonly notes: { readonly open: () => readonly string[]; readonly click: () => void };
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
  expect(await open(desk.page)).toEqual(['This is Parley | So it looks when a message is for you.']);
  expect(await violations(desk)).toEqual([]);

  const second = new ParleyPage(await context.newPage());
  await second.page.goto(`${server.url}/people`);
  await expect(second.rooms).toBeVisible();
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
  await expect(desk.rooms).toBeVisible();
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
