import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';
import { within } from '../harness/waiting.ts';
import { chromiumPath } from './chromium.ts';
import { ParleyPage } from './parley-page.ts';

const listening = /DevTools listening on (ws:\S+)/;

/** One person's browser with its data on the disk: it is started, closed, killed and started again. */
export class Profile {
  readonly #dir = mkdtempSync(join(tmpdir(), 'parley-profile-'));
  readonly #options: LaunchOptions;
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  constructor(options: LaunchOptions) {
    this.#options = options;
  }

  /** Starts the browser on what it had before. */
  async start(): Promise<void> {
    const { args = [] } = this.#options;
    const child = spawn(
      chromiumPath,
      ['--headless', '--remote-debugging-port=0', `--user-data-dir=${this.#dir}`, ...args, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#process = child;
    const lines = createInterface({ input: child.stderr });
    const address = new Promise<string>((resolve) => {
      lines.on('line', (line) => {
        const found = listening.exec(line)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    this.#browser = await chromium.connectOverCDP(await within(address, 'the browser to start', 20_000));
  }

  get context(): BrowserContext {
    const context = this.#browser?.contexts()[0];
    if (context === undefined) throw new Error('the browser does not run');
    return context;
  }

  /** A new tab on `url`. */
  async tab(url: string): Promise<ParleyPage> {
    const page = await this.context.newPage();
    await page.setViewportSize({ width: 1280, height: 2000 });
    await page.goto(url);
    return new ParleyPage(page);
  }

  /** As one closes a browser: it may write down what it has. */
  async close(): Promise<void> {
    const session = await this.#browser?.newBrowserCDPSession();
    await this.#end(async () => session?.send('Browser.close'));
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    await this.#end(async (child) => child.kill('SIGKILL'));
  }

  /** Ends it, and deletes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    // Its children may write for a moment after it.
    rmSync(this.#dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  async #end(end: (child: ChildProcess) => Promise<unknown>): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    await end(child);
    await within(gone, 'the browser to end', 20_000);
  }
}
