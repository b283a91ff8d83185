import { FakeClock, seededRandom, socketPair, steady, stormy, type Weather } from '../src/index.ts';

function aPair(up: Weather<unknown> = steady(10), ordered = false) {
  const clock = new FakeClock();
  const pair = socketPair<unknown, unknown>({ clock, up, down: steady(10), ordered });
  const seen: string[] = [];
  pair.client.listen({
    frame: (frame) => seen.push(`client ${JSON.stringify(frame)}`),
    closed: () => seen.push('client closed'),
  });
  pair.server.listen({
    frame: (frame) => seen.push(`server ${JSON.stringify(frame)}`),
    closed: () => seen.push('server closed'),
  });
  return { clock, pair, seen };
}

test('frames arrive at the other end after their delay', async () => {
  const { clock, pair, seen } = aPair();
  pair.client.send('up');
  pair.server.send('down');
  await clock.advance(9);
  expect(seen).toEqual([]);
  await clock.advance(1);
  expect(seen).toEqual(['server "up"', 'client "down"']);
});

test('the ends share nothing', async () => {
  const { clock, pair, seen } = aPair();
  const frame = { text: 'as it was' };
  pair.client.send(frame);
  frame.text = 'changed since';
  await clock.advance(10);
  expect(seen).toEqual(['server {"text":"as it was"}']);
});

test('weather loses, doubles and swaps', async () => {
  const delays = new Map<unknown, number[]>([
    ['lost', []],
    ['twice', [10, 20]],
    ['slow', [50]],
  ]);
  const { clock, pair, seen } = aPair((frame) => delays.get(frame) ?? [10]);
  for (const frame of ['slow', 'lost', 'twice', 'plain']) pair.client.send(frame);
  await clock.advance(100);
  expect(seen).toEqual(['server "twice"', 'server "plain"', 'server "twice"', 'server "slow"']);
});

test('on an ordered line nothing overtakes', async () => {
  let delay = 50;
  const { clock, pair, seen } = aPair(() => [(delay -= 10)], true);
  for (const frame of [1, 2, 3]) pair.client.send(frame);
  await clock.advance(100);
  expect(seen).toEqual(['server 1', 'server 2', 'server 3']);
});

test('closing tells the other end, once, and nothing arrives any more', async () => {
  const { clock, pair, seen } = aPair();
  pair.server.send('on its way');
  pair.client.close();
  pair.client.close();
  pair.server.close();
  pair.client.send('too late');
  await clock.advance(100);
  expect(seen).toEqual(['server closed']);
});

test('a cut tells both ends', async () => {
  const { clock, pair, seen } = aPair();
  pair.client.send('lost');
  pair.cut();
  pair.cut();
  await clock.advance(100);
  expect(seen.sort()).toEqual(['client closed', 'server closed']);
});

test('a frozen line carries nothing and tells nobody', async () => {
  const { clock, pair, seen } = aPair();
  pair.client.send('on its way');
  pair.freeze();
  pair.server.send('after');
  pair.client.close();
  await clock.advance(100_000);
  expect(seen).toEqual([]);
});

test('a storm is the same for the same seed, and does what it says', () => {
  const storm = (seed: number) => {
    const weather = stormy(seededRandom(seed), { delayMs: [5, 50], drop: 0.2, duplicate: 0.2 });
    return Array.from({ length: 2_000 }, () => weather({}));
  };
  const fates = storm(1);
  expect(fates).toEqual(storm(1));
  const dropped = fates.filter((delays) => delays.length === 0).length;
  const doubled = fates.filter((delays) => delays.length === 2).length;
  expect(Math.abs(dropped - 400)).toBeLessThan(80);
  expect(Math.abs(doubled - 320)).toBeLessThan(80);
  const delays = fates.flat();
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...delays)).toBeLessThan(50);
});
