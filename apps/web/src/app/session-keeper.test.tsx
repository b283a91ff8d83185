import type { Ack, CommandError, User } from '@parley/events';
import { act, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createChatClient } from '@parley/client';
import { smallPlace } from '../../test/render-chat.tsx';
import { App } from './app.tsx';
import { noAccount } from '../features/account/account-actions.ts';
import {
  createSessionKeeper,
  type Invitation,
  type PlaceInfo,
  type SessionApi,
  type Way,
} from './session-keeper.ts';

const down: CommandError = { code: 'unavailable', message: 'The server can’t be reached.' };

/** A server's HTTP face that answers as told. */
class FakeSessions implements SessionApi {
  who: Ack<User | undefined> = { ok: true, data: undefined };
  place: PlaceInfo = { access: 'open', guests: true, owned: true };
  refusal: CommandError | undefined;
  readonly entered: Way[] = [];
  /** Answers only now. */
  answer: (() => void) | undefined;

  onAsked = () => {};

  readonly current = async () => {
    this.onAsked();
    if (this.answer !== undefined) await new Promise<void>((resolve) => (this.answer = resolve));
    if (!this.who.ok) return this.who;
    const user = this.who.data;
    return { ok: true as const, data: { place: this.place, ...(user && { user }) } };
  };

  readonly invitation = async (): Promise<Ack<Invitation>> => ({
    ok: true,
    data: { place: 'Harbour', by: 'Olga', rooms: ['general'], guests: this.place.guests },
  });

  readonly enter = async (way: Way): Promise<Ack<User>> => {
    this.entered.push(way);
    if (this.refusal !== undefined) return { ok: false, error: this.refusal };
    const { me } = smallPlace().place;
    return { ok: true, data: way.kind === 'register' && !this.place.owned ? { ...me, role: 'owner' } : me };
  };

  readonly leave = async (): Promise<Ack<undefined>> =>
    this.refusal === undefined ? { ok: true, data: undefined } : { ok: false, error: this.refusal };
}

async function open(api = new FakeSessions()) {
  const { server, clock } = smallPlace();
  const stopped = jest.fn();
  const session = createSessionKeeper(
    api,
    (user) => {
      const client = createChatClient({ transport: server, server: 'test', user, clock });
      client.start();
      return {
        client,
        stop: () => {
          client.close();
          stopped();
        },
      };
    },
    undefined,
    clock,
    () => 0.5,
  );
  render(
    <Router hook={memoryLocation({ path: '/r/general' }).hook}>
      <App session={session} account={noAccount} />
    </Router>,
  );
  await act(() => session.check());
  await act(() => clock.advance(0));
  return { session, api, stopped, clock, user: userEvent.setup() };
}

test('a stranger picks a name and is in', async () => {
  const { user, api, clock } = await open();
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Ada{Enter}');
  await act(() => clock.advance(0));
  expect(api.entered).toEqual([{ kind: 'guest', name: 'Ada' }]);
  expect(await screen.findByRole('heading', { level: 1, name: 'general' })).toBeVisible();
});

test('who has a session is in at once', async () => {
  const api = new FakeSessions();
  api.who = { ok: true, data: smallPlace().place.me };
  await open(api);
  expect(screen.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
});

test('a name that the server refuses is told at the field', async () => {
  const api = new FakeSessions();
  api.refusal = { code: 'conflict', message: 'That name is taken.' };
  const { user } = await open(api);
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Ada{Enter}');
  expect(await screen.findByText('That name is taken.')).toBeVisible();
});

test('a server that does not answer is told, and asked again on request', async () => {
  const api = new FakeSessions();
  api.who = { ok: false, error: down };
  const { user } = await open(api);
  expect(screen.getByRole('alert')).toHaveTextContent('The server can’t be reached.');
  api.who = { ok: true, data: undefined };
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('textbox', { name: 'Your name' })).toBeVisible();
});

test('a server that does not answer is asked again by itself, at longer and longer intervals', async () => {
  const api = new FakeSessions();
  api.who = { ok: false, error: down };
  const { session, clock } = await open(api);
  const asked = [clock.now()];
  api.onAsked = () => void asked.push(clock.now());
  await act(() => clock.advance(60_000));
  const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBeLessThan(1_000);
  expect(waits.at(-1)).toBeGreaterThan(5_000);
  expect(waits.at(-1)).toBeLessThan(15_000);
  expect(screen.getByRole('alert')).toHaveTextContent('The server can’t be reached. This page keeps trying');
  api.who = { ok: true, data: undefined };
  await act(() => clock.advance(15_000));
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  const { length } = asked;
  await act(() => clock.advance(60_000));
  expect(asked).toHaveLength(length);

  // And at once, when the page is looked at or the network is back.
  api.who = { ok: false, error: down };
  await act(() => session.check());
  api.who = { ok: true, data: smallPlace().place.me };
  await act(() => session.look());
  await act(() => clock.advance(0));
  expect(screen.getByRole('button', { name: 'Your account: Ada' })).toBeVisible();
});

