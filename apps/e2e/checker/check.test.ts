import { seededRandom } from '@parley/testkit';
import { check } from './check.ts';
import { cleanHistory } from './clean-history.ts';
import { historyFaults } from './faults.ts';
import { fromLines, merged, toLine } from './log.ts';
import { toText } from './violation.ts';

const clean = cleanHistory(300);
const many = 100_000;

test('a history in which every promise is kept passes', () => {
  expect(check(clean).map(toText)).toEqual([]);
});

describe.each(historyFaults)('$name', ({ put, broken }) => {
  test.each([1, 2, 3])('is found and called by its name (seed %i)', (seed) => {
    const violations = check(put(clean, seededRandom(seed)));
    expect(violations.map((violation) => violation.broken)).toContain(broken);
  });
});

test('one message of 100,000 that one of three clients does not show is found, and nothing else', () => {
  const [fault] = historyFaults;
  const violations = fault ? check(fault.put(cleanHistory(many), seededRandom(1))) : [];
  expect(violations.map(toText)).toEqual([
    expect.stringMatching(/^missing: client \w+\/1, room plans, seq \d+: shows \d+ and then \d+$/),
  ]);
}, 120_000);

test('a log that was cut off in the middle of a line is read up to there', () => {
  const lines = clean.lines.slice(0, 3);
  const text = lines.map(toLine).join('');
  expect(fromLines(text)).toEqual(lines);
  expect(fromLines(`${text}{"at":9,"cli`)).toEqual(lines);
});

test('logs of several clients are merged in order of time', () => {
  const [first, second, third] = clean.lines;
  if (!first || !second || !third) throw new Error('a history without lines');
  expect(merged([[second], [first, third]])).toEqual([first, second, third]);
});
