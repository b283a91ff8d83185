import { connectionRate, rates } from '@parley/events';
import { wireKinds } from '../harness/codecs.ts';
import { newId } from '../harness/ids.ts';
import { LobbyClient } from '../harness/lobby-client.ts';
import { askToSignIn } from '../harness/person.ts';
import type { Wire } from '../harness/wire.ts';
import { openLimitedPlace, type Scene, setScene, unique } from './place.ts';

describe.each(wireKinds)('over %s', (kind) => {
  const place = openLimitedPlace();
  let scene: Scene;

  beforeEach(async () => {
    scene = await setScene(place, kind);
  });

  const flood = (wire: Wire, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        wire.command('message:send', { room: scene.room, id: newId(), text: `${n}` }),
      ),
    );

  test('[C5] who sends too much is told when to go on, and nobody else is slowed down', async () => {
    const { ada, ben, room } = scene;
    const count = rates.send.burst + 20;
    const flooding = flood(ada, count);
    expect((await ben.command('message:send', { room, id: newId(), text: 'calm' })).ok).toBe(true);
    const refused = (await flooding).filter((ack) => !ack.ok);
    expect(refused.length).toBeGreaterThan(0);
    for (const ack of refused)
      expect(ack).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
    // What was answered with success, and only that, is stored.
    const page = await ben.do('room:history', { room, limit: 100 });
    expect(page.messages).toHaveLength(count - refused.length + 1);
  });

  test('[C5] thousands of malformed events a second from one socket cost it only answers', async () => {
    const { ada, ben, room } = scene;
    const count = connectionRate.burst + 2_500;
    const acks = await Promise.all(
      Array.from({ length: count }, () => ada.say('presence:set', { state: 'nonsense' })),
    );
    const codes = new Set(acks.map((ack) => (ack.ok ? 'ok' : ack.error.code)));
    expect(codes).toEqual(new Set(['invalid', 'rate_limited']));
    expect((await ben.command('message:send', { room, id: newId(), text: 'still here' })).ok).toBe(true);
  });
});

describe('from one address', () => {
  const place = openLimitedPlace();

  test('[C5] names are given out only so fast', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => askToSignIn(place.url, unique(`Guest ${n}`))),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(5);
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(5);
    for (const answer of refused) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ error: { code: 'rate_limited' } });
    }
  });

  test('[L5] a lobby client that shouts is bounded, and another one is heard', async () => {
    const [shouting, calm] = await Promise.all([LobbyClient.open(place.url), LobbyClient.open(place.url)]);
    for (let n = 0; n < 2_000; n++) shouting.emit('chat message', `shout ${n}`);
    calm.emit('chat message', 'calm');
    await calm.hears('chat message', (text) => text === 'calm');
    const shouts = calm.heard.items.filter(({ args }) => String(args[0]).startsWith('shout'));
    expect(shouts.length).toBeLessThanOrEqual(rates.send.burst + 5);
    await Promise.all([shouting.close(), calm.close()]);
  });
});
