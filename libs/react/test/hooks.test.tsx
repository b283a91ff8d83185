import type { User } from '@parley/events';
import { aRoom } from '@parley/testkit';
import { act, renderHook } from '@testing-library/react';
import {
  useChatClient,
  useCommand,
  useConnection,
  useMe,
  useMembers,
  useOutbox,
  usePresence,
  useRoom,
  useRoomList,
  useRooms,
  useSearch,
  useSend,
  useServerClock,
  useTimeline,
  useTyping,
  useUser,
  useUsers,
  type Hit,
  type Pages,
  type Question,
} from '../src/index.ts';
import { aChat } from './render-hooks.tsx';

test('a hook without a provider says what is missing', () => {
  expect(() => renderHook(() => useChatClient())).toThrow('<ChatProvider>');
});

test('useConnection, useMe and useServerClock follow the session', async () => {
  const { clock, server, anna, start, pass, render } = aChat();
  const hook = render(
    () => ({ connection: useConnection(), me: useMe(), clock: useServerClock() }),
    undefined,
  );
  expect(hook.result.current).toMatchObject({ connection: { status: 'offline' }, me: undefined });

  await start();
  expect(hook.result.current).toMatchObject({
    connection: { status: 'connected', synced: true },
    me: anna,
    clock: { offset: 0, latency: 20 },
  });
  expect(hook.result.current.clock.serverNow()).toBe(clock.now());

  server.stop();
  await pass();
  expect(hook.result.current.connection).toMatchObject({ status: 'reconnecting', reason: 'lost' });
});

test('useRooms and useRoom show my rooms with what is unread', async () => {
  const { server, ben, general, start, pass, render } = aChat();
  const hook = render(() => ({ rooms: useRooms(), room: useRoom(general) }), undefined);
  expect(hook.result.current).toEqual({ rooms: undefined, room: undefined });

  await start();
  server.post(general, ben, 'hello');
  await pass();

  expect(hook.result.current.room).toMatchObject({ id: general, unread: 1, room: { name: 'general' } });
  expect(hook.result.current.rooms).toEqual([hook.result.current.room]);
});

test('useTimeline loads when shown, follows live, and loads older on demand', async () => {
  const { server, ben, general, start, pass, render } = aChat();
  for (let n = 1; n <= 60; n += 1) server.post(general, ben, `message ${n}`);
  await start();
  const hook = render(() => useTimeline(general), undefined);
  expect(hook.result.current).toMatchObject({ loaded: false, loading: 'start' });
  await pass();
  expect(hook.result.current.messages).toHaveLength(50);
  expect(hook.result.current.hasBefore).toBe(true);

  act(() => void hook.result.current.loadOlder());
  expect(hook.result.current.loading).toBe('older');
  await pass();
  server.post(general, ben, 'live');
  await pass();

  expect(hook.result.current.messages).toHaveLength(61);
  expect(hook.result.current.messages.at(-1)).toMatchObject({ text: 'live', status: 'sent' });
  expect(hook.result.current.hasBefore).toBe(false);
});

test('useTimeline shows the other room when the room changes', async () => {
  const { server, anna, ben, general, start, pass, render } = aChat();
  const side = server.addRoom(aRoom('side'), anna, ben).id;
  server.post(general, ben, 'in general');
  server.post(side, ben, 'in side');
  await start();
  const hook = render((room: typeof general) => useTimeline(room), general);
  await pass();
  hook.rerender(side);
  await pass();
  expect(hook.result.current.messages.map(({ text }) => text)).toEqual(['in side']);
});

test('useSend puts a message on its way, and a failed one can be sent again or discarded', async () => {
  const { server, general, start, pass, render } = aChat();
  await start();
  const hook = render(
    () => ({ ...useSend(general), outbox: useOutbox(), messages: useTimeline(general).messages }),
    undefined,
  );
  await pass();
  const refusal = { ok: false, error: { code: 'forbidden', message: 'No.' } } as const;
  server.refuseNext('message:send', refusal);
  server.refuseNext('message:send', refusal);

  act(() => void hook.result.current.send('first'));
  act(() => void hook.result.current.send('second'));
  await pass();
  expect(hook.result.current.outbox.failed).toBe(2);
  const [first, second] = hook.result.current.messages;
  act(() => {
    if (first) hook.result.current.retry(first.id);
    if (second) hook.result.current.discard(second.id);
  });
  await pass();

  expect(hook.result.current.messages).toMatchObject([{ text: 'first', status: 'sent', seq: 1 }]);
  expect(hook.result.current.outbox).toMatchObject({ sending: 0, failed: 0 });
  expect(hook.result.current.send('')).toMatchObject({ ok: false, error: { code: 'invalid' } });
});

