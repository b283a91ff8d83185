import type { Clock } from '@parley/events/clock';
import type { ChatClient } from '@parley/react';
import type { Drafts } from '../composer/drafts.ts';
import { sharedOf, uploadsOf } from './uploads.ts';

/** A page that is just being left lets go of its files within this. */
const LEAVING_MS = 1_000;

/** What is looked at before it is sent: a command, or what may call many. That is done where it was written. */
const wantsAsking = /^\/|@(?:here|room)/iu;

/**
 * Goes on with what other pages left, now and whenever this one comes into sight, and sends what waited for its files while one was
 * elsewhere. The returned function ends that.
 */
export function followUploads(client: ChatClient, drafts: Drafts, clock: Clock): () => void {
  const uploads = uploadsOf(client, drafts);
  const look = () => {
    // Of several pages the one that is looked at.
    if (document.visibilityState === 'visible') void uploads.takeUp();
  };
  const send = () => {
    for (const room of uploads.unattended()) {
      const { text, insteadOf } = drafts.get(room);
      const items = uploads.in(room);
      const files = sharedOf(items);
      if (files === undefined || wantsAsking.test(text) || !client.send(room, text, files).ok) continue;
      for (const id of [insteadOf, ...items.map(({ refused }) => refused)])
        if (id !== undefined) client.discard(id);
      drafts.set(room, { text: '' });
      uploads.take(room);
    }
  };
  look();
  const stop = uploads.subscribe(send);
  const cancel = clock.after(LEAVING_MS, look);
  document.addEventListener('visibilitychange', look);
  const unsubscribe = client.connection.subscribe(() => {
    if (client.connection.get().status === 'disconnected') uploads.close();
  });
  return () => {
    cancel();
    stop();
    unsubscribe();
    document.removeEventListener('visibilitychange', look);
  };
}
