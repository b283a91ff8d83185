import { limits } from '@parley/events';
import { codecs, type WireKind, wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import type { Wire } from '../harness/wire.ts';
import { setScene, openPlace } from './place.ts';

const place = openPlace();

const opened = async (kind: WireKind): Promise<Wire> => (await place.newcomer()).open(kind);

const stillServes = async (wire: Wire): Promise<boolean> => (await wire.command('session:heads', {})).ok;

describe.each(wireKinds)('over %s', (kind) => {
  test.each(['room:destroy', '', 'constructor', '__proto__', 'toString', 'disconnect', 'x'.repeat(5_000)])(
    '[C1] an unknown command is answered: %p',
    async (name) => {
      const wire = await opened(kind);
      expect(await wire.say(name, {})).toMatchObject({ ok: false, error: { code: 'invalid' } });
      expect(await stillServes(wire)).toBe(true);
    },
  );

  test.each([
    ['just above 64 KiB', limits.frame],
    ['of 1 MiB', 1024 * 1024],
  ])(
    '[C4] a frame %s is answered too_large, stores nothing, and the connection goes on',
    async (_, bytes) => {
      const { ada, room } = await setScene(place, kind);
      const text = 'x'.repeat(bytes);
      expect(await ada.say('message:send', { room, id: newId(), text })).toMatchObject({
        ok: false,
        error: { code: 'too_large' },
      });
      expect((await ada.do('room:history', { room })).messages).toEqual([]);
    },
  );

  test('[C4] a frame above 2 MiB ends its connection, and only that', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    ada.send(' '.repeat(limits.frameHard + 1024));
    expect(await ada.closed).toBe(1009);
    expect(await ben.command('message:send', { room, id: newId(), text: 'I am here' })).toMatchObject({
      ok: true,
    });
  });

  test('[C3] data nested ten thousand deep is refused like any other', async () => {
    const wire = await opened(kind);
    const answer = wire.answerTo(5, 'room:list');
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    wire.send(codecs[kind].command(5, 'room:list', null).replace('null', deep));
    expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await stillServes(wire)).toBe(true);
  });

  test('[N4] a text is kept exactly as sent, whatever it looks like', async () => {
    const { ada, ben, room } = await setScene(place, kind);
    const texts = [
      '<script>alert(1)</script><img src=x onerror=alert(1)>',
      ' leading, trailing and\n\nempty lines \n',
      "'; DROP TABLE messages; --",
      '{"_placeholder":true,"num":0}',
      '42/chat,["message:send",{}]',
      'e\u0301 is not \u00e9',
      '👩‍👩‍👧‍👦 مرحبا שלום 日本語 \u202eabc',
      '"\\u0041\\n',
      'x'.repeat(limits.text),
    ];
    for (const text of texts) await ada.do('message:send', { room, id: newId(), text });
    const page = await ben.do('room:history', { room });
    expect(page.messages.map(({ text }) => text)).toEqual(texts);
    await ben.event('room:changed', ({ to }) => to === page.rev);
    const told = ben.inbox
      .all('room:changed')
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.kind === 'message' ? [change.message.text] : []));
    expect(told).toEqual(texts);
  });
});

describe('over native WebSocket', () => {
  const malformed: readonly [string, string | Uint8Array][] = [
    ['no JSON', 'hello'],
    ['half of a JSON object', '{"id":1,"command":'],
    ['an empty frame', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '5'],
    ['no fields', '{}'],
    ['an id that is no integer', '{"id":"one","command":"session:heads","data":{}}'],
    ['a binary frame', new Uint8Array([1, 2, 3])],
    [
      'a binary frame that holds JSON',
      new TextEncoder().encode('{"id":1,"command":"session:heads","data":{}}'),
    ],
  ];

  test.each(malformed)('[C1] [T2] %s is answered as invalid, without an id', async (_, frame) => {
    const wire = await opened('native WebSocket');
    const answer = wire.strayAck();
    wire.send(frame);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await stillServes(wire)).toBe(true);
  });

  test('[C1] [T2] a frame with an id and no command is answered under its id', async () => {
    const wire = await opened('native WebSocket');
    const answer = wire.answerTo(77, '(none)');
    wire.send('{"id":77}');
    expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await stillServes(wire)).toBe(true);
  });
});

describe('over Socket.IO', () => {
  test('[C4] a binary attachment where JSON is due is answered as invalid', async () => {
    const wire = await opened('Socket.IO');
    const answer = wire.answerTo(7, 'message:send');
    wire.send('451-/chat,7["message:send",{"_placeholder":true,"num":0}]');
    wire.send(new Uint8Array([1, 2, 3]));
    expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await stillServes(wire)).toBe(true);
  });

  test('[C1] a command with nothing, and one with too much, is answered', async () => {
    const wire = await opened('Socket.IO');
    const nothing = wire.answerTo(8, 'message:send');
    wire.send('42/chat,8["message:send"]');
    expect(await nothing).toMatchObject({ ok: false, error: { code: 'invalid' } });
    const more = wire.answerTo(9, 'message:send');
    wire.send('42/chat,9["message:send",{},{},[1],"x"]');
    expect(await more).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(await stillServes(wire)).toBe(true);
  });

  test('[C1] a command without an ack id is not answered, and the connection goes on', async () => {
    const wire = await opened('Socket.IO');
    wire.send('42/chat,["message:send",{"room":5}]');
    wire.send('42/chat,["room:destroy"]');
    expect(await stillServes(wire)).toBe(true);
  });

  test.each([
    ['no JSON', '42/chat,7["message:send",'],
    ['a payload that is no list', '42/chat,7{"a":1}'],
    ['a reserved event', '42/chat,["connect"]'],
    ['an attachment that never comes', '451-/chat,7["message:send",{"_placeholder":true,"num":5}]'],
    ['a million attachments', '45999999-/chat,7["message:send"]'],
    ['a packet type that does not exist', '49/chat,7[]'],
    ['an engine packet that does not exist', '9'],
  ])('%s ends at most its own connection', async (_, frame) => {
    const { ada, ben, room } = await setScene(place, 'Socket.IO');
    ada.send(frame);
    // Whatever became of that connection, the same person can come back, and others have noticed nothing.
    expect((await ben.command('message:send', { room, id: newId(), text: 'I am here' })).ok).toBe(true);
    expect(await stillServes(await opened('Socket.IO'))).toBe(true);
  });
});
