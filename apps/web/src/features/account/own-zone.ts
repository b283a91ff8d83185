import type { ChatClient } from '@parley/react';

/** A new account has the time zone of the device it was made on; its person sees it in the profile, and may take it away. */
export function tellOwnZone(client: ChatClient): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // Nobody lives in UTC: a browser that says so hides where it is.
  if (Intl.supportedValuesOf('timeZone').includes(timeZone)) void client.act('user:update', { timeZone });
}
