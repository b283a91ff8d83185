import { crc32 } from 'node:zlib';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { GENERAL } from '@parley/events';
import type { Locator } from '@playwright/test';
import { signIn } from '../harness/person.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { keptIn } from './kept.ts';
import { ParleyPage } from './parley-page.ts';
import { png } from './png.ts';
import { saidInGeneral } from './said.ts';

/** So many samples, 8,000 a second. */
function wav(samples: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    header.writeUInt16LE(value, at);
  for (const at of [24, 28]) header.writeUInt32LE(8_000, at);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return Buffer.concat([header, Buffer.alloc(samples, 128)]);
}

const harbour = { name: 'harbour.png', mimeType: 'image/png', buffer: png(400, 300, [40, 110, 170]) };
const boats = { name: 'boats.png', mimeType: 'image/png', buffer: png(300, 400, [190, 90, 60]) };
const tides = { name: 'tides.txt', mimeType: 'text/plain', buffer: Buffer.from('High water at 14:20.\n') };

/** Half a second of silence, and the head of a film. */
const waves = { name: 'waves.wav', mimeType: 'audio/wav', buffer: wav(4_000) };
const film = {
  name: 'film.webm',
  mimeType: 'video/webm',
  buffer: Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581020000', 'hex'),
};

const stripOf = ({ page }: ParleyPage) => page.getByRole('list', { name: 'Files of this message' });
/** Whether the page asks before it is closed. */
const warns = ({ page }: ParleyPage) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('files go up, are described and sent, and others see, enlarge and save them', async ({ arrive }) => {
  const [ada, ben] = [await arrive('Ada'), await arrive('Ben')];
  await ada.openRoom('general');
  await ben.openRoom('general');
  await ada.page.locator('input[type=file]').setInputFiles([harbour, boats, tides]);
  const strip = stripOf(ada);
  await expect(strip.getByText(/, ready$/)).toHaveCount(3);
  await strip.getByRole('textbox', { name: 'Describe harbour.png' }).fill('The harbour at dawn');
  expect(await violations(ada)).toEqual([]);
  await ada.button('Send').click();
  await expect(strip).toHaveCount(0);

  const picture = ben.button('Open The harbour at dawn');
  await expect(picture.locator('img')).toBeVisible();
  await expect
    .poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  expect(await violations(ben)).toEqual([]);
  const saved = ben.page.waitForEvent('download');
  await ben.page.getByRole('link', { name: /tides\.txt/ }).click();
  expect((await saved).suggestedFilename()).toBe('tides.txt');

  await picture.click();
  await expect(ben.dialog.getByRole('img', { name: 'The harbour at dawn' })).toBeVisible();
  await expect(ben.dialog).toContainText('1 of 2');
  expect(await violations(ben)).toEqual([]);
  await ben.page.keyboard.press('ArrowRight');
  const boat = ben.dialog.getByRole('img', { name: 'boats.png' });
  // Until it is loaded, the one before stands there.
  await expect(boat).toHaveJSProperty('naturalWidth', 300);
  const width = () => boat.evaluate((image) => image.clientWidth);
  const fitted = await width();
  await ben.page.keyboard.press('+');
  await expect(ben.button('Zoom out')).toBeEnabled();
  await expect.poll(async () => (await width()) / fitted).toBeCloseTo(1.5);
  // Larger than the screen and than itself, it is moved by the arrows while the focus is on a button.
  for (let times = 0; times < 3; times += 1) await ben.page.keyboard.press('+');
  await expect.poll(async () => (await width()) / fitted).toBeCloseTo(4);
  await ben.page.setViewportSize({ width: 600, height: 400 });
  await expect.poll(async () => (await width()) / fitted).toBeCloseTo(4);
  await expect(ben.button('Zoom out')).toBeFocused();
  const above = () => boat.evaluate((image) => image.parentElement?.scrollLeft ?? 0);
  const before = await above();
  await ben.page.keyboard.press('ArrowRight');
  await expect.poll(above).toBeGreaterThan(before);
  await expect(boat).toBeVisible();
  await ben.page.keyboard.press('Escape');
  await expect(ben.dialog).toHaveCount(0);
  await expect(picture).toBeFocused();
});

