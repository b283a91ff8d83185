import { readTyped } from './operators.ts';

test('filters are taken out of the words', () => {
  expect(readTyped('from:@ada harbour in:#general plans has:link is:pinned mentions:me')).toEqual({
    words: 'harbour plans',
    from: '@ada',
    room: '#general',
    filters: { links: true, files: false, pinned: true, mine: true },
  });
});

test('has: knows links and files, of which the last counts', () => {
  expect(readTyped('has:link has:file').filters).toEqual({ links: false, files: true });
  expect(readTyped('has:wings').problem).toBe('“has:” works with has:link and has:file.');
});

test('a name of several words stands in quotation marks', () => {
  expect(readTyped('from:"Ada Lovelace" x')).toEqual({ words: 'x', from: 'Ada Lovelace', filters: {} });
});

test('before leaves its day out, after takes it in', () => {
  expect(readTyped('before:2026-03-01 after:2026-02-03').filters).toEqual({
    until: '2026-02-28',
    since: '2026-02-03',
  });
});

test.each(['https://example.org', '"from:ada said"', 'a:b', 'xfrom:ada', '12:30'])(
  '%s is what is looked for',
  (text) => {
    expect(readTyped(text)).toEqual({ words: text, filters: {} });
  },
);

test.each([
  'from:',
  'in:',
  'before:yesterday',
  'after:2026-13-01',
  'after:2026-02-31',
  'has:wings',
  'is:nice',
  'mentions:you',
])('%s is told what is wrong with it', (text) => {
  expect(readTyped(text).problem).toContain(text.split(':')[0]);
});
