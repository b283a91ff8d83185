import type { UserId } from '@parley/events';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useStatus } from './lasting.ts';
import { statusTitle } from './status-title.ts';

interface PersonStatusProps {
  readonly id: UserId;
  /** With its text. */
  readonly wide?: boolean;
}

/** What a person is up to, beside their name; nothing if they say nothing. */
export function PersonStatus({ id, wide }: PersonStatusProps) {
  const status = useStatus(id);
  return status && <StatusMark {...status} title={statusTitle(status)} wide={wide} />;
}
