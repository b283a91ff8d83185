import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Composer } from './composer.tsx';

/** The composer with a text to live in, and a record of what left it. */
function setUp({ maxLength = 8_000, problem }: { maxLength?: number; problem?: string } = {}) {
  const sent: string[] = [];
  const editLast = jest.fn();
  function Host() {
    const [text, setText] = useState('');
    return (
      <Composer
        to="#general"
        value={text}
        maxLength={maxLength}
        problem={problem}
        onChange={setText}
        onSend={() => {
          sent.push(text);
          setText('');
        }}
        onEditLast={editLast}
      />
    );
  }
  render(<Host />);
  const field = screen.getByRole('textbox', { name: 'Message #general' });
  return { user: userEvent.setup(), field, sent, editLast };
}

test('Enter sends, and the field is empty again', async () => {
  const { user, field, sent } = setUp();
  await user.type(field, 'Hello{Enter}');
  expect(sent).toEqual(['Hello']);
  expect(field).toHaveValue('');
});

test('Shift+Enter makes a line', async () => {
  const { user, field, sent } = setUp();
  await user.type(field, 'one{Shift>}{Enter}{/Shift}two');
  expect(field).toHaveValue('one\ntwo');
  expect(sent).toEqual([]);
});

test('Enter that ends a composition of an input method does not send', async () => {
  const { user, field, sent } = setUp();
  await user.type(field, 'にほ');
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  // Safari ends the composition first, and tells by the key code.
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  expect(sent).toEqual([]);
  await user.type(field, '{Enter}');
  expect(sent).toEqual(['にほ']);
});

test('nothing to say is not sent', async () => {
  const { user, field, sent } = setUp();
  await user.type(field, '   {Enter}');
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  expect(sent).toEqual([]);
});

test('the button sends too', async () => {
  const { user, field, sent } = setUp();
  await user.type(field, 'Hello');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(sent).toEqual(['Hello']);
});

test('characters are counted near the limit only, and beyond it nothing is sent', async () => {
  const { user, field, sent } = setUp({ maxLength: 510 });
  await user.type(field, 'short');
  expect(screen.queryByText(/characters left/)).not.toBeInTheDocument();
  fireEvent.change(field, { target: { value: 'x'.repeat(500) } });
  expect(field).toHaveAccessibleDescription('10 characters left');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  fireEvent.change(field, { target: { value: 'x'.repeat(511) } });
  expect(field).toBeInvalid();
  await user.type(field, '{Enter}');
  expect(sent).toEqual([]);
});

test('a text that is too long says so in sight and aloud, and once more when one tries to send it', async () => {
  const { user, field } = setUp({ maxLength: 8_000 });
  fireEvent.change(field, { target: { value: 'x'.repeat(8_001) } });
  const why = 'Too long by 1 character. A message can have up to 8,000.';
  expect(screen.getByText(why)).toBeVisible();
  expect(field).toHaveAccessibleDescription(why);
  const aloud = screen.getByRole('alert');
  expect(aloud).toHaveTextContent('The message is too long to send.');
  fireEvent.change(field, { target: { value: 'x'.repeat(9_500) } });
  expect(field).toHaveAccessibleDescription(/Too long by 1,500 characters/);
  expect(screen.getByRole('alert')).toBe(aloud);
  await user.type(field, '{Enter}');
  expect(screen.getByRole('alert')).not.toBe(aloud);
  fireEvent.change(field, { target: { value: 'x' } });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('ArrowUp edits the last message while there is no text, and moves the cursor otherwise', async () => {
  const { user, field, editLast } = setUp();
  await user.type(field, 'text{ArrowUp}');
  expect(editLast).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, '{ArrowUp}');
  expect(editLast).toHaveBeenCalledTimes(1);
});

test('a refusal is said at the field', () => {
  const { field } = setUp({ problem: 'That was too fast.' });
  expect(screen.getByRole('alert')).toHaveTextContent('That was too fast.');
  expect(field).toHaveAccessibleDescription('That was too fast.');
});
