import { act, renderHook } from '@testing-library/react';
import { useSlices } from './use-slices.ts';

const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `row ${n}` }));
const nextPicture = () =>
  act(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** Twenty rows are drawn, and then as many as `now` says. */
const drawn = (on = true) => renderHook(({ all }) => useSlices(all, on), { initialProps: { all: rows(20) } });

test('many rows that come at the end are drawn in slices, a picture each, and then no more', async () => {
  const { result, rerender } = drawn();
  const all = rows(40);
  rerender({ all });
  for (const count of [28, 36, 40]) {
    expect(result.current.map(({ key }) => key)).toEqual(rows(count).map(({ key }) => key));
    await nextPicture();
  }
  expect(result.current).toBe(all);
});

test('what comes meanwhile joins them, and nothing is left out when rows before them go', async () => {
  const { result, rerender } = drawn();
  rerender({ all: rows(40) });
  rerender({ all: rows(45).slice(10) });
  expect(result.current).toEqual(rows(36).slice(10));
  await nextPicture();
  await nextPicture();
  expect(result.current).toEqual(rows(45).slice(10));
});

test.each([
  ['a few rows', true, rows(28)],
  ['rows for one who comes back after long', true, rows(60)],
  ['rows for one who is not at the end', false, rows(40)],
  ['the rows of another part of the room', true, rows(40).slice(25)],
  ['fewer rows', true, rows(5)],
])('%s are drawn at once', (_, on, all) => {
  const { result, rerender } = drawn(on);
  rerender({ all });
  expect(result.current).toBe(all);
});
