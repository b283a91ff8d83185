import type { ErrorCode, Failure, MessageId } from '@parley/events';
import { aRoom, epoch, messageId, type DownFrame } from '@parley/testkit';
import {
  memoryOutboxStorage,
  type ChatClient,
  type OutboxStorage,
  type StoredMessage,
} from '../src/index.ts';
import { A_MOMENT, aChat, show } from './chat.ts';

const isSendAck = (frame: DownFrame) => frame.event === 'ack' && frame.to === 'message:send';
const refusal = (code: ErrorCode, retryAfterMs?: number): Failure => ({
  ok: false,
  error: { code, message: 'No.', ...(retryAfterMs !== undefined && { retryAfterMs }) },
});

async function writing(storage?: OutboxStorage) {
  const chat = aChat();
  chat.fill(chat.general, chat.ben, 2);
  const annas = await chat.connected(chat.anna, storage && { outboxStorage: storage });
  const shown = show(annas, chat.general);
  await chat.clock.advance(A_MOMENT);
  const said = () =>
    chat.server
      .room(chat.general)
      .messages.slice(2)
      .map(({ text }) => text);
  const sends = () =>
    chat.server.received.filter(({ command }) => command === 'message:send').map(({ data }) => data);
  return { ...chat, annas, shown, said, sends };
}

const idOf = (client: ChatClient, send: ReturnType<ChatClient['send']>): MessageId => {
  if (!send.ok) throw new Error(`${client.connection.get().status}: ${send.error.message}`);
  return send.data.id;
};

test('a message shows at once as sending, then as sent, under one id and without a moment of absence', async () => {
  const { clock, annas, shown, general, said } = await writing();
  const rows: string[] = [];
  const id = idOf(annas, annas.send(general, 'hello'));
  shown.source.subscribe(() => {
    const mine = shown.get().messages.filter((message) => message.id === id);
    rows.push(mine.map(({ status }) => status).join(' and ') || 'absent');
  });
  await clock.advance(0);
  expect(shown.get().messages.at(-1)).toMatchObject({ id, text: 'hello', author: 'anna', status: 'sending' });

  await clock.advance(A_MOMENT);

  expect(shown.get().messages.at(-1)).toMatchObject({ id, seq: 3, status: 'sent' });
  expect(new Set(rows)).toEqual(new Set(['sending', 'sent']));
  expect(said()).toEqual(['hello']);
  expect(annas.outbox.get()).toEqual({ sending: 0, failed: 0, durable: true });
});

test('an acknowledged message stands at its place before the room has got there', async () => {
  const { clock, server, ben, annas, shown, general } = await writing();
  server.down = (frame) => [frame.event === 'room:changed' ? 60 : 10];
  server.post(general, ben, 'on its way before mine');
  annas.send(general, 'mine');

  await clock.advance(30);
  expect(shown.get().messages.at(-1)).toMatchObject({ text: 'mine', seq: 4, status: 'sent' });
  await clock.advance(A_MOMENT);
  expect(shown.texts().slice(2)).toEqual(['on its way before mine', 'mine']);
});

test('[D3] many messages of one room go one after the other and keep their order', async () => {
  const { clock, annas, general, said } = await writing();
  const texts = Array.from({ length: 20 }, (_, n) => `number ${n}`);
  for (const text of texts) annas.send(general, text);

  await clock.advance(20 * 25);

  expect(said()).toEqual(texts);
});

