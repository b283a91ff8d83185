import { createChatClient, type KeptState } from '@parley/client';
import { FakeClock } from '@parley/testkit';
import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { Chat } from '../src/app/chat.tsx';
import { noAccount } from '../src/features/account/account-actions.ts';
import { ClockContext } from '../src/features/clock.ts';
import { DeskContext } from '../src/features/notify/desk-context.ts';
import { happening } from './acting.ts';
import { FakeDesk } from './fake-desk.ts';
import { FakePlace, messageId } from './fake-place.ts';
import { FakeServer } from './fake-server.ts';

/** A place with Ada (me), Ben and Cleo, where everybody is in #general. */
export function smallPlace() {
  const clock = new FakeClock();
  const place = new FakePlace('Ada', clock.now);
  const ben = place.person('Ben');
  const cleo = place.person('Cleo');
  const general = place.room('channel', 'general', { topic: 'For everybody', people: [ben, cleo] });
  return { clock, place, ben, cleo, general, server: new FakeServer(place) };
}

interface Scene {
  readonly clock: FakeClock;
  readonly server: FakeServer;
}

/** The whole chat over the real client and a fake server, at an address; with what a browser had kept, if it had. */
export async function renderChat(
  { clock, server }: Scene,
  path = '/r/general',
  kept?: KeptState,
  desk = new FakeDesk(),
) {
  // What tells how it went is there when it is needed: its code is not read in the middle of a test.
  await import('../src/features/notice-toast.tsx');
  let made = 0;
  const client = createChatClient({
    transport: server,
    server: 'test',
    user: server.place.me,
    ...(kept && { kept }),
    clock,
    random: () => 0.5,
    newId: () => messageId(clock.now(), 0xf000 + (made += 1)),
  });
  const [place = path, searchPath = ''] = path.split('?');
  const { hook, searchHook, history, navigate } = memoryLocation({ path: place, searchPath, record: true });
  // The address is the test's own; what the browser keeps beside it is shared by all tests of a file.
  window.history.replaceState(null, '');
  client.start();
  const { unmount } = render(
    <Router hook={hook} searchHook={searchHook}>
      <ClockContext value={clock}>
        <DeskContext value={desk}>
          <Chat client={client} account={noAccount} />
        </DeskContext>
      </ClockContext>
    </Router>,
  );
  const pass = (ms: number) => happening(() => clock.advance(ms));
  /** Something happens outside the page, and everything that follows from it at once. */
  const happen = (event: () => void) =>
    happening(() => {
      event();
      return clock.advance(0);
    });
  await pass(0);
  return { client, user: userEvent.setup(), history, navigate, unmount, pass, happen };
}
