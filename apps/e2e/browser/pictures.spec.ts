import type { Locator } from '@playwright/test';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';
import { png } from './png.ts';

const password = 'low water at noon';

const file = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer });
const picker = (app: ParleyPage) => app.page.locator('input[type=file]');
const section = (app: ParleyPage) => app.page.getByRole('region', { name: 'Picture', exact: true });

const expectClean = async (app: ParleyPage) => expect(await violations(app)).toEqual([]);

/** The picture inside is there and drawn. */
const shows = async (place: Locator) => {
  const picture = place.locator('img[src^="/avatars/"]');
  await expect(picture).toBeVisible();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
    .toBeGreaterThan(0);
};
const showsNone = (place: Locator) => expect(place.locator('img[src^="/avatars/"]')).toHaveCount(0);

test('a picture is looked at, taken, seen by others at once on earlier messages, and taken away', async ({
  arrive,
}) => {
  const [ada, ben] = [await arrive(), await arrive('Ben')];
  await ada.own('Ada', password);
  await ada.openRoom('general');
  await ada.say('before I had a picture');
  await ben.openRoom('general');
  await expect(ben.message('before I had a picture')).toBeVisible();
  await showsNone(ben.message('before I had a picture'));

  await ada.visit('/settings');
  // The browser is told first to hand the dialog over, and the focus has come to rest.
  const chooser = ada.page.waitForEvent('filechooser');
  const choose = section(ada).getByRole('button', { name: 'Choose a picture' });
  await expect(ada.page.getByRole('list', { name: 'Server status' })).toContainText('Connected');
  await choose.press('Enter');
  await (await chooser).setFiles(file('me.png', png(300, 200, [40, 120, 200])));
  await expect(section(ada).getByRole('img', { name: 'How others will see it' })).toBeVisible();
  await showsNone(section(ada));
  const use = section(ada).getByRole('button', { name: 'Use this picture' });
  await expect(use).toBeFocused();
  await expectClean(ada);
  await ada.page.keyboard.press('Enter');
  await expect(section(ada).getByRole('status')).toHaveText('Picture updated.');
  await expect(section(ada).getByRole('button', { name: 'Choose another' })).toBeFocused();
  await shows(section(ada));
  await shows(ada.button('Your account: Ada'));
  await shows(ben.message('before I had a picture'));
  await shows(ben.person('Ada'));
  await expectClean(ada);

  await ben.page.reload();
  await shows(ben.message('before I had a picture'));

  await section(ada).getByRole('button', { name: 'Remove' }).click();
  await expect(section(ada).getByRole('status')).toHaveText('Picture removed.');
  await expect(section(ada).getByRole('button', { name: 'Choose a picture' })).toBeFocused();
  await showsNone(section(ada));
  await showsNone(ben.message('before I had a picture'));
  await showsNone(ben.person('Ada'));
});

test('a large picture is made small before it is sent, and one can be dropped', async ({ arrive }) => {
  const ada = await arrive();
  await ada.own('Ada', password);
  await ada.visit('/settings');
  const large = png(1_400, 1_000, [40, 120, 60], 90);
  expect(large.length).toBeGreaterThan(1024 * 1024);
  const sent = ada.page.waitForResponse((response) => response.request().method() === 'PUT');
  await picker(ada).setInputFiles(file('large.png', large));
  await section(ada).getByRole('button', { name: 'Use this picture' }).click();
  // It was a PNG: what is sent was made by the page.
  expect((await (await sent).request().allHeaders())['content-type']).toBe('image/webp');
  await shows(section(ada));

  const data = await ada.page.evaluateHandle(
    (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
      return transfer;
    },
    png(64, 64, [200, 40, 40]).toString('base64'),
  );
  const area = section(ada).getByRole('button', { name: 'Choose another' });
  await area.dispatchEvent('dragover', { dataTransfer: data });
  await expect(ada.page.getByText('Drop the picture here')).toBeVisible();
  await area.dispatchEvent('drop', { dataTransfer: data });
  await expect(ada.page.getByText('Drop the picture here')).toBeHidden();
  await section(ada).getByRole('button', { name: 'Cancel' }).click();
  await expect(section(ada).getByRole('button', { name: 'Use this picture' })).toHaveCount(0);
});

test('what is no picture is said so, and nothing changes', async ({ arrive }) => {
  const ada = await arrive();
  await ada.own('Ada', password);
  await ada.visit('/settings');
  const alert = section(ada).getByRole('alert');
  await picker(ada).setInputFiles(file('notes.txt', Buffer.from('hello'), 'text/plain'));
  await expect(alert).toContainText('That’s not a picture');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  await picker(ada).setInputFiles(file('x.svg', Buffer.from(svg), 'image/svg+xml'));
  await expect(alert).toContainText('SVG drawings don’t work here');
  await picker(ada).setInputFiles(file('x.png', Buffer.from('<script>alert(1)</script>')));
  await expect(alert).toContainText('Your browser can’t show this file');
  const bmp = Buffer.from(
    '424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b00000000000000000000ff00ff00',
    'hex',
  );
  await picker(ada).setInputFiles(file('x.bmp', bmp, 'image/bmp'));
  await section(ada).getByRole('button', { name: 'Use this picture' }).click();
  await expect(alert).toContainText('send a JPEG, PNG, WebP, GIF or AVIF');
  await showsNone(section(ada));
});

test('without the network one is told, and can try again', async ({ arrive }) => {
  const ada = await arrive();
  await ada.own('Ada', password);
  await ada.visit('/settings');
  await picker(ada).setInputFiles(file('me.png', png(100, 100, [40, 120, 200])));
  await ada.page.route('**/api/account/avatar', (route) => route.abort());
  await section(ada).getByRole('button', { name: 'Use this picture' }).click();
  await expect(section(ada).getByRole('alert')).toContainText('can’t be reached');
  await ada.page.unroute('**/api/account/avatar');
  await section(ada).getByRole('button', { name: 'Use this picture' }).click();
  await shows(section(ada));
  await expect(section(ada).getByRole('alert')).toHaveCount(0);
});

test('a guest is offered no picture', async ({ arrive }) => {
  const gus = await arrive('Gus');
  await gus.visit('/settings');
  await expect(gus.page.getByRole('region', { name: 'Profile' })).toBeVisible();
  await expect(section(gus)).toHaveCount(0);
});
