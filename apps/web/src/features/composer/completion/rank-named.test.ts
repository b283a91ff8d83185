import { rankNamed, type Named } from './rank-named.ts';

describe('who is offered', () => {
  const people: readonly Named[] = [
    { key: 'a', name: 'Maya Lindqvist' },
    { key: 'b', name: 'Max' },
    { key: 'c', name: 'Émile Marx', handle: 'em' },
    { key: 'd', name: 'Thomas' },
    { key: 'e', name: 'Bo', handle: 'mabo' },
    { key: 'room', name: 'room', last: true },
  ];
  const names = (query: string, recent: readonly string[] = []) =>
    rankNamed(people, query, recent).map(({ name }) => name);

  test('names that begin so come first, then handles, words and parts', () => {
    expect(names('ma')).toEqual(['Max', 'Maya Lindqvist', 'Bo', 'Émile Marx', 'Thomas']);
  });

  test('of names that fit alike, who spoke last comes first', () => {
    expect(names('ma', ['a', 'b']).slice(0, 2)).toEqual(['Maya Lindqvist', 'Max']);
  });

  test('case and accents make no difference, letters may be left out', () => {
    expect(names('EMI')).toEqual(['Émile Marx']);
    expect(names('mlq')).toEqual(['Maya Lindqvist']);
  });

  test('behind a whole name and a space nobody is offered but who is called longer', () => {
    expect(names('maya ')).toEqual(['Maya Lindqvist']);
    expect(names('max ')).toEqual([]);
  });

  test('with nothing typed everybody is, people before all of them', () => {
    expect(names('').at(-1)).toBe('room');
  });
});
