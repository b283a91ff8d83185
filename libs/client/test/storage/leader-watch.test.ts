import { FakeClock } from '@parley/testkit';
import { LeaderWatch } from '../../src/browser/leader-watch.ts';

function watching({ answers, waits = true }: { answers: () => boolean; waits?: boolean }) {
  const clock = new FakeClock();
  const heard: string[] = [];
  const watch: LeaderWatch = new LeaderWatch({
    clock,
    isWaiting: async () => waits,
    ask: () => {
      heard.push('asked');
      if (answers()) watch.answered();
    },
    dead: () => heard.push('dead'),
  });
  watch.start();
  return { clock, heard, watch };
}

test('a tab that does not answer is found dead', async () => {
  const { clock, heard } = watching({ answers: () => false });
  await clock.advance(7_000);
  expect(heard).toEqual(['asked', 'dead']);
  expect(clock.pending).toBe(0);
});

test('a tab that answers is asked again as long as something waits', async () => {
  let alive = 2;
  const { clock, heard } = watching({ answers: () => alive-- > 0 });
  await clock.advance(21_000);
  expect(heard).toEqual(['asked', 'asked', 'asked', 'dead']);
});

test('nobody is asked when nothing waits any more', async () => {
  const { clock, heard } = watching({ answers: () => false, waits: false });
  await clock.advance(60_000);
  expect(heard).toEqual([]);
  expect(clock.pending).toBe(0);
});

test('stopped, it does nothing more', async () => {
  const { clock, heard, watch } = watching({ answers: () => false });
  await clock.advance(6_000);
  watch.stop();
  await clock.advance(60_000);
  expect(heard).toEqual(['asked']);
});