test('useTyping watches the room while mounted, shows who else types, and tells that I do', async () => {
  const { server, anna, ben, general, start, pass, render } = aChat();
  await start();
  const hook = render(() => useTyping(general), undefined);
  await pass();
  server.tell(anna.id, { event: 'typing:changed', data: { room: general, users: [anna, ben] } });
  act(() => hook.result.current.setTyping(true));
  await pass();

  expect(hook.result.current.typing).toEqual([ben]);
  expect(server.received.at(-1)).toEqual({ command: 'typing:set', data: { room: general, on: true } });
  hook.unmount();
  await pass();
  const watched = server.received.filter(({ command }) => command === 'presence:watch');
  expect(watched.map(({ data }) => data)).toEqual([
    { rooms: [general], users: [] },
    { rooms: [], users: [] },
  ]);
});

test('usePresence and useUser show a person', async () => {
  const { server, anna, ben, start, pass, render } = aChat();
  await start();
  const hook = render(() => ({ presence: usePresence(ben.id), user: useUser(ben.id) }), undefined);
  await pass();
  expect(hook.result.current).toEqual({ presence: 'online', user: ben });

  server.tell(anna.id, {
    event: 'presence:changed',
    data: { presence: [{ user: ben.id, state: 'offline' }] },
  });
  await pass();
  expect(hook.result.current.presence).toBe('offline');
});

test('useMembers pages and stays live', async () => {
  const { server, general, start, pass, render } = aChat();
  for (let n = 0; n < 60; n += 1) server.join(general, server.addUser(`user-${n}`));
  await start();
  const hook = render(() => useMembers(general), undefined);
  await pass();
  expect(hook.result.current).toMatchObject({ more: true, loading: false });
  act(() => void hook.result.current.loadMore());
  await pass();
  server.join(general, server.addUser('Zoe'));
  await pass();
  expect(hook.result.current.members).toHaveLength(63);
  expect(hook.result.current.more).toBe(false);
});

describe('useSearch', () => {
  test('asks nothing without a question, pages through what is found, and starts over with another question', async () => {
    const { server, ben, general, start, pass, render } = aChat();
    for (let n = 0; n < 25; n += 1) server.post(general, ben, `word ${n}`);
    await start();
    const hook = render<Question | undefined, Pages<Hit>>(useSearch, undefined);
    await pass();
    expect(hook.result.current).toMatchObject({ items: [], more: false, loading: false });
    expect(server.count('search:messages')).toBe(0);

    hook.rerender({ query: 'word' });
    expect(hook.result.current).toMatchObject({ items: [], loading: true });
    await pass();
    expect(hook.result.current.items).toHaveLength(20);
    expect(hook.result.current.items[0]).toMatchObject({ room: { id: general, name: 'general' } });
    act(() => hook.result.current.loadMore());
    await pass();
    expect(hook.result.current.items).toHaveLength(25);
    expect(hook.result.current.more).toBe(false);

    hook.rerender({ query: 'word 24' });
    await pass();
    expect(hook.result.current.items.map(({ message }) => message.text)).toEqual(['word 24']);
  });

  test('keeps what was found when the next page fails, and goes on from there', async () => {
    const { server, ben, general, start, pass, render } = aChat();
    for (let n = 0; n < 25; n += 1) server.post(general, ben, `word ${n}`);
    await start();
    const question: Question = { query: 'word' };
    const hook = render(() => useSearch(question), undefined);
    await pass();
    const error = { code: 'internal', message: 'Something broke.' } as const;
    server.refuseNext('search:messages', { ok: false, error });
    act(() => hook.result.current.loadMore());
    await pass();
    expect(hook.result.current).toMatchObject({ error, loading: false });
    expect(hook.result.current.items).toHaveLength(20);
    act(() => hook.result.current.loadMore());
    await pass();
    expect(hook.result.current.items).toHaveLength(25);
  });
});

