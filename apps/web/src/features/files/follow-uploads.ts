import type { Clock } from '@parley/events/clock';
import type { ChatClient } from '@parley/react';
import type { Drafts } from '../composer/drafts.ts';
import { uploadsOf } from './uploads.ts';

/** A page that is just being left lets go of its files within this. */
const LEAVING_MS = 1_000;

/** Goes on with what other pages left, now and whenever this one comes into sight. The returned function ends that. */
export function followUploads(client: ChatClient, drafts: Drafts, clock: Clock): () => void {
  const uploads = uploadsOf(client, drafts);
  const look = () => {
    // Of several pages the one that is looked at.
    if (document.visibilityState === 'visible') void uploads.takeUp();
  };
  look();
  const cancel = clock.after(LEAVING_MS, look);
  document.addEventListener('visibilitychange', look);
  const unsubscribe = client.connection.subscribe(() => {
    if (client.connection.get().status === 'disconnected') uploads.close();
  });
  return () => {
    cancel();
    unsubscribe();
    document.removeEventListener('visibilitychange', look);
  };
}
