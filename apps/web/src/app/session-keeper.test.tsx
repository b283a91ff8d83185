import type { Ack, CommandError, User } from '@parley/events';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createChatClient } from '@parley/client';
import { smallPlace } from '../../test/render-chat.tsx';
import { App } from './app.tsx';
import { createSessionKeeper, type SessionApi } from './session-keeper.ts';

const down: CommandError = { code: 'unavailable', message: 'The server can’t be reached.' };

/** A server's HTTP face that answers as told. */
class FakeSessions implements SessionApi {
  who: Ack<User | undefined> = { ok: true, data: undefined };
  refusal: CommandError | undefined;
  readonly entered: string[] = [];

  readonly current = async () => this.who;

  readonly enter = async (name: string): Promise<Ack<User>> => {
    this.entered.push(name);
    if (this.refusal !== undefined) return { ok: false, error: this.refusal };
    return { ok: true, data: smallPlace().place.me };
  };

  readonly leave = async (): Promise<Ack<undefined>> =>
    this.refusal === undefined ? { ok: true, data: undefined } : { ok: false, error: this.refusal };
}

async function open(api = new FakeSessions()) {
  const { server, clock } = smallPlace();
  const stopped = jest.fn();
  const session = createSessionKeeper(api, (user) => {
    const client = createChatClient({ transport: server, server: 'test', user, clock });
    client.start();
    return {
      client,
      stop: () => {
        client.close();
        stopped();
      },
    };
  });
  render(
    <Router hook={memoryLocation({ path: '/r/general' }).hook}>
      <App session={session} />
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
  expect(api.entered).toEqual(['Ada']);
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

test('signing out ends the client and leads to the first screen', async () => {
  const api = new FakeSessions();
  api.who = { ok: true, data: smallPlace().place.me };
  const { user, stopped } = await open(api);
  await user.click(screen.getByRole('button', { name: 'Your account: Ada' }));
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(stopped).toHaveBeenCalledTimes(1);
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
