import type { CDPSession, Locator } from '@playwright/test';
import { type Person, signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import { ParleyPage } from './parley-page.ts';

const section = (app: ParleyPage, name: string): Locator =>
  app.rooms.getByRole('region', { name, exact: true });
const links = (app: ParleyPage, name: string): Locator => section(app, name).getByRole('link');
const heading = (app: ParleyPage, name: string): Locator =>
  section(app, name).getByRole('button', { name, exact: true });
const lifted = (app: ParleyPage): Locator => app.rooms.locator('[data-lifted]');

/** What draws a drag is in the document, as soon as a mouse came to the list, or at once for a finger: from then on one can drag. */
const canDrag = (app: ParleyPage): Promise<void> =>
  expect(app.rooms.locator(':scope > [aria-hidden="true"]')).toBeAttached();

/** A place with so many rooms, of which some are arranged. */
async function arranged(url: string): Promise<Person> {
  const ada = await signIn(url, 'Ada');
  const wire = await ada.open();
  const rooms = new Map<string, string>();
  for (const name of ['alpha', 'beta', 'gamma', 'delta']) {
    const { entry } = await wire.do('room:create', { kind: 'channel', name });
    rooms.set(name, entry.room.id);
  }
  const ids = (...names: string[]) => names.map((name) => rooms.get(name));
  await wire.do('preference:set', { key: 'sidebar.favourites', value: ids('alpha', 'beta') });
  await wire.do('preference:set', {
    key: 'sidebar.folders',
    value: [
      { id: 'folder-1', name: 'Work', rooms: ids('gamma', 'delta') },
      { id: 'folder-2', name: 'Fun', rooms: [] },
    ],
  });
  return ada;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of an element, so far down in parts of its height. */
async function pointOf(element: Locator, down = 0.5): Promise<Point> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not on the screen.');
  return { x: box.x + box.width / 3, y: box.y + box.height * down };
}

/** Presses the mouse on one and moves it over the other, where it stays pressed. */
async function dragOver({ page }: ParleyPage, from: Locator, to: Locator, down: number): Promise<void> {
  const start = await pointOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const end = await pointOf(to, down);
  await page.mouse.move(end.x, end.y, { steps: 6 });
}

test('rooms and folders are put in order by mouse, in all tabs', async ({ arrive, server }) => {
  const app = await arrive(undefined, { as: await arranged(server.url) });
  const other = new ParleyPage(await app.page.context().newPage());
  await other.page.goto(server.url);
  await expect(links(app, 'Work')).toHaveText(['gamma', 'delta']);
  await app.rooms.hover();
  await canDrag(app);
  const address = app.page.url();

  await dragOver(app, links(app, 'Work').nth(1), links(app, 'Favourites').nth(1), 0.2);
  await expect(lifted(app)).toContainText('delta');
  await app.page.mouse.up();
  for (const tab of [app, other]) {
    await expect(links(tab, 'Favourites')).toHaveText(['alpha', 'delta', 'beta']);
    await expect(links(tab, 'Work')).toHaveText(['gamma']);
  }

  await dragOver(app, links(app, 'Favourites').nth(0), links(app, 'Work').nth(0), 0.8);
  await app.page.mouse.up();
  await dragOver(app, links(app, 'Favourites').nth(1), heading(app, 'Fun'), 0.5);
  await app.page.mouse.up();
  await dragOver(app, links(app, 'Work').nth(0), heading(app, 'Channels'), 0.5);
  await app.page.mouse.up();
  await dragOver(app, heading(app, 'Fun'), heading(app, 'Work'), 0.1);
  await app.page.mouse.up();
  for (const tab of [app, other]) {
    await expect(links(tab, 'Favourites')).toHaveText(['delta']);
    await expect(links(tab, 'Work')).toHaveText(['alpha']);
    await expect(links(tab, 'Fun')).toHaveText(['beta']);
    await expect(links(tab, 'Channels').filter({ hasText: 'gamma' })).toBeVisible();
    await expect(tab.rooms.getByRole('heading').getByText(/^(Work|Fun)$/)).toHaveText(['Fun', 'Work']);
  }
  expect(app.page.url()).toBe(address);
});

test('Escape ends a drag, which then was none, and a click is still one', async ({ arrive, server }) => {
  const app = await arrive(undefined, { as: await arranged(server.url) });
  await app.rooms.hover();
  await canDrag(app);
  const address = app.page.url();
  await dragOver(app, links(app, 'Work').nth(1), links(app, 'Favourites').nth(0), 0.2);
  await expect(lifted(app)).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(lifted(app)).toHaveCount(0);
  await app.page.mouse.up();
  await expect(links(app, 'Favourites')).toHaveText(['alpha', 'beta']);

  // Back where it was: nothing changes, and the link is not followed.
  await dragOver(app, links(app, 'Work').nth(1), links(app, 'Work').nth(1), 0.9);
  await app.page.mouse.up();
  await expect(links(app, 'Work')).toHaveText(['gamma', 'delta']);
  expect(app.page.url()).toBe(address);

  await app.openRoom('delta');
});

/** A finger on the screen. */
class Finger {
  readonly #session: CDPSession;
  #at: Point = { x: 0, y: 0 };

  constructor(session: CDPSession) {
    this.#session = session;
  }

  /** As if it had been there for a while already, if one says so. */
  async press(at: Point, { agoSeconds = 0 } = {}): Promise<void> {
    this.#at = at;
    await this.#touch('touchStart', [at], agoSeconds);
  }

  async slideTo(to: Point): Promise<void> {
    const from = this.#at;
    for (let part = 1; part <= 6; part += 1)
      await this.#touch('touchMove', [
        { x: from.x + ((to.x - from.x) * part) / 6, y: from.y + ((to.y - from.y) * part) / 6 },
      ]);
    this.#at = to;
  }

  lift = (): Promise<void> => this.#touch('touchEnd', []);

  async #touch(
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: Point[],
    agoSeconds = 0,
  ): Promise<void> {
    const timestamp = Date.now() / 1000 - agoSeconds;
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp });
  }
}

