import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FoundText } from './found-text.tsx';

/** The text with all places of a word marked. */
const found = (text: string, word: string) => (
  <FoundText
    text={text}
    ranges={[...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => [index, index + word.length])}
  />
);

test('what was found within a spoiler is hidden until somebody asks for it, and marked then', async () => {
  const user = userEvent.setup();
  render(found('The gardener? ||No, **the gardener** of Brest|| he said', 'gardener'));
  expect(screen.getByText('gardener', { ignore: '[inert] *' })).toBeVisible();
  expect(screen.getAllByText('gardener').at(-1)?.closest('[inert]')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show hidden text' }));
  expect(screen.getAllByText('gardener', { ignore: '[inert] *', selector: 'mark' })).toHaveLength(2);
  expect(screen.getByText(/he said/)).toHaveTextContent('The gardener? No, the gardener of Brest he said');
});

test.each([
  ['# Plan\n\nturn `the lamp` **on**', 'lamp', 'Plan\nturn the lamp on'],
  ['- [x] *the* lamp\n- oil', 'oil', '• the lamp\n• oil'],
  ['```lamp\nlamp --on\n```', 'lamp --on', 'lamp --on'],
  ['see [the lamp](https://lamp.example/)', 'the lamp', 'see the lamp'],
  // Among the marks themselves, which must be seen then.
  ['see [the map](https://lamp.example/)', 'lamp', 'see [the map](https://lamp.example/)'],
  ['turn `the lamp` **on**', '`the', 'turn `the lamp` **on**'],
  ['> the\n> lamp', 'lamp', 'the\nlamp'],
])('%j, searched for %j, reads %j', (text, word, reads) => {
  const { container } = render(found(text, word));
  expect(container.textContent).toBe(reads);
  expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([word]);
});

test.each([
  ['`a || b || c`', 'b'],
  ['if a || b || c', 'b'],
  ['\\|\\|not hidden\\|\\|', 'hidden'],
])('%s holds no spoiler', (text, word) => {
  render(found(text, word));
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test.each([
  ['a &amp; b ||secret|| c', 'secret'],
  ['> one ||two\n> secret|| three', 'secret'],
  ['**bold ||secret||** and ||more||', 'secret'],
  [`${'a '.repeat(300)}||${'b '.repeat(200)} secret ${'c '.repeat(400)}c|| d`, 'secret'],
])('%# nothing of what is hidden is shown', (text, word) => {
  const { container } = render(found(text, word));
  for (const hidden of container.querySelectorAll('[inert]')) hidden.remove();
  expect(container).not.toHaveTextContent(word);
});
