import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { NamePicker } from './name-picker.tsx';

function setUp(props: { busy?: boolean; error?: string } = {}) {
  const picked: string[] = [];
  render(<NamePicker busy={false} onPick={(name) => picked.push(name)} {...props} />);
  return { user: userEvent.setup(), picked, field: screen.getByRole('textbox', { name: 'Your name' }) };
}

test('a name and Enter, and one is in', async () => {
  const { user, field, picked } = setUp();
  expect(field).toHaveFocus();
  await user.type(field, 'Ada Lovelace{Enter}');
  expect(picked).toEqual(['Ada Lovelace']);
});

test('an empty name is asked for, but only once one tries to enter', async () => {
  const { user, field, picked } = setUp();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Enter' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Your name is empty.');
  expect(field).toBeInvalid();
  expect(picked).toEqual([]);
});

test('a name that can’t be used is refused while it is typed', async () => {
  const { user, field, picked } = setUp();
  await user.type(field, 'x'.repeat(41));
  expect(screen.getByRole('alert')).toHaveTextContent('Your name is too long; at most 40 characters.');
  await user.type(field, '{Enter}');
  expect(picked).toEqual([]);
  await user.clear(field);
  await user.type(field, 'Ada\u202Eevil');
  expect(screen.getByRole('alert')).toHaveTextContent('invisible or control characters');
});

test('what the server says of a name stands until another one is typed', async () => {
  const { user, field } = setUp({ error: 'That name is taken.' });
  await user.type(field, 'Ada{Enter}');
  expect(field).toHaveAccessibleDescription('That name is taken.');
  await user.type(field, 'b');
  expect(screen.queryByText('That name is taken.')).not.toBeInTheDocument();
});

test('while the server is asked, nothing is sent twice', async () => {
  const { user, field, picked } = setUp({ busy: true });
  await user.type(field, 'Ada{Enter}');
  await user.click(screen.getByRole('button', { name: 'Entering…' }));
  expect(picked).toEqual([]);
});