test.describe('with a finger at 390 px', () => {
  test.use({ viewport: { width: 390, height: 500 }, hasTouch: true, isMobile: true });

  test('one drags after a rest, and scrolls, taps and opens the menu as ever', async ({ arrive, server }) => {
    const app = await arrive(undefined, { as: await arranged(server.url) });
    const finger = new Finger(await app.page.context().newCDPSession(app.page));
    const back = app.page.getByRole('link', { name: 'Back to rooms' });
    const tapIn = async (name: string) => {
      await links(app, 'Work').filter({ hasText: name }).tap();
      await app.isIn(name);
      await back.tap();
      await expect(app.rooms).toBeVisible();
    };
    // The first thing that a finger does here.
    await canDrag(app);
    await finger.press(await pointOf(links(app, 'Work').nth(1)));
    await expect(lifted(app)).toContainText('delta');
    await finger.slideTo(await pointOf(links(app, 'Favourites').nth(1), 0.2));
    await finger.lift();
    await expect(links(app, 'Favourites')).toHaveText(['alpha', 'delta', 'beta']);
    await expect(links(app, 'Work')).toHaveText(['gamma']);

    await finger.press(await pointOf(links(app, 'Work').nth(0)), { agoSeconds: 1 });
    await expect(lifted(app)).toContainText('gamma');
    await finger.lift();
    await expect(app.page.getByRole('menuitem', { name: 'Move to Fun' })).toBeVisible();
    await app.page.keyboard.press('Escape');

    await tapIn('gamma');
    // Found before it presses: a slow page would make the finger rest.
    const [start, end] = [
      await pointOf(links(app, 'Work').nth(0)),
      await pointOf(links(app, 'Favourites').nth(0)),
    ];
    await finger.press(start);
    await finger.slideTo(end);
    await finger.lift();
    await expect.poll(() => app.rooms.evaluate((list) => list.scrollTop)).toBeGreaterThan(0);
    await expect(links(app, 'Work')).toHaveText(['gamma']);
  });
});
