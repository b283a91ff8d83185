import { GENERAL, limits, LOBBY } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import type { ChatClient } from './support/chat-client.ts';
import { Place } from './support/place.ts';
import { eventually, within } from './support/waiting.ts';

let place: Place;

beforeEach(async () => {
  place = await Place.open();
});

afterEach(() => place.close());

/** Far more than the system's own socket buffers and the cap hold together. */
const MESSAGES = 3_000;
const text = 'x'.repeat(limits.text);
/** What a stalled client gets at most: the cap, and what the system buffers on both ends (tcp_rmem, tcp_wmem). */
const AT_MOST_BYTES = limits.queuedBytes + 14 * 1024 * 1024;

async function talk(client: ChatClient, room: string): Promise<void> {
  for (let sent = 0; sent < MESSAGES; sent += 30)
    await Promise.all(
      Array.from({ length: 30 }, () => client.do('message:send', { room, id: uuidV7(), text })),
    );
}

const messagesIn = (frames: readonly unknown[]): number =>
  frames.reduce<number>((sum, frame) => sum + (frame as { changes: readonly unknown[] }).changes.length, 0);

test('[D6] over Socket.IO, who does not read is fed up to the cap, is told to resync, and nobody else notices', async () => {
  const [adaIs, benIs, slowIs] = await Promise.all([place.signIn(), place.signIn(), place.signIn()]);
  const [ada, ben, slow] = await Promise.all([place.chat(adaIs), place.chat(benIs), place.chat(slowIs)]);
  await slow.do('session:heads', {});
  const goOn = slow.stall();
  await talk(ada, GENERAL);
  await eventually(
    () => messagesIn(ben.all('room:changed')) >= MESSAGES,
    'all messages to reach the one who reads',
  );
  expect(ben.all('session:resync')).toEqual([]);

  goOn();
  await slow.hears('session:resync');
  const got = messagesIn(slow.all('room:changed')) * limits.text;
  expect(got).toBeGreaterThan(0);
  expect(got).toBeLessThan(AT_MOST_BYTES);
  // It goes on as if nothing had been.
  const { heads } = await slow.do<{ heads: Record<string, number> }>('session:heads', {});
  const next = await ada.do<{ rev: number }>('message:send', { room: GENERAL, id: uuidV7(), text: 'next' });
  expect(next.rev).toBe((heads[GENERAL] ?? 0) + 1);
  await slow.hears<{ to: number }>('room:changed', ({ to }) => to === next.rev);
}, 60_000);

test('[D6] over native WebSocket too', async () => {
  const [adaIs, slowIs] = await Promise.all([place.signIn(), place.signIn()]);
  const ada = await place.chat(adaIs);
  const slow = await place.ws('/ws', slowIs);
  slow.socket.pause();
  await talk(ada, GENERAL);
  slow.socket.resume();
  await slow.hears(({ event }) => event === 'session:resync', 'the order to resync');
  const frames = slow.heard.items.filter(({ event }) => event === 'room:changed').map(({ data }) => data);
  expect(messagesIn(frames) * limits.text).toBeLessThan(AT_MOST_BYTES);
}, 60_000);

test('[D6] a ten-line client that does not read misses what is said, and hears what is said once it reads', async () => {
  const ada = await place.chat(await place.signIn());
  const slow = await place.lobby();
  const goOn = slow.stall();
  await talk(ada, LOBBY);
  goOn();
  await eventually(() => slow.all('chat message').length > 0, 'the first of them');
  await slow.do('to me', 'all read');
  const got = slow.all('chat message').length;
  expect(got * limits.text).toBeLessThan(AT_MOST_BYTES);
  await ada.do('message:send', { room: LOBBY, id: uuidV7(), text: 'again' });
  await slow.hears('chat message', (said) => said === 'again');
}, 60_000);

test('who asks and asks and never reads the answers is cut off, and nobody else', async () => {
  const [adaIs, greedyIs] = await Promise.all([place.signIn(), place.signIn()]);
  const [ada, greedy] = await Promise.all([place.chat(adaIs), place.chat(greedyIs)]);
  // Three bytes a character: the sixteen reads that may be under way are more than the system's buffers hold.
  const large = '漢'.repeat(limits.text);
  await Promise.all(
    Array.from({ length: 60 }, () => ada.do('message:send', { room: GENERAL, id: uuidV7(), text: large })),
  );
  const goOn = greedy.stall();
  for (let n = 0; n < 16; n++)
    greedy.socket.emit('room:history', { room: GENERAL, limit: 100 }, () => undefined);
  await eventually(() => place.app.core.connections() === 1, 'the greedy one to be cut off');
  expect(await ada.ask('session:heads', {})).toMatchObject({ ok: true });
  goOn();
  await within(greedy.ended, 'the greedy one to notice');
});