test('signing out ends the client and leads to the first screen', async () => {
  const api = new FakeSessions();
  api.who = { ok: true, data: smallPlace().place.me };
  const { user, stopped } = await open(api);
  await user.click(screen.getByRole('button', { name: 'Your account: Ada' }));
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(stopped).toHaveBeenCalledTimes(1);
});

test('who has an account is asked for it after signing out, not for a name', async () => {
  const api = new FakeSessions();
  api.who = { ok: true, data: { ...smallPlace().place.me, role: 'member' } };
  const { user } = await open(api);
  await user.click(screen.getByRole('button', { name: 'Your account: Ada' }));
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('textbox', { name: 'Name or handle' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Enter as a guest' })).toBeVisible();
});

test('signing out that does not work says so, and the session goes on', async () => {
  const api = new FakeSessions();
  api.who = { ok: true, data: smallPlace().place.me };
  const { user, stopped } = await open(api);
  api.refusal = down;
  await user.click(screen.getByRole('button', { name: 'Your account: Ada' }));
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByText('The server can’t be reached.')).toBeVisible();
  expect(stopped).not.toHaveBeenCalled();
});

test('a server that takes its time to say who one is leaves no blank page', async () => {
  const api = new FakeSessions();
  api.answer = () => {};
  const session = createSessionKeeper(api, () => {
    throw new Error('nobody is in');
  });
  render(<App session={session} account={noAccount} />);
  act(() => void session.check());
  expect(await screen.findByText('Connecting…')).toBeInTheDocument();
  await act(async () => api.answer?.());
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBeVisible();
});

test('a name picked while another tab came in first: one goes on as who is in', async () => {
  const { api, user, clock } = await open();
  api.refusal = { code: 'conflict', message: 'You are in already.' };
  api.who = { ok: true, data: smallPlace().place.me };
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Grace{Enter}');
  await act(() => clock.advance(0));
  expect(await screen.findByRole('button', { name: 'Your account: Ada' })).toBeVisible();
});

test('who comes back to the first screen is in, if another tab came in meanwhile; else it stays as it is', async () => {
  const { api, session, user, clock } = await open();
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Gra');
  await act(() => session.look());
  expect(screen.getByRole('textbox', { name: 'Your name' })).toHaveValue('Gra');
  api.who = { ok: true, data: smallPlace().place.me };
  await act(() => session.look());
  await act(() => clock.advance(0));
  expect(screen.getByRole('button', { name: 'Your account: Ada' })).toBeVisible();
});

test('who has an account signs in with it', async () => {
  const { user, api, clock } = await open();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  const name = await screen.findByRole('textbox', { name: 'Name or handle' });
  expect(name).toHaveFocus();
  await user.type(name, ' ada{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('Enter your password.');
  await user.type(screen.getByLabelText('Password'), 'low water{Enter}');
  await act(() => clock.advance(0));
  expect(api.entered).toEqual([{ kind: 'signIn', login: 'ada', password: 'low water' }]);
  expect(await screen.findByRole('heading', { level: 1, name: 'general' })).toBeVisible();
});

test('what is said of one way in is not said of another', async () => {
  const { user, api } = await open();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  api.refusal = { code: 'unauthenticated', message: 'That name and password don’t match.' };
  await user.type(await screen.findByRole('textbox', { name: 'Name or handle' }), 'ada');
  const password = screen.getByLabelText('Password');
  await user.type(password, 'wrong');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('don’t match');
  await waitFor(() => expect(password).toHaveFocus());
  expect(password).toHaveAccessibleDescription('That name and password don’t match.');
  await user.click(screen.getByRole('button', { name: 'Enter as a guest' }));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('the first who registers is told to own the place, before and after', async () => {
  const api = new FakeSessions();
  api.place = { access: 'open', guests: true, owned: false };
  const { user, clock } = await open(api);
  await user.click(screen.getByRole('button', { name: 'Create an account' }));
  expect(await screen.findByRole('heading', { name: 'Set up your team' })).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Ada');
  await user.type(screen.getByLabelText('Password'), 'short{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('The password is too short; at least 8 characters.');
  expect(api.entered).toEqual([]);
  await user.type(screen.getByLabelText('Password'), ' and long{Enter}');
  await act(() => clock.advance(0));
  expect(await screen.findByRole('dialog', { name: 'Welcome, you’re the owner' })).toBeVisible();
});

test('a place that takes nobody new offers only to sign in', async () => {
  const api = new FakeSessions();
  api.place = { access: 'closed', guests: true, owned: true };
  await open(api);
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /guest|account/ })).not.toBeInTheDocument();
});

test('a place without guests offers no name alone', async () => {
  const api = new FakeSessions();
  api.place = { access: 'open', guests: false, owned: true };
  await open(api);
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Create an account' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Enter as a guest' })).not.toBeInTheDocument();
});
