import { defineConfig } from '@playwright/test';
import { chromiumPath, shellPath } from './browser/chromium.ts';

export default defineConfig({
  testDir: './browser',
  testMatch: '*.spec.ts',
  outputDir: './test-results',
  fullyParallel: true,
  // One more than the smallest machine has cores: tests wait for servers and timers, too.
  workers: 3,
  // A slow machine is not a fault: these bound what hangs, and judge nothing.
  timeout: 600_000,
  expect: { timeout: 45_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    // What fades and moves costs a tenth of all, and no test asks for it.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 45_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: shellPath ?? chromiumPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-smooth-scrolling',
      ],
    },
  },
});