test('a picture that is deleted while one looks at it closes, and the focus goes to its message', async ({
  server,
  arrive,
}) => {
  const adaIs = await signIn(server.url, 'Ada');
  const [ada, ben] = [await arrive(undefined, { as: adaIs }), await arrive('Ben')];
  await ada.openRoom('general');
  await ben.openRoom('general');
  await ada.page.locator('input[type=file]').setInputFiles([harbour]);
  await expect(stripOf(ada).getByText(/, ready$/)).toHaveCount(1);
  await ada.button('Send').click();
  await ben.button('Open harbour.png').press('Enter');
  await expect(ben.dialog.getByRole('img', { name: 'harbour.png' })).toBeVisible();
  const wire = await adaIs.open();
  await wire.do('message:delete', { room: GENERAL, seq: 1 });
  await expect(ben.dialog).toHaveCount(0);
  await expect(ben.message('Ada')).toBeFocused();
  await wire.close();
});

test('film and sound are played where they stand; what was sent and who is there is listed beside the room', async ({
  arrive,
}) => {
  const [ada, ben] = [await arrive('Ada'), await arrive('Ben')];
  await ada.openRoom('general');
  await ben.openRoom('general');
  await ada.page.locator('input[type=file]').setInputFiles([film, waves, tides]);
  await expect(stripOf(ada).getByText(/, ready$/)).toHaveCount(3);
  await ada.say('From the pier');
  const message = ben.message('From the pier');
  await expect(message.locator('video')).toHaveAccessibleName('film.webm');
  const sound = message.locator('audio');
  await expect(sound).toHaveAccessibleName('waves.wav');
  await expect.poll(() => sound.evaluate((played: HTMLAudioElement) => played.duration)).toBe(0.5);

  await ben.button('Pins, members, links and files').click();
  const panel = ben.page.getByRole('complementary', { name: 'About #general' });
  await panel.getByRole('button', { name: 'Files' }).click();
  const files = panel.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(files).toHaveCount(3);
  expect(await violations(ben)).toEqual([]);
  // What is sent while one looks is there at once.
  await ada.page.locator('input[type=file]').setInputFiles([harbour]);
  await expect(stripOf(ada).getByText(/, ready$/)).toHaveCount(1);
  await ada.button('Send').click();
  await expect(files).toHaveCount(4);
  await expect(files.filter({ hasText: 'harbour.png' })).toContainText('Ada');
  await panel.getByRole('button', { name: 'Members' }).click();
  await expect(panel.getByRole('list', { name: 'Members' })).toContainText('Ada');
  await panel.getByRole('button', { name: 'Links' }).click();
  await expect(panel.getByText('No links yet')).toBeVisible();
  await ada.say('The tides: https://example.org/tides');
  await expect(panel.getByRole('link', { name: 'https://example.org/tides' })).toBeVisible();
});

