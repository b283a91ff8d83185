import { signIn } from '../harness/person.ts';
import { expect, test as base } from './fixtures.ts';
import { keptIn } from './kept.ts';
import { Profile } from './profile.ts';
import { saidInGeneral } from './said.ts';

// A name that is not localhost is a stranger's machine to the browser, wherever it leads: over plain http it gives such a
// page no locks, no clipboard and no crypto.randomUUID. So it is in a local network without certificates.
const elsewhere = '--host-resolver-rules=MAP parley.test 127.0.0.1';

const test = base.extend<{ profile: Profile; home: string }>({
  profile: async ({ launchOptions }, provide) => {
    const profile = new Profile({ ...launchOptions, args: [...(launchOptions.args ?? []), elsewhere] });
    await profile.start();
    await provide(profile);
    await profile.dispose();
  },
  home: async ({ server }, provide) => {
    await provide(server.url.replace('127.0.0.1', 'parley.test'));
  },
});

test('over plain http from another machine two tabs talk, and one takes over from the other', async ({
  server,
  profile,
  home,
}) => {
  const reader = await signIn(server.url, 'Reader');
  const first = await profile.tab(home);
  expect(await first.page.evaluate(() => window.isSecureContext || 'locks' in navigator)).toBe(false);
  await first.signIn('Ada');
  await first.openRoom('general');
  const second = await profile.tab(`${home}/r/general`);
  await expect(second.serverStatus).toContainText('Connected');

  const texts = Array.from({ length: 6 }, (_, n) => `Ada says ${n}`);
  for (const [n, text] of texts.entries()) await (n % 2 === 0 ? first : second).say(text);
  await expect.poll(() => saidInGeneral(reader)).toEqual(texts);

  await first.page.close();
  await second.say('and goes on');
  // A lease ends by itself.
  await expect.poll(() => saidInGeneral(reader)).toEqual([...texts, 'and goes on']);
  await expect(second.page.getByText('Sending', { exact: true })).toHaveCount(0);
  await expect.poll(() => keptIn(second.page, 'parley-state')).toContain('and goes on');
});

test('over plain http a text is copied all the same', async ({ profile, home }) => {
  const ada = await profile.tab(home);
  await ada.signIn('Ada');
  await ada.openRoom('general');
  await ada.say('take this along');
  await expect(ada.message('take this along')).not.toContainText('Sending');
  await ada.message('take this along').press('Enter');
  await ada.page.getByRole('menuitem', { name: 'Copy text' }).click();
  await ada.composer.press('Control+V');
  await expect(ada.composer).toHaveValue('take this along');
});
