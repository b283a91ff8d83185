import type { UserRole } from '@parley/events';
import type { TimelineMessage } from '@parley/react';
import type { Rights } from '../use-rights.ts';

/** What I may do with a message. */
export interface MessageRights {
  readonly react: boolean;
  readonly quote: boolean;
  readonly edit: boolean;
  readonly pin: boolean;
  /** Begin a thread, or go to the one there is. */
  readonly thread: boolean;
  readonly delete: boolean;
  readonly report: boolean;
}

/** `role`: who its author is in the place, as far as known. */
export function rightsOn(message: TimelineMessage, may: Rights, role: UserRole | undefined): MessageRights {
  const acts = message.status === 'sent' && message.deleted !== true;
  const about = { owner: message.author, ...(role && { subject: { role } }) };
  return {
    react: acts && may('message:react'),
    quote: acts && may('message:send'),
    edit: acts && may('message:edit', about),
    pin: acts && may('message:pin'),
    thread: (acts && may('thread:open')) || (message.status === 'sent' && message.thread !== undefined),
    delete: acts && may('message:delete', about),
    report: acts && may('message:report', about),
  };
}
