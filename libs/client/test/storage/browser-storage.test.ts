import { systemClock, type Clock, type UserId } from '@parley/events';
import { aRoom, aUser, epoch, FakeClock, numberedId, roomId, userId } from '@parley/testkit';
import { browserStorage } from '../../src/browser/index.ts';
import type { JoinedOutbox, OutboxStep, OutboxTab } from '../../src/index.ts';
import { A_MOMENT, aChat } from '../chat.ts';
import { emptyBrowser, eventually } from './idb.ts';

const anna = aUser('Anna');
const ben = aUser('Ben');
const aState = {
  user: anna,
  epoch: epoch('one'),
  rooms: [
    { entry: { room: aRoom('general'), head: { seq: 1, rev: 1 }, role: 'member', read: 0 }, people: [] },
  ],
  lost: [],
} as const;

const aMessage = (n: number, user = anna.id) => ({
  server: 'here',
  user,
  id: numberedId(n),
  room: roomId('general'),
  text: `message ${n}`,
  at: 0,
});

const adding =
  (n: number, user = anna.id): OutboxStep =>
  (_, place) => ({ ...aMessage(n, user), place });

/** Keys as a browser's own storage has them: they are all there is to list. */
const aLocalStorage = (): Storage =>
  Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  }) as Storage;

interface Where {
  readonly user?: UserId;
  readonly clock?: Clock;
  readonly local?: Storage;
  readonly page?: EventTarget;
}

/** A tab and what it is told. `server` names a browser's channel: each test has its own. */
function aTab(server: string, { user = anna.id, clock = systemClock, local, page }: Where = {}) {
  const heard: unknown[] = [];
  const events: OutboxTab = {
    leads: (leads) => heard.push(leads ? 'leads' : 'rests'),
    changed: () => heard.push('changed'),
    sent: (id, sent) => heard.push([id, sent]),
  };
  const storage = browserStorage({ server, clock, locks: navigator.locks, local, page });
  const outbox = storage.sharedOutbox.join({ server, user }, events);
  open.push(outbox);
  return { heard, storage, outbox };
}

/** A channel that stays open keeps the process alive. */
const open: JoinedOutbox[] = [];
afterEach(() => {
  for (const outbox of open.splice(0)) outbox.leave();
});

test('tabs of one person tell each other what changed and what was sent; of others they hear nothing', async () => {
  emptyBrowser();
  const [first, second, bens] = [aTab('telling'), aTab('telling'), aTab('telling', { user: ben.id })];
  await first.outbox.alter(numberedId(1), adding(1));
  await first.outbox.alter(numberedId(1), (kept) => kept);
  const sent = { seq: 1, rev: 1, at: 5 };
  first.outbox.tellSent(numberedId(1), sent);
  await eventually(() => second.heard.length === 2);
  expect(second.heard).toEqual(['changed', [numberedId(1), sent]]);
  expect([first.heard, bens.heard]).toEqual([[], []]);
});

test('one tab has the turn until it rests or leaves', async () => {
  emptyBrowser();
  const [first, second] = [aTab('turns'), aTab('turns')];
  first.outbox.seek();
  await eventually(() => first.heard.includes('leads'));
  second.outbox.seek();
  first.outbox.seek();
  first.outbox.rest();
  await eventually(() => second.heard.includes('leads'));
  first.outbox.seek();
  second.outbox.leave();
  await eventually(() => first.heard.length === 3);
  expect(first.heard).toEqual(['leads', 'rests', 'leads']);
});

test('a step under way when its tab leaves is taken, and tells nobody', async () => {
  emptyBrowser();
  const { outbox } = aTab('leaving');
  const adds = outbox.alter(numberedId(1), adding(1));
  outbox.leave();
  await expect(adds).resolves.toMatchObject({ text: 'message 1' });
});

