import type { ChatClient } from '@parley/react';

/** A new account has the time zone of the device it was made on; its person sees it in the profile, and may take it away. */
export function tellOwnZone(client: ChatClient): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // A server that does not know the zone leaves it unset.
  void client.act('user:update', { timeZone });
}
