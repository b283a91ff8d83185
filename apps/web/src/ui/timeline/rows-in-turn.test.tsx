import { act, render } from '@testing-library/react';
import { RowInTurn, RowsInTurn } from './rows-in-turn.tsx';

let now = 0;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'performance'] });
  jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const nextPicture = () =>
  act(async () => {
    jest.advanceTimersToNextFrame();
    jest.advanceTimersByTime(1);
  });

function draw(index: number, takesMs: number) {
  now += takesMs;
  return <p>{index}</p>;
}

/** Rows 10 to 19 of a list, of which some are in view. */
function list({ scrolling = false, inView = 18, rowTakesMs = 4 } = {}) {
  const turns = new RowsInTurn();
  if (scrolling) turns.begin();
  const rows = (from: number) =>
    Array.from({ length: 20 - from }, (_, n) => from + n).map((index) => (
      <RowInTurn key={index} turns={turns} away={() => Math.max(0, inView - index)} height={() => 40}>
        {() => draw(index, rowTakesMs)}
      </RowInTurn>
    ));
  const { container, rerender } = render(rows(10));
  const drawn = () => [...container.querySelectorAll('p')].map(({ textContent }) => Number(textContent));
  const begin = (from: number) => rerender(rows(from));
  return { turns, drawn, begin, container };
}

test('while somebody scrolls, four rows are drawn with each picture, those in view and near it first', async () => {
  const { drawn, container } = list({ scrolling: true });
  await act(async () => {});
  expect(drawn()).toEqual([16, 17, 18, 19]);
  expect(container.querySelectorAll('[style="height: 40px;"]')).toHaveLength(6);
  await nextPicture();
  expect(drawn()).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
  await nextPicture();
  expect(drawn()).toHaveLength(10);
});

test('where rows take little time, more of them are drawn with one picture', async () => {
  const { drawn } = list({ scrolling: true, rowTakesMs: 1 });
  await act(async () => {});
  expect(drawn()).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
});

test('a row that is scrolled past while it waits is not drawn, and its turn is another’s', async () => {
  const { drawn, begin } = list({ scrolling: true });
  await act(async () => {});
  begin(14);
  await nextPicture();
  expect(drawn()).toEqual([14, 15, 16, 17, 18, 19]);
});

test('where nobody scrolls, what is in view is drawn at once, and what is not behind its picture', async () => {
  const { drawn } = list();
  await act(async () => {});
  expect(drawn()).toEqual([18, 19]);
  await nextPicture();
  expect(drawn()).toEqual([14, 15, 16, 17, 18, 19]);
  await nextPicture();
  expect(drawn()).toHaveLength(10);
});

test('what is drawn stays so', async () => {
  const { turns, drawn, begin } = list({ inView: 10 });
  expect(drawn()).toHaveLength(10);
  turns.begin();
  begin(9);
  expect(drawn()).toHaveLength(10);
  await act(async () => {});
  expect(drawn()).toHaveLength(11);
});

test('a list that has gone draws nothing more', async () => {
  const turns = new RowsInTurn();
  const late = jest.fn();
  turns.wait({ away: () => 0, draw: late });
  turns.stop();
  await nextPicture();
  expect(late).not.toHaveBeenCalled();
});
