import { type Browser, type BrowserContextOptions, expect, test as base } from '@playwright/test';
import type { Person } from '../harness/person.ts';
import { ParleyServer } from '../harness/server.ts';
import { ParleyPage } from './parley-page.ts';

interface ArrivalOptions extends BrowserContextOptions {
  /** Come in with this person's cookie instead of picking a name. */
  readonly as?: Person;
}

interface Fixtures {
  /** Variables for the server of the test. */
  readonly serverEnv: Readonly<Record<string, string>>;
  /** Whether pages fetch ahead what they load on demand, as they do unless a browser saves data: needed where a server goes away. */
  readonly fetchesAhead: boolean;
  /** A server of the test's own, with nothing in it. */
  readonly server: ParleyServer;
  /** Opens the app in a browser profile of its own, as a guest who has picked that name if one is given. */
  readonly arrive: (name?: string, options?: ArrivalOptions) => Promise<ParleyPage>;
}

/** What no page may ever do: throw, open a dialog, ask a stranger for anything, or break its own content policy. */
function watchForTrouble(app: ParleyPage, home: string, trouble: string[]): void {
  const { page } = app;
  page.on('pageerror', (error) => trouble.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`a ${dialog.type()} said: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== home) trouble.push(`asked a stranger: ${url.href}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) trouble.push(message.text());
  });
}

export async function openApp(
  browser: Browser,
  url: string,
  { as, ...options }: ArrivalOptions = {},
): Promise<ParleyPage> {
  const context = await browser.newContext(options);
  if (as) {
    const [name = '', value = ''] = as.cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  return new ParleyPage(await context.newPage());
}

/** As the first screen does it, without loading that: that the screen does it is held where the screen is tested. */
async function comeIn({ page }: ParleyPage, url: string, name: string): Promise<void> {
  const answer = await page.context().request.post(`${url}/api/session`, { data: { name } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** As with a browser that saves data: nearly a hundred requests less for each page, a tenth of what a test costs. */
async function saveData({ page }: ParleyPage): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
}

export const test = base.extend<Fixtures>({
  serverEnv: [{}, { option: true }],
  fetchesAhead: [false, { option: true }],
  server: async ({ serverEnv }, provide, testInfo) => {
    const server = await ParleyServer.start({ env: serverEnv });
    await provide(server);
    await server.dispose();
    if (testInfo.status !== testInfo.expectedStatus)
      await testInfo.attach('server log', { body: server.log, contentType: 'text/plain' });
  },
  arrive: async ({ browser, server, fetchesAhead }, provide) => {
    const trouble: string[] = [];
    const apps: ParleyPage[] = [];
    await provide(async (name, options) => {
      const app = await openApp(browser, server.url, options);
      apps.push(app);
      watchForTrouble(app, server.url, trouble);
      if (!fetchesAhead) await saveData(app);
      if (name !== undefined) await comeIn(app, server.url, name);
      await app.page.goto(server.url);
      if (name !== undefined) await expect(app.rooms).toBeVisible();
      return app;
    });
    await Promise.all(apps.map(({ page }) => page.context().close()));
    expect(trouble).toEqual([]);
  },
});

export { expect };