test('who enters finds what they left, and erases what others left', async () => {
  emptyBrowser();
  const { storage, outbox } = aTab('here');
  const bens = aTab('here', { user: ben.id });
  await storage.enter(anna);
  await storage.stateStorage.save(aState);
  await outbox.alter(numberedId(1), adding(1));
  await bens.outbox.alter(numberedId(2), adding(2, ben.id));

  await storage.enter(anna);
  expect((await storage.recall())?.user).toEqual(anna);
  expect(await outbox.load()).toHaveLength(1);
  expect(await bens.outbox.load()).toEqual([]);

  await storage.enter(ben);
  expect(await storage.recall()).toBeUndefined();
  expect(await outbox.load()).toEqual([]);
});

test('what a page held that was gone before it was on the disk waits at the next start, in its order and once', async () => {
  emptyBrowser();
  const local = aLocalStorage();
  const gone = aTab('here', { local });
  for (const n of [1, 2, 3]) gone.outbox.hold?.(aMessage(n));
  await gone.outbox.alter(numberedId(1), adding(1));
  expect(Object.keys(local)).toHaveLength(2);
  local.setItem('parley:held:cut', '{"id":"cu');

  const next = aTab('here', { local });
  const rows = await next.outbox.load();
  expect(rows.map(({ text, place }) => [text, place])).toEqual([
    ['message 1', 1],
    ['message 2', 2],
    ['message 3', 3],
  ]);
  // The page was only slow.
  await gone.outbox.alter(numberedId(2), adding(2));
  expect(await next.outbox.load()).toHaveLength(3);
  expect(Object.keys(local)).toEqual(['parley:held:cut']);
  await next.storage.enter(anna);
  expect(Object.keys(local)).toEqual([]);
});

test('what was held is told to the tab that has the turn, at the next start and when the turn changes', async () => {
  emptyBrowser();
  const local = aLocalStorage();
  const [sends, gone] = [aTab('held', { local }), aTab('held', { local })];
  sends.outbox.seek();
  await eventually(() => sends.heard.includes('leads'));
  expect(await sends.outbox.load()).toEqual([]);
  gone.outbox.hold?.({ ...aMessage(1), server: 'held' });
  gone.outbox.leave();

  const next = aTab('held', { local });
  expect(await next.outbox.load()).toHaveLength(1);
  await eventually(() => sends.heard.includes('changed'));

  next.outbox.seek();
  sends.outbox.hold?.({ ...aMessage(2), server: 'held' });
  sends.outbox.leave();
  await eventually(() => next.heard.includes('leads'));
  expect((await next.outbox.load()).map(({ text }) => text)).toEqual(['message 1', 'message 2']);
});

test('what was held by a tab that is gone is found by the tab that has the turn', async () => {
  emptyBrowser();
  const [local, page, clock] = [aLocalStorage(), new EventTarget(), new FakeClock()];
  const [sends, gone] = [aTab('found', { local, page, clock }), aTab('found', { local })];
  sends.outbox.seek();
  await eventually(() => sends.heard.includes('leads'));
  expect(await sends.outbox.load()).toEqual([]);
  const hold = (n: number) => {
    gone.outbox.hold?.({ ...aMessage(n), server: 'found' });
    const key = `parley:held:${numberedId(n)}`;
    page.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: local.getItem(key) }));
  };
  // One that has its place on the disk in the next moment is left to its tab.
  hold(1);
  await gone.outbox.alter(numberedId(1), () => undefined);
  await clock.advance(1_000);
  expect(await sends.outbox.load()).toEqual([]);

  hold(2);
  gone.outbox.leave();
  await clock.advance(1_000);
  await eventually(() => sends.heard.includes('changed'));
  expect((await sends.outbox.load()).map(({ text }) => text)).toEqual(['message 2']);
  expect(Object.keys(local)).toEqual([]);
});

