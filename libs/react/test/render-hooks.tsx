import { createChatClient, type ChatClient } from '@parley/client';
import { aRoom, FakeClock, FakeServer, seededRandom, seededUuids } from '@parley/testkit';
import { act, renderHook } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { ChatProvider } from '../src/index.ts';

/** Longer than the way to the server and back. */
export const A_MOMENT = 100;

/** Anna's client on a server with Ben and #general, in virtual time, and what renders hooks below its provider. */
export function aChat() {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  const random = seededRandom(1);
  const anna = server.addUser('Anna');
  const ben = server.addUser('Ben');
  const general = server.addRoom(aRoom('general'), anna, ben).id;
  const client: ChatClient = createChatClient({
    transport: server.transport(anna),
    server: 'test',
    clock,
    random: random.next,
    newId: seededUuids(random, clock.now),
  });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StrictMode>
      <ChatProvider client={client}>{children}</ChatProvider>
    </StrictMode>
  );
  const pass = (ms = A_MOMENT) => act(() => clock.advance(ms));
  const start = () =>
    act(() => {
      client.start();
      return clock.advance(A_MOMENT);
    });
  const render = <P, R>(hook: (props: P) => R, initialProps: P) =>
    renderHook(hook, { wrapper, initialProps });
  return { clock, server, anna, ben, general, client, wrapper, pass, start, render };
}
