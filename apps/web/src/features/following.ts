import type { Clock } from '@parley/events/clock';
import type { ChatClient } from '@parley/react';
import type { Drafts } from './composer/drafts.ts';
import { followDrafts } from './composer/follow-drafts.ts';
import { followUploads } from './files/follow-uploads.ts';
import { followMessages } from './notify/follow-messages.ts';
import type { Heads } from './notify/opened-with.ts';
import { followLook } from './settings/follow-look.ts';

/**
 * What follows a person from device to device besides what is shown anyway. `opened`: what there was when the page was opened, if it
 * has caught up before this. The returned function ends it.
 */
export function follow(
  client: ChatClient,
  drafts: Drafts,
  clock: Clock,
  opened: Heads | undefined,
): () => void {
  const ends = [
    followLook(client),
    followDrafts(client, drafts, clock),
    followUploads(client, drafts, clock),
    followMessages(client, clock, opened),
  ];
  return () => {
    for (const end of ends) end();
  };
}
