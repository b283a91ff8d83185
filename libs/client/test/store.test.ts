import { Batch, createDerived, createStore, Family, type NoticeOf } from '../src/store.ts';

test('a store tells its listeners of a new value, and of no other', () => {
  const store = createStore(new Batch(), 1);
  const seen: number[] = [];
  const stop = store.subscribe(() => seen.push(store.get()));
  store.set(1);
  store.set(2);
  stop();
  store.set(3);
  expect(seen).toEqual([2]);
  expect(store.get()).toBe(3);
});

test('one listener given twice counts twice, and goes once each', () => {
  const store = createStore(new Batch(), 0);
  let told = 0;
  const listener = () => (told += 1);
  const first = store.subscribe(listener);
  store.subscribe(listener);
  store.set(1);
  first();
  first();
  store.set(2);
  expect(told).toBe(3);
});

test('in a batch nobody is told before all has changed, and everybody once', () => {
  const batch = new Batch();
  const [a, b] = [createStore(batch, 0), createStore(batch, 0)];
  const seen: string[] = [];
  a.subscribe(() => seen.push(`a sees ${a.get()} ${b.get()}`));
  b.subscribe(() => seen.push(`b sees ${a.get()} ${b.get()}`));
  batch.run(() => {
    a.set(1);
    batch.run(() => b.set(1));
    a.set(2);
  });
  expect(seen).toEqual(['a sees 2 1', 'b sees 2 1']);
});

test('a batch that fails still tells what changed', () => {
  const batch = new Batch();
  const store = createStore(batch, 0);
  let told = 0;
  store.subscribe(() => (told += 1));
  expect(() =>
    batch.run(() => {
      store.set(1);
      throw new Error('in the middle');
    }),
  ).toThrow('in the middle');
  expect(told).toBe(1);
});

test('a derived value is worked out when asked for, once until invalidated', () => {
  let worked = 0;
  const derived = createDerived(new Batch(), () => ({ turn: (worked += 1) }));
  expect(worked).toBe(0);
  expect(derived.get()).toBe(derived.get());
  derived.invalidate();
  expect(derived.get()).toEqual({ turn: 2 });
});

test('a derived value knows when its first listener comes and its last one goes', () => {
  const seen: string[] = [];
  const audience = { came: () => seen.push('came'), went: () => seen.push('went') };
  const derived = createDerived(new Batch(), () => 0, audience);
  const first = derived.subscribe(() => {});
  const second = derived.subscribe(() => {});
  first();
  second();
  second();
  derived.subscribe(() => {});
  expect(seen).toEqual(['came', 'went', 'came']);
});

test('a family makes each member once', () => {
  const family = new Family((key: string) => ({ key }));
  expect(family.peek('a')).toBeUndefined();
  expect(family.get('a')).toBe(family.get('a'));
  expect(family.peek('a')).toEqual({ key: 'a' });
});

test('listeners are told in their own time: once for all that changed by then, and values are new before', () => {
  const waiting: (() => void)[] = [];
  const batch = new Batch((tell) => void waiting.push(tell));
  const [a, b] = [createStore(batch, 0), createStore(batch, 0)];
  const seen: string[] = [];
  a.subscribe(() => seen.push(`a sees ${a.get()} ${b.get()}`));
  b.subscribe(() => seen.push(`b sees ${a.get()} ${b.get()}`));
  a.set(1);
  batch.run(() => b.set(1));
  a.set(2);
  expect([seen, waiting.length, a.get()]).toEqual([[], 1, 2]);

  waiting.shift()?.();
  expect(seen).toEqual(['a sees 2 1', 'b sees 2 1']);

  b.set(2);
  waiting.shift()?.();
  expect(seen).toHaveLength(3);
});

test('what others do may wait; what I do does not, and takes it along', () => {
  const waiting: { readonly tell: () => void; readonly of: NoticeOf }[] = [];
  const batch = new Batch((tell, of) => void waiting.push({ tell, of }));
  const [theirs, mine] = [createStore(batch, 0), createStore(batch, 0)];
  const seen: string[] = [];
  theirs.subscribe(() => seen.push(`theirs ${theirs.get()}`));
  mine.subscribe(() => seen.push(`mine ${mine.get()}`));
  batch.run(() => batch.hear(() => theirs.set(1)));
  batch.hear(() => batch.run(() => theirs.set(2)));
  mine.set(1);
  batch.hear(() => theirs.set(3));
  expect(waiting.map(({ of }) => of)).toEqual(['others', 'mine']);

  const [overtaken, told] = waiting.splice(0);
  told?.tell();
  expect(seen).toEqual(['theirs 3', 'mine 1']);

  batch.hear(() => theirs.set(4));
  expect(waiting.map(({ of }) => of)).toEqual(['others']);
  overtaken?.tell();
  expect(seen).toHaveLength(2);
  waiting[0]?.tell();
  expect(seen.at(-1)).toBe('theirs 4');
});

test('what can not wait is told at once, and not again when its time comes', () => {
  const waiting: (() => void)[] = [];
  const batch = new Batch((tell) => void waiting.push(tell));
  const store = createStore(batch, 0);
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.get()));
  store.set(1);
  batch.tellNow();
  expect(seen).toEqual([1]);
  waiting.shift()?.();
  expect(seen).toEqual([1]);

  batch.run(() => {
    store.set(2);
    batch.tellNow();
    expect(seen).toEqual([1]);
  });
  waiting.shift()?.();
  expect(seen).toEqual([1, 2]);
});
