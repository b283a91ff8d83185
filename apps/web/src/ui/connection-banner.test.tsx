import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ConnectionBanner, type BannerState } from './connection-banner.tsx';

function setUp(state: BannerState) {
  const onRetryNow = jest.fn();
  const onReload = jest.fn();
  render(<ConnectionBanner state={state} onRetryNow={onRetryNow} onReload={onReload} />);
  const banner = screen.getByRole('status', { name: 'Connection' });
  return { user: userEvent.setup(), banner, onRetryNow, onReload };
}

test('says nothing while all is well, but is there to be listened to', () => {
  expect(setUp({ kind: 'hidden' }).banner).toBeEmptyDOMElement();
});

test.each([
  [{ kind: 'connecting' } as const, 'Connecting…'],
  [{ kind: 'connected' } as const, 'Connected'],
])('%j is shown as %s', (state, text) => {
  expect(setUp(state).banner).toHaveTextContent(text);
});

test('counts down to the next attempt, and retries at once if asked to', async () => {
  const { user, banner, onRetryNow } = setUp({
    kind: 'reconnecting',
    why: 'The connection was lost.',
    seconds: 4,
  });
  expect(banner).toHaveTextContent('The connection was lost.');
  expect(banner).toHaveTextContent('Reconnecting in 4 s');
  // A number that changes each second is not for the ear.
  expect(screen.getByText(/Reconnecting in 4 s/)).toHaveAttribute('aria-hidden', 'true');
  await user.click(screen.getByRole('button', { name: 'Retry now' }));
  expect(onRetryNow).toHaveBeenCalledTimes(1);
});

test('offers no retry while an attempt is under way', () => {
  const { banner } = setUp({ kind: 'reconnecting', why: 'The connection was lost.', seconds: undefined });
  expect(banner).toHaveTextContent('Reconnecting…');
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('says why it is over and what to do', async () => {
  const { user, banner, onReload } = setUp({
    kind: 'disconnected',
    why: 'There’s a new version of Parley.',
  });
  expect(banner).toHaveTextContent('There’s a new version of Parley.');
  await user.click(screen.getByRole('button', { name: 'Reload' }));
  expect(onReload).toHaveBeenCalledTimes(1);
});
