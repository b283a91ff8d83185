import type { Failure, MessageId } from '@parley/events';
import type { DownFrame } from '@parley/testkit';
import type { ChatClient } from '../src/index.ts';
import { A_MOMENT, aChat, show } from './chat.ts';
import { FakeBrowser } from './tabs.ts';

const refusal: Failure = { ok: false, error: { code: 'forbidden', message: 'No.' } };

/** Anna with two tabs on #general; the first one has the turn. */
async function twoTabs() {
  const chat = aChat();
  const { clock, server, anna, general } = chat;
  const browser = new FakeBrowser(clock);
  const tab = async () => {
    const client = await chat.connected(anna, { sharedOutbox: browser });
    const shown = show(client, general);
    await clock.advance(A_MOMENT);
    return { client, shown, say: (text: string) => client.send(general, text) };
  };
  const [first, second] = [await tab(), await tab()];
  const said = () => server.room(general).messages.map(({ text }) => text);
  return { ...chat, browser, tab, first, second, said };
}

const idOf = (ack: ReturnType<ChatClient['send']>): MessageId => {
  if (!ack.ok) throw new Error(ack.error.message);
  return ack.data.id;
};

const sends = ({ server }: Awaited<ReturnType<typeof twoTabs>>) => server.count('message:send');

test('[D2] [D3] what two tabs write goes out once, in the order in which it was written', async () => {
  const tabs = await twoTabs();
  const { clock, first, second, said } = tabs;
  const texts = Array.from({ length: 20 }, (_, n) => `number ${n}`);
  for (const [n, text] of texts.entries()) {
    (n % 2 === 0 ? first : second).say(text);
    await clock.advance(1);
  }
  await clock.advance(20 * 40);

  expect(said()).toEqual(texts);
  expect(sends(tabs)).toBe(20);
  for (const { shown } of [first, second]) expect(shown.texts()).toEqual(texts);
});

test('[D3] the tab that sends lets go first what another tab wrote before, also when it has not heard of it yet', async () => {
  const { clock, first, second, said, browser } = await twoTabs();
  browser.deaf = true;
  for (const text of ['one', 'two', 'three']) {
    first.say(text);
    await clock.advance(A_MOMENT);
  }
  browser.deaf = false;
  second.say('four');
  await clock.advance(1);
  first.say('five');
  await clock.advance(A_MOMENT);
  expect(said()).toEqual(['one', 'two', 'three', 'four', 'five']);
});

test('each tab sees the messages of the other as sending, then as sent, without a moment of absence', async () => {
  const { clock, server, first, second } = await twoTabs();
  server.down = (frame) => [frame.event === 'room:changed' ? 80 : 10];
  const id = idOf(second.say('hello'));
  const rows: Record<string, string[]> = { first: [], second: [] };
  for (const [name, { shown }] of Object.entries({ first, second }))
    shown.source.subscribe(() => {
      const mine = shown.get().messages.filter((message) => message.id === id);
      rows[name]?.push(mine.map(({ status }) => status).join(' and ') || 'absent');
    });
  await clock.advance(300);
  for (const seen of Object.values(rows)) expect([...new Set(seen)]).toEqual(['sending', 'sent']);
});

test('the tab that sends loses its connection: another takes over at once', async () => {
  const { clock, server, first, second, said } = await twoTabs();
  let down = true;
  const before = server.up;
  server.up = (frame) => (down && frame.command === 'message:send' ? [] : before(frame));
  first.say('one');
  second.say('two');
  await clock.advance(A_MOMENT);
  expect(said()).toEqual([]);

  down = false;
  first.client.close();
  await clock.advance(A_MOMENT);

  expect(said()).toEqual(['one', 'two']);
  expect(second.shown.texts()).toEqual(['one', 'two']);
});

test('[D2] the ack reaches a tab that is gone: the next one sends again, and the message counts once', async () => {
  const tabs = await twoTabs();
  const { clock, server, first, second, said, browser } = tabs;
  server.loseDown((frame: DownFrame) => frame.event === 'ack' && frame.to === 'message:send');
  server.loseDown((frame: DownFrame) => frame.event === 'room:changed', 2);
  first.say('once');
  await clock.advance(50);
  first.client.close();
  await clock.advance(30_000);

  expect(said()).toEqual(['once']);
  expect(sends(tabs)).toBe(2);
  expect(second.shown.states()).toEqual(['sent']);
  expect(browser.texts).toEqual([]);
});

test('a tab that opens later shows and sends what waits', async () => {
  const { clock, server, first, second, tab, said, general } = await twoTabs();
  server.stop();
  first.say('one');
  second.say('two');
  await clock.advance(A_MOMENT);
  first.client.close();
  second.client.close();
  server.resume();

  const third = await tab();
  await clock.advance(A_MOMENT);

  expect(said()).toEqual(['one', 'two']);
  expect(third.client.timeline(general).get().messages).toHaveLength(2);
});

test('a message that was refused is retried from one tab, another one discarded from the other', async () => {
  const { clock, server, first, second, said, browser } = await twoTabs();
  server.refuseNext('message:send', refusal);
  server.refuseNext('message:send', refusal);
  const again = idOf(first.say('again'));
  const never = idOf(first.say('never mind'));
  await clock.advance(A_MOMENT);
  for (const { client } of [first, second]) expect(client.outbox.get()).toMatchObject({ failed: 2 });

  second.client.retry(again);
  second.client.discard(never);
  await clock.advance(A_MOMENT);

  expect(said()).toEqual(['again']);
  expect(browser.texts).toEqual([]);
  for (const { shown, client } of [first, second]) {
    expect(shown.texts()).toEqual(['again']);
    expect(client.outbox.get()).toEqual({ sending: 0, failed: 0, durable: true });
  }
});

test('what one tab retries another one can no longer discard', async () => {
  const { clock, server, first, second, said } = await twoTabs();
  server.refuseNext('message:send', refusal);
  const id = idOf(first.say('wanted'));
  await clock.advance(A_MOMENT);

  first.client.retry(id);
  second.client.discard(id);
  await clock.advance(A_MOMENT);

  expect(said()).toEqual(['wanted']);
  for (const { shown } of [first, second]) expect(shown.states()).toEqual(['sent']);
});

test('what cannot be kept is sent by the tab in which it was written, in its order', async () => {
  const { clock, first, second, said, browser } = await twoTabs();
  second.say('kept');
  await clock.advance(3);
  browser.full = true;
  second.say('not kept');
  first.say('not kept either');
  await clock.advance(A_MOMENT);

  expect(said().toSorted()).toEqual(['kept', 'not kept', 'not kept either']);
  expect(said().indexOf('kept')).toBeLessThan(said().indexOf('not kept'));
  for (const { client } of [first, second]) expect(client.outbox.get().durable).toBe(false);

  browser.full = false;
  first.say('kept again');
  await clock.advance(A_MOMENT);
  expect(first.client.outbox.get()).toEqual({ sending: 0, failed: 0, durable: true });
});

test('a message that could not be taken out after its ack is not shown again, and taken out later', async () => {
  const { clock, server, first, said, browser } = await twoTabs();
  first.say('hello');
  await clock.advance(15);
  browser.full = true;
  await clock.advance(A_MOMENT);
  expect(said()).toEqual(['hello']);
  expect(browser.texts).toEqual(['hello']);

  browser.full = false;
  server.cut();
  await clock.advance(5_000);

  expect(browser.texts).toEqual([]);
  expect(first.shown.texts()).toEqual(['hello']);
  expect(said()).toEqual(['hello']);
});
