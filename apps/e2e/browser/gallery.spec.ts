import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { createServer } from 'vite';
import { violations } from './axe.ts';
import { ParleyPage } from './parley-page.ts';

const web = join(import.meta.dirname, '../../web');
const width = 1600;
/** The gallery is far longer than a picture should be. */
const pictureHeight = 4000;
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 8"><rect width="12" height="8" fill="#8ac"/></svg>';

/** The gallery as `npm run dev` shows it. */
const test = base.extend<{ gallery: Page }>({
  gallery: async ({ browser }, provide) => {
    const server = await createServer({
      root: web,
      logLevel: 'error',
      server: { host: '127.0.0.1', port: 0, hmr: false },
      optimizeDeps: { entries: ['gallery.html'] },
    });
    await server.listen();
    const page = await browser.newPage({ viewport: { width, height: 700 } });
    await page.route(/\/(api|avatars)\//, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: picture }),
    );
    // The first one who asks waits until everything is translated.
    await page.goto(new URL('/gallery.html', server.resolvedUrls?.local[0]).href, { timeout: 300_000 });
    await provide(page);
    await page.close();
    await server.close();
  },
});

/** What is wider than its place and is neither scrolled nor shortened, and states that show nothing. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const states = document.querySelectorAll<HTMLElement>('[data-state]');
    const within = (box: HTMLElement) => [box, ...box.querySelectorAll<HTMLElement>('*')];
    const visible = (element: HTMLElement) => element.checkVisibility() && element.clientWidth > 1;
    const isCut = (element: HTMLElement) => {
      const { overflowX, textOverflow, display } = getComputedStyle(element);
      if (display === 'inline' || element.scrollWidth <= element.clientWidth + 1) return false;
      if (overflowX === 'hidden' || overflowX === 'clip') return textOverflow !== 'ellipsis';
      return overflowX === 'visible';
    };
    return [...states].flatMap((box) => {
      const of = (element: HTMLElement) =>
        `${box.dataset['state'] ?? ''}: ${element.outerHTML.slice(0, 160)}`;
      // A field scrolls by itself; half a dot of presence, a turning circle and what bleeds into the padding stand out on purpose.
      const meant = (element: HTMLElement) =>
        element.matches('input, .relative.inline-flex, :has(> .animate-spin), :has(> .-mx-2)');
      const cut = within(box).filter((element) => visible(element) && !meant(element) && isCut(element));
      return box.offsetHeight < 24 ? [of(box), ...cut.map(of)] : cut.map(of);
    });
  });

const looks = [
  { name: 'light', colorScheme: 'light', dir: 'ltr' },
  { name: 'dark', colorScheme: 'dark', dir: 'ltr' },
  { name: 'right-to-left', colorScheme: 'light', dir: 'rtl' },
] as const;

test('every component is whole in all its states, in the light, in the dark and from right to left', async ({
  gallery: page,
}, testInfo) => {
  const app = new ParleyPage(page);
  const alone = page.getByRole('heading', { level: 3 }).getByRole('link');
  await expect(alone.first()).toBeVisible();
  const addresses = await alone.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const { name, colorScheme, dir } of looks)
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme });
      await page.evaluate((value) => (document.documentElement.dir = value), dir);
      const height = await page
        .getByRole('main')
        .first()
        .evaluate((main) => main.scrollHeight);
      await page.setViewportSize({ width, height });
      // What loads on demand is there.
      await expect(page.getByRole('button', { name: 'Open The harbour' })).toHaveCount(2);
      expect.soft(await cutOff(page), name).toEqual([]);
      for (let y = 0; y < height; y += pictureHeight)
        await page.screenshot({
          path: testInfo.outputPath(`${name}-${y / pictureHeight}.png`),
          clip: { x: 0, y, width, height: Math.min(pictureHeight, height - y) },
        });
    });
  await page.setViewportSize({ width, height: 700 });
  // Axe sees to the colours of all looks by itself; they and the names do not depend on the side.
  expect.soft(await violations(app)).toEqual([]);
  for (const address of addresses)
    await test.step(address, async () => {
      await page.evaluate((hash) => (window.location.hash = hash), address);
      const over = page.locator('[role=dialog], [role=alertdialog], [role=menu], .shadow-pop');
      await expect(over.first()).toBeVisible();
      const box = await over.first().boundingBox();
      expect.soft(box?.x, address).toBeGreaterThanOrEqual(0);
      expect.soft((box?.x ?? 0) + (box?.width ?? 0), address).toBeLessThanOrEqual(width);
      expect.soft(await violations(app), address).toEqual([]);
      const name = `over${decodeURIComponent(address).replace(/\W+/g, '-')}`;
      await page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
    });
});
