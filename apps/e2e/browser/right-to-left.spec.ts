import type { Locator } from '@playwright/test';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Where the letters of an element begin and end, not the box around them. */
const letters = (element: Locator): Promise<{ left: number; right: number }> =>
  element.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    return { left, right };
  });

test('from right to left what goes on beyond the edge fades there, and what begins at the other is whole', async ({
  arrive,
}) => {
  const app = await arrive('Ada');
  await app.page.goto(new URL('/settings/profile?language=qps-plocm', app.page.url()).href);
  await expect(app.page.getByRole('main').getByRole('navigation').getByRole('list')).toHaveCSS(
    'mask-image',
    /^linear-gradient\(to left/,
  );
});

test('from right to left names of any script stand at their signs, at 390 px', async ({ arrive }) => {
  const app = await arrive('Ada');
  await app.page.goto(new URL('/?language=qps-plocm', app.page.url()).href);
  const link = app.page.getByRole('link', { name: 'general', exact: true });
  const sign = await link.locator('svg').first().boundingBox();
  const name = await letters(link.getByText('general'));
  expect((sign?.x ?? 0) - name.right).toBeLessThan(20);
  expect(name.right).toBeLessThanOrEqual(sign?.x ?? 0);

  await link.tap();
  const title = app.page.getByRole('heading', { level: 2, name: '#general' });
  const { right } = await letters(title);
  expect(390 - right).toBeLessThan(24);
  expect(await app.page.getByRole('textbox').evaluate((field) => getComputedStyle(field).direction)).toBe(
    'rtl',
  );
  await app.page.getByRole('textbox').fill('From left to right');
  expect(await app.page.getByRole('textbox').evaluate((field) => getComputedStyle(field).direction)).toBe(
    'ltr',
  );
});

test('a topic from right to left stands behind the line that parts it from the name, as any other', async ({
  server,
  arrive,
}) => {
  const ben = await (await signIn(server.url, 'Ben')).open();
  const topic = 'נושא בעברית';
  const { entry } = await ben.do('room:create', { kind: 'channel', name: 'harbour', topic, users: [] });
  await ben.close();
  const app = await arrive('Ada', { viewport: { width: 1280, height: 800 }, isMobile: false });
  await app.page.goto(new URL(`/r/${entry.room.id}`, app.page.url()).href);
  const behind = app.page.getByTitle(topic);
  await expect(behind).toHaveCSS('border-left-width', '1px');
  const { left } = await letters(behind.getByText(topic));
  expect(left - ((await behind.boundingBox())?.x ?? 0)).toBeLessThan(20);
});

test('from right to left a message that reads the other way stands at the name of its writer', async ({
  arrive,
}) => {
  const app = await arrive('Ada', { viewport: { width: 1440, height: 900 }, isMobile: false });
  await app.page.goto(new URL('/r/general?language=qps-plocm', app.page.url()).href);
  for (const text of ['High water', 'at *noon*']) {
    await app.page.getByRole('textbox').fill(text);
    await app.page.getByRole('textbox').press('Enter');
  }
  const name = await letters(app.message('High water').getByText('Ada', { exact: true }));
  for (const said of ['High water', 'noon']) {
    const text = await letters(app.messages.getByText(said, { exact: true }));
    expect(Math.abs(text.right - name.right)).toBeLessThan(24);
  }
});

test('a file whose name reads from right to left stands above its size, as it is attached and as it is sent', async ({
  arrive,
}) => {
  const app = await arrive('Ada', { viewport: { width: 1440, height: 900 }, isMobile: false });
  const name = 'לוח הגאות.txt';
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from('06:12') };
  await app.page.locator('input[type=file]').setInputFiles(file);
  const attached = app.page.getByRole('list', { name: 'Files of this message' });
  for (const [row, size] of [
    [attached, '5 bytes, ready'],
    [app.messages, '5 bytes'],
  ] as const) {
    const above = await letters(row.getByText(name));
    const below = await letters(row.getByText(size));
    expect(Math.abs(above.left - below.left)).toBeLessThan(4);
    if (row === attached) await app.composer.press('Enter');
  }
});
