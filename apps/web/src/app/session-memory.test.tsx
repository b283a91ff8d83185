import {
  createChatClient,
  type KeptState,
  type LinkReceiver,
  type NoticeTime,
  type Transport,
} from '@parley/client';
import type { Ack, User, UserId } from '@parley/events';
import { act, render, screen } from '@testing-library/react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { smallPlace } from '../../test/render-chat.tsx';
import { noAccount } from '../features/account/account-actions.ts';
import { App } from './app.tsx';
import { createSessionKeeper } from './session-keeper.ts';

/** The way to a server that knows the session, knows it no more, or knows another one. */
function doorTo(server: Transport) {
  let receiver: LinkReceiver | undefined;
  return {
    isOver: false,
    you: undefined as User | undefined,
    end: () => receiver?.event({ event: 'session:ended', data: { reason: 'signed_out' } }),
    connect(to: LinkReceiver) {
      receiver = to;
      if (!this.isOver)
        return server.connect({
          closed: to.closed,
          event: (frame) =>
            to.event(
              frame.event === 'session:welcomed' && this.you
                ? { ...frame, data: { ...frame.data, you: this.you } }
                : frame,
            ),
        });
      queueMicrotask(() => to.closed('unauthenticated'));
      return { send: () => {}, close: () => {} };
    },
  };
}

/** A browser that remembers Ada in #general, and a server that says who is in when it is asked. */
function remembered(noticeTime?: NoticeTime) {
  const { server, clock, place, general } = smallPlace();
  const kept: KeptState = {
    user: place.me,
    epoch: place.epoch,
    rooms: [{ entry: place.entry(general), people: [] }],
  };
  const erased: (UserId | undefined)[] = [];
  let who: Ack<User | undefined> = { ok: true, data: undefined };
  let asked = 0;
  let endsFirst = false;
  let ended: 'removed' | 'banned' | undefined;
  const line = doorTo(server);
  const session = createSessionKeeper(
    {
      current: async () => {
        asked += 1;
        if (!who.ok) return who;
        const place = { access: 'open', guests: true, owned: true } as const;
        return {
          ok: true,
          data: { place, ...(who.data && { user: who.data }), ...(ended && { ended }) },
        };
      },
      invitation: async () => ({ ok: true, data: { place: 'Harbour', rooms: [], guests: true } }),
      enter: async () => ({ ok: true, data: place.me }),
      leave: async () => {
        if (endsFirst) line.end();
        return { ok: true, data: undefined };
      },
    },
    (user, before) => {
      const client = createChatClient({
        transport: line,
        server: 'test',
        user,
        clock,
        ...(before && { kept: before }),
        ...(noticeTime && { noticeTime }),
      });
      client.start();
      return { client, stop: client.close };
    },
    {
      recall: async () => (erased.length === 0 ? kept : undefined),
      erase: async (user) => void erased.push(user),
    },
  );
  const open = async () => {
    render(
      <Router hook={memoryLocation({ path: '/r/general' }).hook}>
        <App session={session} account={noAccount} />
      </Router>,
    );
    await act(() => session.check());
  };
  return {
    server,
    line,
    clock,
    place,
    session,
    erased,
    open,
    asked: () => asked,
    /** The server's word on the socket comes before its answer to the signing out. */
    endFirst: () => {
      endsFirst = true;
    },
    /** The account is deleted, or banned, and its sessions with it. */
    end: (how: 'removed' | 'banned') => {
      ended = how;
      line.isOver = true;
    },
    answer: (user: User | undefined) => {
      who = { ok: true, data: user };
    },
  };
}

test('who is remembered is in before the server has said a word', async () => {
  const { server, open, asked, erased } = remembered();
  server.fail();
  await open();
  expect(screen.getByRole('heading', { level: 1, name: 'general' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Your account: Ada' })).toBeVisible();
  expect(asked()).toBe(0);
  expect(erased).toEqual([]);
});

test('a session that is over leads to the first screen, and all that was kept is erased', async () => {
  const { line, clock, place, open, erased } = remembered();
  line.isOver = true;
  await open();
  await act(() => clock.advance(100));
  expect(await screen.findByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(erased).toEqual([place.me.id, undefined]);
});

test.each([
  ['removed', 'Your account was deleted.'],
  ['banned', /^You were banned from/],
  [undefined, 'You have been signed out.'],
] as const)('who comes back and is out (%s) hears why', async (how, word) => {
  const { line, clock, open, end } = remembered();
  if (how) end(how);
  line.isOver = true;
  await open();
  await act(() => clock.advance(100));
  expect(await screen.findByText(word)).toBeVisible();
});

test('another person who is in by now sees nothing of what was kept', async () => {
  const { line, clock, place, open, erased, answer } = remembered();
  const ada = place.me;
  const eve = place.person('Eve');
  line.you = eve;
  answer(eve);
  await open();
  await act(() => clock.advance(100));
  expect(await screen.findByRole('button', { name: 'Your account: Eve' })).toBeVisible();
  expect(erased).toEqual([ada.id]);
});

test('a session that ends while one looks takes the conversation away at once, says so, and is erased', async () => {
  const { line, clock, place, open, erased } = remembered();
  await open();
  await act(() => clock.advance(100));
  act(() => line.end());
  expect(screen.queryByRole('heading', { name: 'general' })).not.toBeInTheDocument();
  expect(await screen.findByText('You have been signed out.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Your name' })).toHaveFocus();
  expect(erased).toEqual([place.me.id, undefined]);
});

test('when the session ends and somebody else is in by now, one goes on as them', async () => {
  const { line, clock, place, open, answer } = remembered();
  await open();
  await act(() => clock.advance(100));
  const eve = place.person('Eve');
  line.you = eve;
  answer(eve);
  await act(async () => line.end());
  await act(() => clock.advance(100));
  expect(await screen.findByRole('button', { name: 'Your account: Eve' })).toBeVisible();
});

test('a server that knows who one is but lets nobody connect is not asked without end', async () => {
  const { line, clock, place, open, answer, asked } = remembered();
  line.isOver = true;
  answer(place.me);
  await open();
  await act(() => clock.advance(100));
  expect(await screen.findByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(asked()).toBe(1);
});

test('one’s own signing out is no news, also when the server’s word of it comes first', async () => {
  const { line, clock, session, open, asked } = remembered();
  await open();
  await act(() => clock.advance(100));
  await act(async () => {
    const left = session.signOut();
    line.end();
    await left;
  });
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(screen.queryByText('You have been signed out.')).not.toBeInTheDocument();
  expect(asked()).toBe(1);
});

test('a session that was ended from here is no news, though the server says it first and the page hears it last', async () => {
  const held: (() => void)[] = [];
  let isSlow = false;
  const { clock, session, open, endFirst } = remembered((tell) => (isSlow ? void held.push(tell) : tell()));
  await open();
  await act(() => clock.advance(100));
  isSlow = true;
  endFirst();
  await act(() => session.signOut());
  await act(async () => held.forEach((tell) => tell()));
  expect(held).not.toEqual([]);
  expect(session.get()).toMatchObject({ kind: 'outside', ended: undefined });
});

test('signing out erases what is kept', async () => {
  const { clock, place, session, open, erased } = remembered();
  await open();
  await act(() => clock.advance(100));
  await act(() => session.signOut());
  expect(screen.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(erased).toEqual([place.me.id]);
});
