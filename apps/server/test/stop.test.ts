import { GENERAL } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { LogBook } from './support/log-book.ts';
import { Place } from './support/place.ts';
import { within } from './support/waiting.ts';

const history = { room: GENERAL, limit: 100 };

interface Page {
  readonly messages: readonly { readonly id: string }[];
}

test('a stop answers what it accepted, stores exactly that, closes every socket, and frees port and database', async () => {
  const place = await Place.open();
  const [adaIs, benIs] = await Promise.all([place.signIn(), place.signIn()]);
  const ada = await place.chat(adaIs);
  const others = [await place.chat(benIs, ['polling']), await place.lobby()];
  const native = [await place.ws('/ws', benIs), await place.ws('/ws/lobby')];
  await ada.do('session:heads', {});

  const ids = Array.from({ length: 50 }, () => uuidV7());
  const answers = ids.map((id) => ada.ask('message:send', { room: GENERAL, id, text: 'just now' }));
  // The first is on its way into the database when the stop begins.
  await answers[0];
  const stopped = within(place.app.close(), 'the stop', 5_000);
  const settled = await Promise.allSettled(answers);
  await stopped;
  await Promise.all([ada.ended, ...others.map(({ ended }) => ended), ...native.map(({ closed }) => closed)]);
  await expect(fetch(`${place.url}/health`)).rejects.toThrow('fetch failed');

  const { port } = new URL(place.url);
  const again = await createApp(readConfig({ PORT: port, DATA_DIR: place.dataDir }), { log: new LogBook() });
  expect((await again.listen()).local).toBe(place.url);
  const reader = await place.chat(adaIs);
  const { messages } = await reader.do<Page>('room:history', history);
  const stored = new Set(messages.map(({ id }) => id));
  const acked = ids.filter((_, n) => {
    const answer = settled[n];
    return answer?.status === 'fulfilled' && answer.value.ok;
  });
  expect(acked.length).toBeGreaterThan(0);
  for (const id of acked) expect(stored).toContain(id);
  reader.close();
  await again.close();
  await place.close();
});

test('native sockets are told that the server goes away', async () => {
  const place = await Place.open();
  const client = await place.ws('/ws/lobby');
  await place.app.close();
  expect(await client.closed).toBe(1001);
  await place.close();
});

test('whoever does not read or hangs on does not hold up the stop', async () => {
  const place = await Place.open();
  const stalled = await place.chat(await place.signIn());
  stalled.stall();
  const native = await place.ws('/ws/lobby');
  native.socket.pause();
  await place.fetch('/health', { headers: { Connection: 'keep-alive' } });
  await within(place.app.close(), 'the stop', 4_000);
  await expect(fetch(place.url)).rejects.toThrow('fetch failed');
  await place.close();
});

test('stopping twice is stopping once', async () => {
  const place = await Place.open();
  await Promise.all([place.app.close(), place.app.close()]);
  await place.app.close();
  await expect(fetch(place.url)).rejects.toThrow('fetch failed');
  await place.close();
});
