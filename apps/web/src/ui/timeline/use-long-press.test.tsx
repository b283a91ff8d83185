import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useLongPress } from './use-long-press.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function Row({ onHeld }: { readonly onHeld: () => void }) {
  return <button {...useLongPress(onHeld)}>row</button>;
}

test('a finger held on a row is told, unless the row goes meanwhile', async () => {
  const user = userEvent.setup({ delay: null });
  let held = 0;
  const { unmount } = render(<Row onHeld={() => (held += 1)} />);
  const touch = () => user.pointer({ keys: '[TouchA>]', target: screen.getByRole('button') });
  await touch();
  jest.runAllTimers();
  expect(held).toBe(1);
  await user.pointer('[/TouchA]');
  await touch();
  unmount();
  jest.runAllTimers();
  expect(held).toBe(1);
});