test('a file is had by who is in its room alone, and what is in it is saved, not run', async ({ arrive }) => {
  const [ada, ben] = [await arrive('Ada'), await arrive('Ben')];
  await ada.createRoom('Cellar', 'Only people you invite');
  const script = '<script>alert("run")</script>';
  const trap = { name: 'trap.html', mimeType: 'text/html', buffer: Buffer.from(script) };
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`;
  const drawing = { name: 'trap.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(drawn) };
  await ada.page.locator('input[type=file]').setInputFiles([trap, drawing]);
  await expect(stripOf(ada).getByText(/, ready$/)).toHaveCount(2);
  await ada.say('Do not open');
  const files = ada.message('Do not open').getByRole('link', { name: /^trap\./ });
  await expect(files).toHaveCount(2);
  for (const { name } of [trap, drawing]) {
    const address = (await files.and(ada.page.getByRole('link', { name })).getAttribute('href')) ?? '';
    const saved = ada.page.waitForEvent('download');
    // Where the browser saves instead of showing it calls that an error.
    await ada.page.goto(new URL(address, ada.page.url()).href).catch(() => {});
    expect((await saved).suggestedFilename()).toBe(name);
    expect((await ben.page.goto(new URL(address, ben.page.url()).href))?.status()).toBe(404);
  }
});

test.describe('with one megabyte for each', () => {
  test.use({ serverEnv: { MAX_FILE_MB: '1', FILES_PER_PERSON_MB: '1' } });

  test('what is too large, too much, empty or a bomb is refused in words, and the rest is sent', async ({
    arrive,
  }) => {
    const [ada, ben] = [await arrive('Ada'), await arrive('Ben')];
    await ada.openRoom('general');
    await ben.openRoom('general');
    const bytes = (name: string, size: number) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(size, 7),
    });
    const bomb = Buffer.from(harbour.buffer);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await ada.page
      .locator('input[type=file]')
      .setInputFiles([
        tides,
        bytes('huge.bin', 1_100_000),
        { ...harbour, name: 'bomb.png', buffer: bomb },
        bytes('empty.bin', 0),
      ]);
    const item = (name: string) => stripOf(ada).getByRole('listitem').filter({ hasText: name });
    await expect(item('tides.txt')).toContainText('ready');
    await expect(item('huge.bin')).toContainText('The file is too large; the limit is 1 MB.');
    await expect(item('bomb.png')).toContainText('This picture has too many pixels');
    await expect(item('empty.bin')).toContainText('The file is empty.');
    // It would be the same again.
    await expect(ada.button(/^Retry /)).toHaveCount(0);
    await ada.say('the tides');
    await expect(ada.page.getByText(/one of its files can’t be uploaded\. Remove it\.$/)).toBeVisible();
    expect(await violations(ada)).toEqual([]);
    for (const name of ['huge.bin', 'bomb.png', 'empty.bin']) await ada.button(`Remove ${name}`).click();
    await expect(ben.message('the tides').getByRole('link', { name: /tides\.txt/ })).toBeVisible();

    await ada.page
      .locator('input[type=file]')
      .setInputFiles([bytes('first.bin', 900_000), bytes('second.bin', 200_000)]);
    await expect(stripOf(ada).getByText(/, ready$/)).toHaveCount(1);
    await expect(stripOf(ada)).toContainText(
      /Your files may take 1 MB in all|take as much space as you have/,
    );
    // There may be room for it once something else is deleted.
    await expect(ada.button('Retry second.bin').or(ada.button('Retry first.bin'))).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a list of files that is longer than its place fades where there is more of it', async ({
    arrive,
  }) => {
    const ada = await arrive('Ada');
    await ada.openRoom('general');
    const files = [1, 2, 3, 4, 5].map((n) => ({ ...tides, name: `tides-${n}.txt` }));
    await ada.page.locator('input[type=file]').setInputFiles(files);
    const strip = stripOf(ada);
    await expect(strip.getByText(/, ready$/)).toHaveCount(5);
    const fades = () =>
      strip.evaluate((list) =>
        ['before', 'behind'].map((end) => getComputedStyle(list).getPropertyValue(`--more-${end}`) !== '0px'),
      );
    await expect.poll(fades).toEqual([false, true]);
    await ada.button('Remove tides-5.txt').focus();
    await expect.poll(fades).toEqual([true, false]);
    for (const { name } of files) await ada.button(`Remove ${name}`).click();
  });
});

test('what is dropped or pasted is taken, a message waits for its files, and one can pause and cancel', async ({
  arrive,
}) => {
  const [ada, ben] = [await arrive('Ada'), await arrive('Ben')];
  await ada.openRoom('general');
  await ben.openRoom('general');
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await ada.page.route('**/api/uploads/*', async (route) => {
    await held;
    await route.continue();
  });
  await expect(ada.button('Attach files')).toBeVisible();
  const give = (how: 'drop' | 'paste', name: string) =>
    ada.composer.evaluate(
      (field, given) => {
        const data = new DataTransfer();
        data.items.add(new File(['High water at 14:20.'], given.name, { type: 'text/plain' }));
        field.dispatchEvent(
          given.how === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      { how, name },
    );
  await give('drop', 'dropped.txt');
  await give('paste', 'pasted.txt');
  await ada.button('Pause dropped.txt').press('Enter');
  await expect(ada.button('Resume dropped.txt')).toBeFocused();
  await ada.button('Remove pasted.txt').click();
  await ada.composer.fill('with a file');
  await ada.page.keyboard.press('Enter');
  await expect(ada.page.getByText('once its files are uploaded, but one is paused.')).toBeVisible();
  await ada.button('Resume dropped.txt').click();
  await expect(ada.page.getByText('Your message will be sent once its files are uploaded.')).toBeVisible();
  release();
  for (const person of [ada, ben]) {
    await expect(person.message('with a file').getByRole('link', { name: /dropped\.txt/ })).toBeVisible();
    await expect(person.page.getByText('pasted.txt')).toHaveCount(0);
  }
});

test('a message whose file is still going up survives a reload, goes on where it was and is said once', async ({
  arrive,
  server,
}) => {
  const [ada, ben] = [await arrive('Ada'), await arrive('Ben')];
  const reader = await signIn(server.url, 'Reader');
  await ada.openRoom('general');
  await ben.openRoom('general');
  const charts = Buffer.from(Array.from({ length: 5 * 1024 * 1024 }, (_, n) => (n * 31 + (n >> 8)) % 251));
  /** Pieces of 4 MiB that get through before the line is cut. */
  let through = 1;
  let begun = 0;
  const offsets: (string | undefined)[] = [];
  const context = ada.page.context();
  await context.route('**/api/uploads', (route) => {
    begun += 1;
    return route.continue();
  });
  await context.route('**/api/uploads/*', (route) => {
    const request = route.request();
    if (request.method() !== 'PATCH') return route.continue();
    if (through <= 0) return route.abort();
    through -= 1;
    offsets.push(request.headers()['upload-offset']);
    return route.continue();
  });
  const firstPiece = ada.page.waitForResponse((response) => response.request().method() === 'PATCH');
  await ada.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'charts.bin', mimeType: 'application/octet-stream', buffer: charts });
  await ada.composer.fill('the charts');
  await ada.button('Send').click();
  const note = ada.page.getByText('Your message will be sent once its files are uploaded.');
  await expect(note).toBeVisible();
  await expect
    .poll(() => keptIn(ada.page, 'parley-draft-files'))
    .toMatch(/"upload":.*"waits":true|"waits":true.*"upload":/);
  await expect.poll(() => warns(ada)).toBe(false);
  // Wholly there: a reload cuts off a piece that is on its way.
  await firstPiece;

  await ada.page.reload();
  await expect(stripOf(ada).getByText('charts.bin')).toBeVisible();
  await expect(note).toBeVisible();
  await expect(ada.composer).toHaveValue('the charts');
  // A second tab leaves it to the first.
  const second = new ParleyPage(await context.newPage());
  await second.page.goto(`${server.url}/r/general`);
  await second.isIn('general');
  through = Number.MAX_SAFE_INTEGER;

  const link = ben.message('the charts').getByRole('link', { name: /charts\.bin/ });
  await expect(link).toBeVisible();
  await expect(second.message('the charts')).toBeVisible();
  await expect(stripOf(ada)).toHaveCount(0);
  await expect(stripOf(second)).toHaveCount(0);
  const download = ben.page.waitForEvent('download');
  await link.click();
  expect((await readFile(await (await download).path())).equals(charts)).toBe(true);
  expect([begun, offsets]).toEqual([1, ['0', `${4 * 1024 * 1024}`]]);
  await expect.poll(() => keptIn(ada.page, 'parley-draft-files')).toBe('[]');
  expect(await saidInGeneral(reader)).toEqual(['the charts']);
});

test('what is attached goes when its writer signs out, and where nothing is kept the page asks before it closes', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  await ada.page.route('**/api/uploads/*', (route) => route.abort());
  await ada.page.locator('input[type=file]').setInputFiles([tides]);
  await expect.poll(() => keptIn(ada.page, 'parley-draft-files')).toContain('tides.txt');
  await expect.poll(() => warns(ada)).toBe(false);
  await ada.page.reload();
  await expect(stripOf(ada).getByText('tides.txt')).toBeVisible();
  await ada.signOut();
  await expect.poll(() => keptIn(ada.page)).not.toContain('tides.txt');

  const ben = await arrive(undefined);
  await ben.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
  });
  await ben.page.reload();
  await ben.signIn('Ben');
  await ben.openRoom('general');
  await ben.page.route('**/api/uploads/*', (route) => route.abort());
  await ben.page.locator('input[type=file]').setInputFiles([tides]);
  await expect(stripOf(ben).getByText('Lost if you close this page')).toBeVisible();
  expect(await warns(ben)).toBe(true);
  await ben.button('Remove tides.txt').click();
  expect(await warns(ben)).toBe(false);
});

test('what is dropped on an open thread goes to the thread, and what is dropped on its room to the room', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  const { page } = ada;
  await ada.openRoom('general');
  await ada.say('Which boat?');
  await expect(ada.message('Which boat?')).not.toContainText('Sending');
  await ada.message('Which boat?').focus();
  await page.keyboard.press('t');
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const fields = {
    room: page.getByRole('textbox', { name: 'Message #general' }),
    thread: thread.getByRole('textbox', { name: 'Message the thread' }),
  };
  await expect(fields.thread).toBeVisible();
  await expect(ada.button('Attach files')).toHaveCount(2);
  const drag = (over: Locator, how: 'dragover' | 'drop', name: string) =>
    over.evaluate(
      (element, given) => {
        const data = new DataTransfer();
        data.items.add(new File(['High water at 14:20.'], given.name, { type: 'text/plain' }));
        const init = { dataTransfer: data, bubbles: true, cancelable: true };
        element.dispatchEvent(new DragEvent(given.how, init));
      },
      { how, name },
    );
  const hint = page.getByText(/^Drop files to send them to/);
  for (const [over, to, name] of [
    [thread.getByRole('region', { name: 'The message' }), 'the thread', 'replied.txt'],
    [page.getByRole('region', { name: 'Messages in #general' }), '#general', 'said.txt'],
  ] as const) {
    await drag(over, 'dragover', name);
    await expect(hint).toHaveText(`Drop files to send them to ${to}`);
    await drag(over, 'drop', name);
    await expect(hint).toHaveCount(0);
  }
  const inThread = thread.getByRole('list', { name: 'Files of this message' });
  await expect(inThread.getByRole('listitem')).toHaveText([/replied\.txt/]);
  await expect(stripOf(ada)).toHaveCount(2);
  await expect(stripOf(ada).getByRole('listitem')).toHaveCount(2);
  await fields.thread.press('Enter');
  await expect(thread.getByRole('article').getByRole('link', { name: /replied\.txt/ })).toBeVisible();
  await fields.room.press('Enter');
  await expect(ada.messages.getByRole('link', { name: /said\.txt/ })).toBeVisible();
  await expect(thread.getByRole('link', { name: /said\.txt/ })).toHaveCount(0);
});

test('a picture that could not be fetched says so, and is there when the server is again', async ({
  arrive,
  server,
}) => {
  const ada = await arrive('Ada');
  const ben = await arrive('Ben');
  const { page } = ada;
  await ada.openRoom('general');
  await page.context().route('**/api/files/**', (route) => route.abort());
  await ben.openRoom('general');
  await ben.page.locator('input[type=file]').setInputFiles([harbour]);
  await expect(ben.page.getByText(/, ready$/)).toHaveCount(1);
  await ben.say('From the pier');
  const small = ada.message('From the pier').getByRole('button', { name: 'Open harbour.png' });
  await expect(small.locator('img')).toHaveCount(0);
  await small.click();
  const note = ada.dialog.getByRole('alert');
  await expect(note).toContainText('This picture couldn’t be loaded.');
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(note).toBeVisible();

  await server.kill();
  await expect(page.getByText('Reconnecting', { exact: true })).toBeVisible();
  await page.context().unroute('**/api/files/**');
  await server.start();
  const picture = ada.dialog.getByRole('img', { name: 'harbour.png' });
  await expect(picture).toHaveJSProperty('naturalWidth', 400);
  await expect(note).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(small.locator('img')).toBeVisible();
});

test('a folder that is dropped says at once that it can’t be sent, and what came with it can', async ({
  arrive,
}, testInfo) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  const [folder, file] = [testInfo.outputPath('harbour'), testInfo.outputPath('tides.txt')];
  await mkdir(folder);
  await writeFile(file, tides.buffer);
  const session = await ada.page.context().newCDPSession(ada.page);
  const data = { items: [], files: [folder, file], dragOperationsMask: 1 };
  const { x = 0, y = 0 } = (await ada.composer.boundingBox()) ?? {};
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: x + 5, y: y - 50, data });
  await drag('dragEnter');
  await expect(async () => {
    await drag('dragOver');
    await expect(ada.page.getByText('Drop files to send them to #general')).toBeVisible({ timeout: 500 });
  }).toPass();
  await drag('drop');
  await expect(ada.page.getByText('It can’t be read. Of a folder, attach what is in it.')).toBeVisible();
  await expect(ada.page.getByText(/, ready$/)).toHaveCount(1);
  await ada.button('Remove harbour').click();
  await ada.say('The tides');
  await expect(ada.message('The tides').getByRole('link', { name: /tides\.txt/ })).toBeVisible();
});
