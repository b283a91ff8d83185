import type { Connection } from '@parley/react';
import { screen, within } from '@testing-library/react';
import { renderChat, smallPlace } from '../../../test/render-chat.tsx';
import { bannerState, connectionWord } from './connection-status.tsx';

const calm = { settled: true, sawLoss: false };
const reconnecting = (retryAt: number | undefined): Connection => ({
  status: 'reconnecting',
  attempt: 1,
  retryAt,
  reason: 'lost',
});

describe('what the banner says', () => {
  test('a first connection that takes long is told, a quick one is not', () => {
    expect(bannerState({ status: 'connecting' }, 0, { settled: false, sawLoss: false }).kind).toBe('hidden');
    expect(bannerState({ status: 'connecting' }, 0, calm).kind).toBe('connecting');
  });

  test('being connected is worth a word only after trouble, and only for a moment', () => {
    const connected: Connection = { status: 'connected', synced: true };
    expect(bannerState(connected, 0, { settled: false, sawLoss: false }).kind).toBe('hidden');
    expect(bannerState(connected, 0, { settled: false, sawLoss: true }).kind).toBe('connected');
    expect(bannerState(connected, 0, { settled: true, sawLoss: true }).kind).toBe('hidden');
  });

  test('the countdown is in whole seconds and does not reach zero before the attempt', () => {
    const seconds = (now: number) => {
      const state = bannerState(reconnecting(10_000), now, calm);
      return state.kind === 'reconnecting' ? state.seconds : 'none';
    };
    expect([seconds(0), seconds(5_500), seconds(9_999), seconds(12_000)]).toEqual([10, 5, 1, 1]);
    expect(bannerState(reconnecting(undefined), 0, calm)).toMatchObject({ seconds: undefined });
  });

  test('a loss that lasts is told, a short one is not', () => {
    expect(bannerState(reconnecting(10_000), 0, { settled: false, sawLoss: false }).kind).toBe('hidden');
    expect(bannerState(reconnecting(10_000), 0, calm).kind).toBe('reconnecting');
  });

  test('a page that is too old for the server says so', () => {
    expect(bannerState({ status: 'disconnected', reason: 'incompatible' }, 0, calm)).toEqual({
      kind: 'disconnected',
      why: 'There’s a new version of Parley.',
    });
  });
});

test('each state of the connection has its word', () => {
  const word = (connection: Connection) => connectionWord(connection);
  expect(word({ status: 'connecting' })).toBe('Connecting');
  expect(word({ status: 'connected', synced: false })).toBe('Catching up');
  expect(word({ status: 'connected', synced: true })).toBe('Connected');
  expect(word(reconnecting(0))).toBe('Reconnecting');
  expect(word({ status: 'disconnected', reason: 'closed' })).toBe('Disconnected');
});

test('a lost connection is told, and so is its return; what was written meanwhile arrives', async () => {
  const scene = smallPlace();
  const { user, happen, pass } = await renderChat(scene);
  const banner = screen.getByRole('status', { name: 'Connection' });
  expect(banner).toBeEmptyDOMElement();

  await happen(() => scene.server.fail());
  await pass(1_000);
  expect(banner).toHaveTextContent('Reconnecting');
  const status = screen.getByRole('list', { name: 'Server status' });
  expect(within(status).getByText('Reconnecting')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Message #general' }), 'From the tunnel{Enter}');
  expect(screen.getByText('Sending')).toBeInTheDocument();

  await happen(() => scene.server.restore());
  await user.click(within(banner).getByRole('button', { name: 'Retry now' }));
  await happen(() => {});
  expect(banner).toHaveTextContent('Connected');
  expect(screen.queryByText('Sending')).not.toBeInTheDocument();
  expect(scene.general.messages.map(({ text }) => text)).toEqual(['From the tunnel']);
  await pass(2_000);
  expect(banner).toBeEmptyDOMElement();
});

test('a loss that is over within a second is not told, nor is its end', async () => {
  const scene = smallPlace();
  const { client, happen, pass } = await renderChat(scene);
  const banner = screen.getByRole('status', { name: 'Connection' });
  await happen(() => scene.server.fail());
  await pass(200);
  expect(banner).toBeEmptyDOMElement();
  await happen(() => {
    scene.server.restore();
    client.retryNow();
  });
  expect(client.connection.get().status).toBe('connected');
  expect(banner).toBeEmptyDOMElement();
  await pass(1_500);
  expect(banner).toBeEmptyDOMElement();
});

test('a first connection that took long passes without a word when it is there', async () => {
  const scene = smallPlace();
  scene.server.withhold();
  const { happen, pass } = await renderChat(scene);
  const banner = screen.getByRole('status', { name: 'Connection' });
  await pass(1_000);
  expect(banner).toHaveTextContent('Connecting…');
  await happen(() => scene.server.answerAll());
  expect(banner).toBeEmptyDOMElement();
});

test('the status area shows who I am, the time of the server and how far away it is', async () => {
  await renderChat(smallPlace());
  expect(screen.getByRole('button', { name: 'Your account: Ada' })).toBeVisible();
  const status = screen.getByRole('list', { name: 'Server status' });
  expect(status).toHaveTextContent(/Connected.*Server time \d{1,2}:\d\d:\d\d.*Latency \d+ ms/);
});
