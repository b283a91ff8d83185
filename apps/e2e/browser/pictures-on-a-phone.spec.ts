import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';
import { png } from './png.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const pier = { name: 'pier.png', mimeType: 'image/png', buffer: png(1_280, 720, [40, 110, 170]) };

async function sendPicture(app: ParleyPage): Promise<void> {
  await app.openRoom('general');
  await app.page.locator('input[type=file]').setInputFiles([pier]);
  await expect(app.page.getByText(/, ready$/)).toHaveCount(1);
  await app.say('From the pier');
}

/** `at`: the place so far from its left, in parts of its width as it fits. */
async function openPicture(app: ParleyPage) {
  await sendPicture(app);
  await app.message('From the pier').getByRole('button', { name: 'Open pier.png' }).tap();
  const picture = app.dialog.getByRole('img', { name: 'pier.png' });
  // Before that its place has the size of its name.
  await expect(picture).toHaveJSProperty('naturalWidth', 1_280);
  const width = () => picture.evaluate((image) => image.clientWidth);
  const fitted = await width();
  const { x = 0, y = 0, height = 0 } = (await picture.boundingBox()) ?? {};
  const at = (part: number) => ({ x: x + fitted * part, y: y + height / 2 });
  return { picture, width, fitted, at };
}

test('a picture is shown whole in a narrow conversation, and as the message that a thread answers', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await sendPicture(ada);
  const inRoom = await ada
    .message('From the pier')
    .getByRole('button', { name: 'Open pier.png' })
    .boundingBox();
  expect((inRoom?.width ?? 0) / (inRoom?.height ?? 1)).toBeCloseTo(16 / 9, 1);
  expect((inRoom?.x ?? 0) + (inRoom?.width ?? 0)).toBeLessThanOrEqual(390);

  await ada.page.goto(new URL('/r/general?thread=1', ada.page.url()).href);
  const root = ada.page.getByRole('region', { name: 'The message' });
  const picture = root.getByRole('button', { name: 'Open pier.png' });
  await expect(picture).toBeInViewport({ ratio: 1 });
  const box = await picture.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(16 / 9, 1);
});

test('two fingers make a picture larger and small again, around what is between them, and not the page', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  const { picture, width, fitted, at } = await openPicture(ada);
  /** What lies between the fingers. */
  const middle = at(1 / 4);

  const session = await ada.page.context().newCDPSession(ada.page);
  const touch = (type: 'touchStart' | 'touchMove', apart: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: [-1, 1].map((side, id) => ({ x: middle.x + (side * apart) / 2, y: middle.y, id })),
    });
  const lift = () => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await touch('touchStart', 60);
  for (const apart of [70, 90, 120]) await touch('touchMove', apart);
  await expect.poll(async () => (await width()) / fitted).toBeCloseTo(2, 1);
  const larger = await picture.boundingBox();
  // The same part of it is still there.
  expect((middle.x - (larger?.x ?? 0)) / (larger?.width ?? 1)).toBeCloseTo(1 / 4, 1);
  await lift();
  expect(await ada.page.evaluate(() => window.visualViewport?.scale)).toBe(1);

  await touch('touchStart', 120);
  for (const apart of [100, 70, 40]) await touch('touchMove', apart);
  await lift();
  await expect.poll(width).toBe(fitted);
});

test('two taps make a picture larger where they are, and two more small again', async ({ arrive }) => {
  const ada = await arrive('Ada');
  const { picture, width, fitted, at } = await openPicture(ada);
  const left = at(1 / 4);
  const tapTwice = async (place: typeof left) => {
    for (let taps = 0; taps < 2; taps += 1) await ada.page.touchscreen.tap(place.x, place.y);
  };
  await tapTwice(left);
  await expect.poll(async () => (await width()) / fitted).toBeCloseTo(2, 1);
  const larger = await picture.boundingBox();
  expect((left.x - (larger?.x ?? 0)) / (larger?.width ?? 1)).toBeCloseTo(1 / 4, 1);
  // Elsewhere than the taps before it, of which it could be one more.
  await tapTwice(at(3 / 4));
  await expect.poll(width).toBe(fitted);
});