test('what was held and is sent or thrown away meanwhile does not come back', async () => {
  emptyBrowser();
  const local = aLocalStorage();
  const [first, second] = [aTab('here', { local }), aTab('here', { local })];
  const held = [1, 2, 3, 4, 5, 6];
  for (const n of held) first.outbox.hold?.(aMessage(n));
  // The one finds what is held while the other has it written, sent and taken out.
  const finds = second.outbox.load();
  await first.outbox.alter(numberedId(6), adding(6));
  await first.outbox.alter(numberedId(6), () => undefined);
  expect((await finds).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map(numberedId));
});

test('what is held goes with the person, and is nobody else’s', async () => {
  emptyBrowser();
  const local = aLocalStorage();
  const [mine, bens] = [aTab('here', { local }), aTab('here', { user: ben.id, local })];
  mine.outbox.hold?.(aMessage(1));
  bens.outbox.hold?.(aMessage(2, ben.id));
  expect((await bens.outbox.load()).map(({ text }) => text)).toEqual(['message 2']);
  bens.outbox.hold?.(aMessage(3, ben.id));
  await bens.storage.enter(ben);
  expect(Object.keys(local)).toEqual([`parley:held:${numberedId(3)}`]);
  await bens.storage.erase(ben.id);
  expect(Object.keys(local)).toEqual([]);
});

test('where the disk refuses, a message is held until the server has it or it is thrown away', async () => {
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  } as unknown as IDBFactory;
  const local = aLocalStorage();
  const { clock, server, anna: writer, general, connected } = aChat();
  const { sharedOutbox } = browserStorage({ server: 'test', clock, local, locks: navigator.locks });
  const client = await connected(writer, { sharedOutbox });
  const held = () => Object.keys(local).map((key) => key.slice('parley:held:'.length));
  server.refuseNext('message:send', { ok: false, error: { code: 'forbidden', message: 'No.' } });
  client.send(general, 'refused');
  client.send(general, 'taken');
  expect(held()).toHaveLength(2);

  await clock.advance(A_MOMENT);
  expect(server.room(general).messages.map(({ text }) => text)).toEqual(['taken']);
  expect(client.outbox.get()).toMatchObject({ failed: 1, durable: false });
  const failed = client
    .timeline(general)
    .get()
    .messages.find(({ status }) => status === 'failed');
  expect(held()).toEqual([failed?.id]);
  if (failed !== undefined) client.discard(failed.id);
  await clock.advance(A_MOMENT);
  expect(held()).toEqual([]);
  client.close();
});

test('the end of a session erases that person’s messages and state; forgetting spares what is unsent', async () => {
  emptyBrowser();
  const { storage, outbox } = aTab('here');
  await storage.enter(anna);
  await storage.stateStorage.save(aState);
  await outbox.alter(numberedId(1), adding(1));

  await storage.erase(userId('somebody else'));
  expect((await storage.recall())?.user).toEqual(anna);
  await storage.forget();
  expect(await storage.recall()).toBeUndefined();
  expect(await outbox.load()).toHaveLength(1);
  await storage.erase(anna.id);
  expect(await outbox.load()).toEqual([]);
});

test('where the browser forbids storage only the outbox says so', async () => {
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  } as unknown as IDBFactory;
  const { storage, outbox } = aTab('forbidden');
  await expect(storage.recall()).resolves.toBeUndefined();
  await storage.enter(anna);
  await storage.erase(anna.id);
  await storage.forget();
  await expect(outbox.load()).rejects.toThrow('insecure');
  await expect(outbox.alter(numberedId(1), adding(1))).rejects.toThrow('insecure');
});

test('a database that does not answer is taken as one that refuses', async () => {
  globalThis.indexedDB = { open: () => new IDBOpenDBRequest() } as unknown as IDBFactory;
  const clock = new FakeClock();
  const { storage, outbox } = aTab('silent', { clock });
  const asked = Promise.allSettled([storage.recall(), outbox.load()]);
  await clock.advance(3_000);
  expect(await asked).toEqual([
    { status: 'fulfilled', value: undefined },
    { status: 'rejected', reason: new Error('parley-outbox does not answer') },
  ]);
});
