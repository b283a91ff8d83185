import { inTurn } from './in-turn.mjs';

test('the first writes as it goes, the others whole when it is their turn', () => {
  const read = [];
  const begin = inTurn((text) => read.push(text));
  const [a, b, c] = [begin(), begin(), begin()];
  b.write('b1');
  a.write('a1');
  c.write('c1');
  c.end();
  expect(read).toEqual(['a1']);
  a.write('a2');
  a.end();
  expect(read).toEqual(['a1', 'a2', 'b1']);
  b.write('b2');
  expect(read).toEqual(['a1', 'a2', 'b1', 'b2']);
  b.end();
  expect(read).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
});

test('who begins after all have ended goes straight through', () => {
  const read = [];
  const begin = inTurn((text) => read.push(text));
  begin().end();
  const late = begin();
  late.write('late');
  expect(read).toEqual(['late']);
});