test('[D2] a lost ack is answered by the same id, and the message counts once', async () => {
  const { clock, server, annas, general, shown, said, sends } = await writing();
  server.loseDown(isSendAck);
  server.loseDown((frame) => frame.event === 'room:changed');
  annas.send(general, 'once');
  annas.send(general, 'after it');

  await clock.advance(20_000);

  expect(said()).toEqual(['once', 'after it']);
  expect(sends()).toHaveLength(3);
  expect(sends()[0]).toEqual(sends()[1]);
  expect(shown.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
});

test('[D2] a lost ack does not matter when the message itself arrives', async () => {
  const { clock, server, annas, general, shown, said } = await writing();
  server.loseDown(isSendAck);
  annas.send(general, 'once');

  await clock.advance(A_MOMENT);
  expect(shown.states()).toEqual(['sent', 'sent', 'sent']);
  expect(annas.outbox.get().sending).toBe(0);
  await clock.advance(60_000);
  expect(said()).toEqual(['once']);
});

test('[D2] a line lost in the middle of sending loses, doubles and swaps nothing', async () => {
  const { clock, server, annas, general, shown, said } = await writing();
  const texts = Array.from({ length: 10 }, (_, n) => `number ${n}`);
  for (const text of texts) annas.send(general, text);
  await clock.advance(15);
  server.cut();
  await clock.advance(1_015);
  server.cut();

  await clock.advance(20_000);

  expect(said()).toEqual(texts);
  expect(shown.texts().slice(2)).toEqual(texts);
});

test('what is written offline waits, is shown, and goes out in order', async () => {
  const { clock, server, annas, general, shown, said } = await writing();
  server.stop();
  await clock.advance(10_000);
  annas.send(general, 'one');
  annas.send(general, 'two');
  await clock.advance(60_000);
  expect(shown.states()).toEqual(['sent', 'sent', 'sending', 'sending']);
  expect(annas.outbox.get()).toMatchObject({ sending: 2, failed: 0 });

  server.resume();
  await clock.advance(16_000);

  expect(said()).toEqual(['one', 'two']);
  expect(shown.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
});

test.each(['invalid', 'forbidden', 'not_found', 'conflict', 'too_large'] as const)(
  'a refusal with %s makes the message failed, with its reason, and lets the next one pass',
  async (code) => {
    const { clock, server, annas, general, shown, said } = await writing();
    server.refuseNext('message:send', refusal(code));
    annas.send(general, 'refused');
    annas.send(general, 'taken');

    await clock.advance(60_000);

    expect(said()).toEqual(['taken']);
    expect(shown.get().messages.at(-1)).toMatchObject({ text: 'refused', status: 'failed', error: { code } });
    expect(annas.outbox.get()).toMatchObject({ sending: 0, failed: 1 });
  },
);

test.each(['rate_limited', 'unavailable'] as const)(
  '[C5] %s is not shown as a failure: the message goes again after the time the server names',
  async (code) => {
    const { clock, server, annas, general, shown, sends } = await writing();
    server.refuseNext('message:send', refusal(code, 5_000));
    annas.send(general, 'patient');

    await clock.advance(4_900);
    expect(sends()).toHaveLength(1);
    expect(shown.states().at(-1)).toBe('sending');
    await clock.advance(200);
    expect(sends()).toHaveLength(2);
    expect(shown.states().at(-1)).toBe('sent');
  },
);

test('a session that is over is not asked again and again, and the message waits for what the server says', async () => {
  const { clock, server, annas, general, shown, sends } = await writing();
  for (let n = 0; n < 100; n += 1) server.refuseNext('message:send', refusal('unauthenticated'));
  annas.send(general, 'too late');

  await clock.advance(5_000);

  expect(sends().length).toBeLessThan(10);
  expect(shown.states().at(-1)).toBe('sending');
});

test('a message on which the server breaks again and again fails in the end, and those behind it go on', async () => {
  const { clock, server, annas, general, shown, said } = await writing();
  for (let n = 0; n < 5; n += 1) server.refuseNext('message:send', refusal('internal'));
  annas.send(general, 'poison');
  annas.send(general, 'next');

  await clock.advance(120_000);

  expect(said()).toEqual(['next']);
  expect(shown.states().at(-1)).toBe('failed');
});

test('retry sends a failed message again under its id, behind what was sent since; discard takes it away', async () => {
  const { clock, server, annas, general, shown, said } = await writing();
  server.refuseNext('message:send', refusal('forbidden'));
  server.refuseNext('message:send', refusal('forbidden'));
  const first = idOf(annas, annas.send(general, 'again'));
  const second = idOf(annas, annas.send(general, 'never mind'));
  annas.send(general, 'in between');
  await clock.advance(A_MOMENT);

  annas.retry(first);
  annas.discard(second);
  await clock.advance(A_MOMENT);

  expect(said()).toEqual(['in between', 'again']);
  expect(server.room(general).find(first)).toMatchObject({ text: 'again' });
  expect(shown.texts().slice(2)).toEqual(['in between', 'again']);
  expect(annas.outbox.get()).toMatchObject({ sending: 0, failed: 0 });
});

test('retry and discard of a message that is not failed do nothing', async () => {
  const { clock, annas, general, said } = await writing();
  const id = idOf(annas, annas.send(general, 'on its way'));
  await clock.advance(0);
  annas.retry(id);
  annas.discard(id);
  await clock.advance(A_MOMENT);
  expect(said()).toEqual(['on its way']);
});

test.each([
  ['empty', ''],
  ['blank', ' \n\t '],
  ['too long', 'x'.repeat(8_001)],
  ['no text', 'a\u0000b'],
])('[N1] a message that is %s is refused here and sent nowhere', async (_, text) => {
  const { clock, annas, general, shown, sends } = await writing();
  expect(annas.send(general, text)).toMatchObject({ ok: false, error: { code: 'invalid' } });
  await clock.advance(A_MOMENT);
  expect(sends()).toEqual([]);
  expect(shown.get().messages).toHaveLength(2);
});

test('rooms do not wait for each other', async () => {
  const { clock, server, anna, annas, general, said } = await writing();
  const side = server.addRoom(aRoom('side'), anna).id;
  server.refuseNext('message:send', refusal('unavailable', 30_000));
  annas.send(general, 'waits');
  await clock.advance(A_MOMENT);

  annas.send(side, 'goes');
  await clock.advance(A_MOMENT);

  expect(said()).toEqual([]);
  expect(server.room(side).messages.map(({ text }) => text)).toEqual(['goes']);
  expect(annas.outbox.get().sending).toBe(1);
});

test('whoever writes while looking at an older part is taken to the end', async () => {
  const { clock, ben, annas, general, fill, shown } = await writing();
  fill(general, ben, 200);
  await clock.advance(A_MOMENT);
  shown.hide();
  annas.timeline(general).subscribe(() => {});
  void annas.timeline(general).loadAround(1);
  await clock.advance(A_MOMENT);

  annas.send(general, 'here');
  await clock.advance(A_MOMENT);

  expect(shown.get().hasAfter).toBe(false);
  expect(shown.texts().at(-1)).toBe('here');
});

describe('the storage', () => {
  const stored = (n: number, more: Partial<StoredMessage> = {}): StoredMessage => {
    const chat = aChat();
    return {
      server: 'test',
      user: chat.anna.id,
      id: messageId(`01900000-0000-7000-8000-00000000000${n}`),
      room: chat.general,
      text: `kept ${n}`,
      at: 0,
      place: n,
      ...more,
    };
  };

  test('gives back what an earlier page left, in its order, and failed ones as failed', async () => {
    const storage = memoryOutboxStorage();
    await storage.put(stored(2));
    await storage.put(stored(1));
    await storage.put(stored(3, { error: { code: 'forbidden', message: 'No.' } }));

    const { clock, annas, said, shown } = await writing(storage);
    annas.send(stored(1).room, 'new');
    await clock.advance(A_MOMENT);

    expect(said()).toEqual(['kept 1', 'kept 2', 'new']);
    expect(shown.get().messages.at(-1)).toMatchObject({ text: 'kept 3', status: 'failed' });
  });

  test('keeps what belongs to another person or server to itself', async () => {
    const storage = memoryOutboxStorage();
    const { ben } = aChat();
    await storage.put(stored(1, { user: ben.id }));
    await storage.put(stored(2, { server: 'elsewhere' }));

    const { clock, said, shown } = await writing(storage);
    await clock.advance(A_MOMENT);

    expect(said()).toEqual([]);
    expect(shown.get().messages).toHaveLength(2);
  });

  test('has the message before it is shown, and no longer once it is acknowledged', async () => {
    const storage = memoryOutboxStorage();
    const owner = { server: 'test', user: aChat().anna.id };
    const { clock, annas, general, shown } = await writing(storage);
    const keptWhenShown: Promise<number>[] = [];
    shown.source.subscribe(() => {
      if (shown.states().includes('sending'))
        keptWhenShown.push(storage.load(owner).then(({ length }) => length));
    });

    annas.send(general, 'kept');
    await clock.advance(A_MOMENT);

    expect(await keptWhenShown[0]).toBe(1);
    expect(await storage.load(owner)).toEqual([]);
  });

  test('that refuses costs durability, which is shown, but no message', async () => {
    const full: OutboxStorage = {
      load: () => Promise.reject(new Error('denied')),
      put: () => Promise.reject(new Error('full')),
      remove: () => Promise.reject(new Error('denied')),
    };
    const { clock, annas, general, said } = await writing(full);
    annas.send(general, 'one');
    annas.send(general, 'two');
    await clock.advance(A_MOMENT);

    expect(said()).toEqual(['one', 'two']);
    expect(annas.outbox.get()).toEqual({ sending: 0, failed: 0, durable: false });
  });

  test('that is slow for one message does not let the next one overtake it', async () => {
    const memory = memoryOutboxStorage();
    let release = () => {};
    const slow: OutboxStorage = {
      ...memory,
      put: async (message) => {
        if (message.text === 'slow')
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        await memory.put(message);
      },
    };
    const { clock, annas, general, said } = await writing(slow);
    annas.send(general, 'slow');
    annas.send(general, 'quick');
    await clock.advance(A_MOMENT);
    expect(said()).toEqual([]);
    release();
    await clock.advance(A_MOMENT);
    expect(said()).toEqual(['slow', 'quick']);
  });

  test('that refuses one message does not let the next one overtake it', async () => {
    const memory = memoryOutboxStorage();
    const picky: OutboxStorage = {
      ...memory,
      put: (message) => (message.text === 'one' ? Promise.reject(new Error('full')) : memory.put(message)),
    };
    const { clock, server, annas, general, said } = await writing(picky);
    server.stop();
    await clock.advance(A_MOMENT);
    annas.send(general, 'one');
    annas.send(general, 'two');
    await clock.advance(A_MOMENT);
    server.resume();
    await clock.advance(16_000);
    expect(said()).toEqual(['one', 'two']);
  });
});

test('[D8] what was acknowledged and then lost by a restore is sent again', async () => {
  const { clock, server, annas, general, said } = await writing();
  server.down = (frame) => (frame.event === 'room:changed' ? [] : [10]);
  annas.send(general, 'precious');
  await clock.advance(A_MOMENT);
  server.stop();
  server.epoch = epoch('epoch-2');
  server.room(general).messages.pop();

  server.resume();
  await clock.advance(5_000);

  expect(said()).toEqual(['precious']);
});