describe('useUsers and useRoomList', () => {
  test('page through what matches, and start over with another query', async () => {
    const { server, start, pass, render } = aChat();
    for (let n = 0; n < 70; n += 1) server.addUser(`user-${String(n).padStart(2, '0')}`);
    await start();
    const hook = render<string, Pages<User>>(useUsers, 'user');
    expect(hook.result.current).toMatchObject({ items: [], loading: true });
    await pass();
    expect(hook.result.current.items).toHaveLength(50);
    act(() => hook.result.current.loadMore());
    await pass();
    expect(hook.result.current.items).toHaveLength(70);
    expect(hook.result.current.more).toBe(false);

    hook.rerender('user-1');
    expect(hook.result.current).toMatchObject({ items: [], loading: true });
    await pass();
    expect(hook.result.current.items).toHaveLength(10);
  });

  test('[F1] who is renamed meanwhile moves to the place of the new name', async () => {
    const { server, anna, ben, start, pass, render } = aChat();
    server.addUser('Carl');
    await start();
    const hook = render(() => useUsers(), undefined);
    await pass();
    const names = () => hook.result.current.items.map(({ name }) => name);
    expect(names()).toEqual(['Anna', 'Ben', 'Carl']);
    const before = hook.result.current.items;
    hook.rerender(undefined);
    expect(hook.result.current.items).toBe(before);
    const dora = { ...ben, name: 'dora', changedAt: ben.changedAt + 1 };
    server.tell(anna.id, { event: 'user:changed', data: { user: dora } });
    await pass();
    expect(names()).toEqual(['Anna', 'Carl', 'dora']);
  });

  test('leave out the late answer to an earlier query', async () => {
    const { server, start, pass, render } = aChat();
    await start();
    server.down = () => [500];
    const hook = render<string, Pages<User>>(useUsers, 'An');
    await pass(50);
    server.down = () => [10];
    hook.rerender('Be');
    await pass(1_000);
    expect(hook.result.current.items.map(({ name }) => name)).toEqual(['Ben']);
  });

  test('show a failure, and go on with loadMore', async () => {
    const { server, start, pass, render } = aChat();
    await start();
    const error = { code: 'internal', message: 'Something broke.' } as const;
    server.refuseNext('room:list', { ok: false, error });
    const hook = render(() => useRoomList(), undefined);
    await pass();
    expect(hook.result.current).toMatchObject({ error, loading: false, items: [] });
    act(() => hook.result.current.loadMore());
    await pass();
    expect(hook.result.current).toMatchObject({ error: undefined, more: false });
    expect(hook.result.current.items).toMatchObject([
      { room: { name: 'general' }, joined: true, members: 2 },
    ]);
  });
});

describe('useCommand', () => {
  test('shows that a command is pending, and why it failed, until the next run', async () => {
    const { server, client, start, pass, render } = aChat();
    await start();
    const hook = render(() => useCommand(client.updateName), undefined);
    const error = { code: 'conflict', message: 'The name is taken.' } as const;
    server.refuseNext('user:update', { ok: false, error });

    act(() => void hook.result.current.run('Ben'));
    expect(hook.result.current).toMatchObject({ pending: true, error: undefined });
    await pass();
    expect(hook.result.current).toMatchObject({ pending: false, error });

    act(() => void hook.result.current.run('Annabel'));
    expect(hook.result.current).toMatchObject({ pending: true, error: undefined });
    await pass();
    expect(hook.result.current).toMatchObject({ pending: false, error: undefined });
    expect(client.me.get()?.name).toBe('Annabel');
  });

  test('forgets an error when told to, and answers whoever ran it', async () => {
    const { clock, server, client, start, pass, render } = aChat();
    await start();
    const hook = render(() => useCommand(client.updateName), undefined);
    server.refuseNext('user:update', { ok: false, error: { code: 'conflict', message: 'Taken.' } });
    const answer = await act(async () => {
      const running = hook.result.current.run('Ben');
      await clock.advance(100);
      return running;
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(hook.result.current.error).toMatchObject({ code: 'conflict', message: 'Taken.' });
    act(() => hook.result.current.clear());
    await pass();
    expect(hook.result.current.error).toBeUndefined();
  });
});

test('a component that shows one room is not rendered for what happens in another', async () => {
  const { server, anna, ben, general, start, pass, render } = aChat();
  const side = server.addRoom(aRoom('side'), anna, ben).id;
  await start();
  let rendered = 0;
  render(() => {
    rendered += 1;
    return [useTimeline(general), useRoom(general), useTyping(general), useUser(ben.id)];
  }, undefined);
  await pass();
  rendered = 0;

  server.post(side, ben, 'elsewhere');
  server.tell(anna.id, { event: 'typing:changed', data: { room: side, users: [ben] } });
  await pass();

  expect(rendered).toBe(0);
});
