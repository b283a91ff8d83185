/**
 * Pictures of every screen, at both widths, light and dark, into apps/e2e/screenshots (not kept in git):
 *   npm run screenshots -w @parley/e2e
 * With --readme also the picture of the README, docs/screenshot.png.
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import config from './playwright.config.ts';
import { openApp } from './browser/fixtures.ts';
import { ownerScreens, type Scene, type Screen, screens } from './browser/screens.ts';
import { PASSWORD } from './harness/person.ts';
import { ParleyServer } from './harness/server.ts';
import { tellStory } from './harness/story.ts';

const folder = join(import.meta.dirname, 'screenshots');
const readmePicture = join(import.meta.dirname, '../../docs/screenshot.png');
const readmeBytes = 250 * 1024;

const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const schemes = ['light', 'dark'] as const;

const firstScreen: Screen = {
  name: 'first-screen',
  show: async ({ app }) => {
    await app.nameField.waitFor();
  },
};

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** One width and one scheme, on a server of their own, since the last screen ends it. */
async function takeSeries(browser: Browser, size: keyof typeof sizes, colorScheme: (typeof schemes)[number]) {
  const server = await ParleyServer.start();
  try {
    const story = await tellStory(server.url);
    const look = { viewport: sizes[size], colorScheme, reducedMotion: 'reduce', locale: 'en-GB' } as const;
    const take = async (screen: Screen, scene: Scene) => {
      await screen.show(scene);
      // What is loaded on demand is part of the picture.
      await scene.app.page.waitForLoadState('networkidle');
      await scene.app.page.screenshot({ path: join(folder, `${screen.name}-${size}-${colorScheme}.png`) });
    };
    const owner = await openApp(browser, server.url, look);
    await owner.page.goto(server.url);
    await take(firstScreen, { app: owner, server, story });
    await owner.own('Olga', PASSWORD);
    for (const screen of ownerScreens) await take(screen, { app: owner, server, story });
    const app = await openApp(browser, server.url, { ...look, as: story.viewer });
    for (const screen of screens) await take(screen, { app, server, story });
    await story.end();
    await Promise.all([owner, app].map(({ page }) => page.context().close()));
  } finally {
    await server.dispose();
  }
}

/** The one picture that strangers see first: a channel with some life in it. */
async function takeReadmePicture(browser: Browser) {
  const server = await ParleyServer.start();
  try {
    const story = await tellStory(server.url);
    const app = await openApp(browser, server.url, {
      as: story.viewer,
      viewport: { width: 1200, height: 760 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const channel = screens.find(({ name }) => name === 'channel');
    await channel?.show({ app, server, story });
    await app.page.waitForLoadState('networkidle');
    await app.page.screenshot({ path: readmePicture, animations: 'disabled' });
    await story.end();
    const bytes = statSync(readmePicture).size;
    if (bytes > readmeBytes)
      throw new Error(`${readmePicture} has ${bytes} bytes; ${readmeBytes} are enough.`);
    say(`docs/screenshot.png: ${Math.round(bytes / 1024)} KiB`);
  } finally {
    await server.dispose();
  }
}

const browser = await chromium.launch(config.use?.launchOptions ?? {});
try {
  if (process.argv.includes('--readme')) await takeReadmePicture(browser);
  else {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const size of ['desk', 'phone'] as const)
      for (const scheme of schemes) {
        await takeSeries(browser, size, scheme);
        say(`${size}, ${scheme}: ${1 + ownerScreens.length + screens.length} screens`);
      }
  }
} finally {
  await browser.close();
}
