import type { Clock } from '@parley/events/clock';
import { pagePace } from './page-pace.ts';

/** Time that also passes in the middle of something. */
class Hours implements Pick<Clock, 'monotonic' | 'after' | 'now'> {
  #time = 0;
  #timers: { readonly at: number; readonly task: () => void }[] = [];

  readonly now = () => this.#time;
  readonly monotonic = () => this.#time;
  readonly after = (ms: number, task: () => void) => {
    this.#timers.push({ at: this.#time + ms, task });
    return () => {};
  };

  /** So much time is spent; nothing else runs meanwhile. */
  spend(ms: number): void {
    this.#time += ms;
  }

  /** So much time passes, and what was to be done in it is done. */
  pass(ms: number): void {
    const end = this.#time + ms;
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#time = Math.max(this.#time, next.at);
      next.task();
    }
    this.#time = Math.max(this.#time, end);
  }
}

function setup() {
  const clock = new Hours();
  const drawn: string[] = [];
  const gaps: (() => void)[] = [];
  let types = false;
  const pace = pagePace(
    clock,
    (work) => (types ? void gaps.push(work) : work()),
    (draw) => draw(),
  );
  const news = (text: string, tookMs = 0) =>
    pace(() => {
      drawn.push(text);
      clock.spend(tookMs);
    }, 'others');
  /** From now on somebody types; the returned function is the gap between two keys. */
  const type = () => {
    types = true;
    return () => gaps.forEach((work) => work());
  };
  return { clock, drawn, pace, news, type };
}

test('what others do after a quiet moment is drawn in a task of its own, what follows an eighth of a second later', () => {
  const { clock, drawn, news } = setup();
  news('first');
  expect(drawn).toEqual([]);
  clock.pass(0);
  expect(drawn).toEqual(['first']);
  news('second');
  clock.pass(124);
  expect(drawn).toEqual(['first']);
  clock.pass(1);
  expect(drawn).toEqual(['first', 'second']);
  clock.pass(1_000);
  news('third');
  clock.pass(0);
  expect(drawn).toHaveLength(3);
});

test('what I do is drawn at once, however much comes', () => {
  const { clock, drawn, pace, news } = setup();
  news('theirs');
  clock.pass(0);
  news('more of theirs');
  pace(() => drawn.push('mine'), 'mine');
  expect(drawn).toEqual(['theirs', 'mine']);
});

test('a machine that is slow at drawing rests as long as it drew, and a second at most', () => {
  const { clock, drawn, news } = setup();
  news('slow', 200);
  clock.pass(0);
  clock.pass(0);
  news('next', 3_000);
  clock.pass(199);
  expect(drawn).toEqual(['slow']);
  clock.pass(1);
  expect(drawn).toEqual(['slow', 'next']);
  clock.pass(0);
  news('last');
  clock.pass(999);
  expect(drawn).toHaveLength(2);
  clock.pass(1);
  expect(drawn).toHaveLength(3);
});

test('while somebody types, what others do is drawn between two keys, and what I do at once', () => {
  const { clock, drawn, pace, news, type } = setup();
  const gap = type();
  news('theirs');
  clock.pass(0);
  pace(() => drawn.push('mine'), 'mine');
  expect(drawn).toEqual(['mine']);
  gap();
  expect(drawn).toEqual(['mine', 'theirs']);
});
