import { GENERAL } from '@parley/events';
import { signIn } from '../harness/person.ts';
import { expect, test } from './fixtures.ts';
import type { ParleyPage } from './parley-page.ts';

test.use({ fetchesAhead: true });

const marked = /(Ada|Ben) says \d+/;

/** All that was said in #general, as somebody who comes in later is told. */
async function saidIn(url: string): Promise<string[]> {
  const reader = await (await signIn(url, 'Late reader')).open();
  const { messages } = await reader.do('room:history', { room: GENERAL, limit: 100 });
  await reader.close();
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  return messages.map(({ text }) => text);
}

const saidBy = (name: string, texts: readonly string[]): readonly string[] =>
  texts.filter((text) => text.startsWith(name));

/** High enough for everything that is said to stand in the document at once. */
const tall = { viewport: { width: 1000, height: 2600 } };

test('the server is killed while two people talk, and started again: both return by themselves, and nothing is lost, doubled or swapped', async ({
  server,
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada', tall), arrive('Ben', tall)]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  const talk = async (person: ParleyPage, name: string, from: number, to: number): Promise<void> => {
    for (let n = from; n < to; n++) await person.say(`${name} says ${n}`);
  };
  const both = (from: number, to: number) =>
    Promise.all([talk(ada, 'Ada', from, to), talk(ben, 'Ben', from, to)]);

  await both(0, 5);
  // Killed in the middle of what both are saying.
  await Promise.all([both(5, 15), server.kill()]);
  for (const person of [ada, ben]) await expect(person.banner).toContainText(/Reconnecting/);
  await both(15, 18);
  await server.start();

  for (const person of [ada, ben]) {
    await expect(person.serverStatus).toContainText('Connected');
    await expect(person.page.getByText('Sending')).toHaveCount(0);
  }
  const said = await saidIn(server.url);
  for (const name of ['Ada', 'Ben'])
    expect(saidBy(name, said)).toEqual(Array.from({ length: 18 }, (_, n) => `${name} says ${n}`));
  for (const person of [ada, ben]) await expect.poll(() => person.texts(marked)).toEqual(said);
});

test('what is said while the server is away is shown as sending, and arrives once, in order, after its return', async ({
  server,
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada', tall), arrive('Ben', tall)]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.say('Ada says 0');
  await expect(ben.message('Ada says 0')).toBeVisible();
  await server.kill();
  await expect(ada.banner).toContainText(/Reconnecting/);
  for (const n of [1, 2, 3]) await ada.say(`Ada says ${n}`);
  for (const n of [1, 2, 3]) await expect(ada.message(`Ada says ${n}`)).toContainText('Sending');

  await server.start();
  const all = ['Ada says 0', 'Ada says 1', 'Ada says 2', 'Ada says 3'];
  await expect.poll(() => ben.texts(marked)).toEqual(all);
  await expect(ada.page.getByText('Sending')).toHaveCount(0);
  expect(await ada.texts(marked)).toEqual(all);
  expect(await saidIn(server.url)).toEqual(all);
});

test('without a network a message waits, and is sent once when the network is back', async ({
  server,
  arrive,
}) => {
  const [ada, ben] = await Promise.all([arrive('Ada'), arrive('Ben')]);
  await Promise.all([ada.openRoom('general'), ben.openRoom('general')]);
  await ada.page.context().setOffline(true);
  await ada.say('Ada says 1');
  await ben.say('Ben says 1');
  await expect(ben.message('Ben says 1')).toBeVisible();
  await ada.page.context().setOffline(false);
  for (const person of [ada, ben]) {
    await expect(person.message('Ada says 1')).toHaveCount(1);
    await expect(person.message('Ben says 1')).toHaveCount(1);
    await expect(person.page.getByText('Sending')).toHaveCount(0);
  }
  const said = await saidIn(server.url);
  expect(said.toSorted()).toEqual(['Ada says 1', 'Ben says 1']);
  for (const person of [ada, ben]) await expect.poll(() => person.texts(marked)).toEqual(said);
});

test('a reload keeps who one is and what was said, also after the server was restarted', async ({
  server,
  arrive,
}) => {
  const ada = await arrive('Ada');
  await ada.openRoom('general');
  for (const n of [1, 2, 3]) await ada.say(`Ada says ${n}`);
  await expect(ada.message('Ada says 3')).toBeVisible();
  await expect(ada.page.getByText('Sending')).toHaveCount(0);
  const said = ['Ada says 1', 'Ada says 2', 'Ada says 3'];

  await ada.page.reload();
  await expect(ada.button('Your account: Ada')).toBeVisible();
  await expect.poll(() => ada.texts(marked)).toEqual(said);

  expect(await server.stop()).toBe(0);
  await server.start();
  await ada.page.reload();
  await expect(ada.button('Your account: Ada')).toBeVisible();
  await expect.poll(() => ada.texts(marked)).toEqual(said);
});

test('a page or a dialog that is asked for before its part of the code is here says that it waits, and opens when the server is back', async ({
  arrive,
}) => {
  const ada = await arrive('Ada');
  // As when the server goes away before the page has all its parts.
  const missing = /\/health|people-page|create-room-dialog/;
  await ada.page.route(missing, (route) => route.abort());
  await ada.page.goto(new URL('/r/general', ada.page.url()).href);
  await ada.rooms.getByRole('link', { name: 'Find people' }).click();
  await expect(ada.page.getByRole('main').getByRole('status', { name: 'Loading the page' })).toBeVisible();
  await ada.button('Create a room').click();
  await expect(ada.page.getByText('Waiting for the server…')).toBeVisible();
  await ada.page.unroute(missing);
  await expect(ada.page.getByRole('dialog', { name: 'Create a room' })).toBeVisible();
  await ada.page.keyboard.press('Escape');
  await expect(ada.page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});
