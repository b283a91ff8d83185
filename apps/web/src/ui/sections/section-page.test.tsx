import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Section } from './section-page.tsx';

function Tokens() {
  const [left, setLeft] = useState(['first', 'second']);
  return (
    <Section title="Tokens">
      {left.map((name) => (
        <button key={name} type="button" onClick={() => setLeft(left.filter((other) => other !== name))}>
          Revoke {name}
        </button>
      ))}
    </Section>
  );
}

test('what is pressed in a section and goes leaves the focus to the section, from where Tab goes on', async () => {
  const user = userEvent.setup();
  render(<Tokens />);
  await user.click(screen.getByRole('button', { name: 'Revoke first' }));
  expect(screen.getByRole('region', { name: 'Tokens' })).toHaveFocus();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Revoke second' })).toHaveFocus();
});

test('a section takes no focus that is elsewhere', () => {
  render(
    <>
      <Tokens />
      <button type="button">Search</button>
    </>,
  );
  const revoke = screen.getByRole('button', { name: 'Revoke first' });
  const search = screen.getByRole('button', { name: 'Search' });
  for (const button of [revoke, search]) act(() => button.focus());
  act(() => revoke.click());
  expect(revoke).not.toBeInTheDocument();
  expect(search).toHaveFocus();
});

test('what goes elsewhere on the page together with what had the focus in a section before leaves it nothing', () => {
  const { rerender } = render(
    <>
      <Section title="Tokens">
        <button type="button">Revoke</button>
      </Section>
      <textarea />
    </>,
  );
  act(() => screen.getByRole('button').focus());
  act(() => screen.getByRole('textbox').focus());
  rerender(<Section title="Tokens">None</Section>);
  expect(document.body).toHaveFocus();
});
