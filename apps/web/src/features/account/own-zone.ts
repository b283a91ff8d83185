import type { ChatClient } from '@parley/react';

/** A new account has the time zone of the device it was made on; its person sees it in the profile, and may take it away. */
export function tellOwnZone(client: ChatClient): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // Nobody lives in UTC, which some browsers list: one that says so hides where it is.
  const isKnown = timeZone !== 'UTC' && Intl.supportedValuesOf('timeZone').includes(timeZone);
  if (isKnown) void client.act('user:update', { timeZone });
}
