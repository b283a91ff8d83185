import type { Clock } from '@parley/events/clock';
import type { ChatClient } from '@parley/react';
import { browserDesk } from './browser-desk.ts';
import { browserLedger } from './ledger.ts';
import type { Heads } from './opened-with.ts';
import { browserTabs } from './tabs.ts';
import { Teller } from './teller.ts';

/** Tells of new messages as I chose, in one of my tabs for all. The returned function ends that. */
export function followMessages(client: ChatClient, clock: Clock, opened: Heads | undefined): () => void {
  const me = client.me.get()?.id;
  if (me === undefined) return () => {};
  const tabs = browserTabs(`parley-notify ${me}`, browserDesk.here);
  const teller = new Teller({ client, desk: browserDesk, tabs, clock, ledger: browserLedger(me), opened });
  // A notification of a page that is gone leads nowhere.
  const leave = () => teller.clear();
  window.addEventListener('pagehide', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    teller.end();
    tabs.end();
  };
}
