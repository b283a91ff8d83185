import {
  createChatClient,
  transportOnDemand,
  wakeOnReturn,
  type ChatClient,
  type KeptState,
} from '@parley/client';
import type { BrowserStorage } from '@parley/client/browser';
import type { User } from '@parley/events';
import { systemClock, type Clock } from '@parley/events/clock';
import { betweenInputs } from './between-inputs.ts';
import { beforePaint, pagePace } from './page-pace.ts';
import type { RunningClient } from './session-keeper.ts';

/** A page that nobody looks at for so long means that its person is away. */
const awayAfterMs = 2 * 60_000;

/** Names the server for what the browser keeps: nothing of it is ever shown or sent elsewhere. */
export const server = window.location.origin;

/** Keys and presses are the page's, whoever is signed in. */
const gaps = betweenInputs(systemClock, beforePaint);

const socketIo = () => import('@parley/client/socketio');
// The first picture needs no connection; it is fetched beside it, and there when one is wanted. If it fails, connecting asks again.
socketIo().catch(() => {});
const transport = transportOnDemand(async () => (await socketIo()).socketIoTransport());

/** The one place that makes a client. `stop` ends it and everything that serves it. */
export function startClient(storage: BrowserStorage, user: User, kept?: KeptState): RunningClient {
  void storage.enter(user);
  const { sharedOutbox, stateStorage } = storage;
  const client = createChatClient({
    transport,
    server,
    user,
    sharedOutbox,
    stateStorage,
    noticeTime: pagePace(systemClock, gaps),
    ...(kept && { kept }),
  });
  const stopWaking = wakeOnReturn(client);
  const stopWatching = awayWhileHidden(client, systemClock);
  client.start();
  return {
    client,
    stop: () => {
      stopWatching();
      stopWaking();
      client.close();
    },
  };
}

/** Tells the others that I am away while the page is hidden for long. The returned function ends that. */
function awayWhileHidden(client: Pick<ChatClient, 'setAway'>, clock: Clock): () => void {
  let cancel = () => {};
  const change = () => {
    cancel();
    if (document.visibilityState === 'visible') client.setAway(false);
    else cancel = clock.after(awayAfterMs, () => client.setAway(true));
  };
  document.addEventListener('visibilitychange', change);
  return () => {
    cancel();
    document.removeEventListener('visibilitychange', change);
  };
}
