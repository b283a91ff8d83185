import { render } from '@testing-library/react';
import { MentionedText } from './mentioned-text.tsx';

const marked = (text: string, ...names: readonly string[]) => {
  const mentions = names.map((as) => ({ as, mine: false }));
  const { container } = render(<MentionedText text={text} mentions={mentions} />);
  expect(container.textContent).toBe(text);
  return [...container.querySelectorAll('span')].map((span) => span.textContent);
};

test.each([
  'Ann-Marie',
  "O'Neill",
  'a.b',
  '(x)',
  'C++',
  '$1 [y] {z} | ^',
  'back\\slash',
  'Ann 🌻',
  '岡本',
  'a/b',
  '#1 & <b>',
])('a name is a name, whatever is in it: %s', (name) => {
  expect(marked(`hi @${name}, and @${name}s`, name)).toEqual([`@${name}`]);
});

test('of names that begin alike the longest is marked', () => {
  expect(marked('@maya @maya lindqvist me@maya', 'maya', 'maya lindqvist')).toEqual([
    '@maya',
    '@maya lindqvist',
  ]);
});
