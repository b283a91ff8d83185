import type { Status } from '@parley/events';
import type { ChatClient } from '@parley/react';

/** Stands before a text for which nobody chose an emoji. */
export const usualEmoji = '💬';

const pausedUntil = 'notify.pausedUntil';

/** Takes the pause away that came with my status. */
function endPauseOf(client: ChatClient, status: Status | undefined): void {
  if (status?.until !== undefined && client.preference(pausedUntil).get() === status.until)
    client.setPreference(pausedUntil, undefined);
}

/** Sets what I am up to, or takes it back, and with it the pause of notifications that came with it. */
export async function setStatus(client: ChatClient, status: Status | null, pauses = false) {
  const before = client.me.get()?.status;
  const ack = await client.setStatus(status);
  if (!ack.ok) return ack;
  if (pauses && status?.until !== undefined) client.setPreference(pausedUntil, status.until);
  else endPauseOf(client, before);
  return ack;
}
