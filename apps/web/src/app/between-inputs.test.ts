import { FakeClock } from '@parley/testkit';
import { betweenInputs } from './between-inputs.ts';

function setup() {
  const clock = new FakeClock();
  const inputs = new EventTarget();
  const inGap = betweenInputs(clock, (paint) => void clock.after(16, paint), inputs);
  const done: string[] = [];
  return {
    clock,
    done,
    press: () => inputs.dispatchEvent(new Event('keydown')),
    letGo: () => inputs.dispatchEvent(new Event('keyup')),
    scroll: () => inputs.dispatchEvent(new Event('wheel')),
    point: () => inputs.dispatchEvent(new Event('pointerdown')),
    work: (name: string) => inGap(() => done.push(name)),
  };
}

test('while nobody types, what comes is done at once', async () => {
  const { clock, done, press, letGo, work } = setup();
  work('before');
  expect(done).toEqual(['before']);
  press();
  letGo();
  await clock.advance(300);
  work('long after');
  expect(done).toEqual(['before', 'long after']);
});

test('while somebody types, it is done when a key was let go and what the key did is drawn', async () => {
  const { clock, done, press, letGo, work } = setup();
  press();
  work('news');
  await clock.advance(50);
  expect(done).toEqual([]);
  letGo();
  expect(done).toEqual([]);
  await clock.advance(16);
  expect(done).toEqual(['news']);
  press();
  letGo();
  await clock.advance(16);
  expect(done).toEqual(['news']);
});

test.each(['press', 'scroll'] as const)(
  'who goes on and on with one %s does not hold it up',
  async (input) => {
    const { clock, done, work, ...inputs } = setup();
    const act = inputs[input];
    act();
    work('news');
    for (let turn = 0; turn < 10; turn += 1) {
      await clock.advance(24);
      act();
    }
    expect(done).toEqual([]);
    await clock.advance(10);
    expect(done).toEqual(['news']);
    await clock.advance(300);
    work('more news');
    expect(done).toEqual(['news', 'more news']);
  },
);

test('after a press of the mouse or a finger it is done when what the press opens had its time', async () => {
  const { clock, done, point, work } = setup();
  point();
  await clock.advance(20);
  work('news');
  await clock.advance(249);
  expect(done).toEqual([]);
  await clock.advance(1);
  expect(done).toEqual(['news']);
  work('more news');
  expect(done).toEqual(['news', 'more news']);
});
