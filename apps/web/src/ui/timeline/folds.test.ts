import { foldsOf } from './folds.ts';

const lines = (count: number, line = 'word') => Array.from({ length: count }, () => line).join('\n');

test('a text of many lines is folded, be they empty or code; one of thirty is not', () => {
  expect(foldsOf(lines(30))).toBeUndefined();
  expect(foldsOf(lines(31))).toBe('any');
  expect(foldsOf('\n'.repeat(8_000))).toBe('any');
  expect(foldsOf(`\`\`\`\n${lines(40)}\n\`\`\``)).toBe('any');
});

test('so is one of many letters, in a narrow column sooner than in a wide one', () => {
  expect(foldsOf('word '.repeat(200))).toBeUndefined();
  expect(foldsOf('word '.repeat(400))).toBe('narrow');
  expect(foldsOf('word '.repeat(600))).toBe('any');
  expect(foldsOf(lines(12, 'word '.repeat(25)))).toBe('narrow');
});
