import { systemClock } from '@parley/events/clock';
import {
  useChatClient,
  useConnection,
  type Connection,
  type FinalReason,
  type LossReason,
} from '@parley/react';
import { useEffect, useState } from 'react';
import { ConnectionBanner, type BannerState } from '../../ui/connection-banner.tsx';
import { useAccount } from '../account/account-actions.ts';
import { useNow } from '../use-now.ts';

const lossWords: Readonly<Record<LossReason, string>> = {
  unreachable: 'The server can’t be reached.',
  refused: 'The server refused the connection.',
  lost: 'The connection was lost.',
  silent: 'The server does not answer.',
};

const endWords: Readonly<Record<FinalReason, { readonly why: string; readonly action: string }>> = {
  signed_out: { why: 'You have signed out.', action: 'Enter again' },
  expired: { why: 'Your session has expired.', action: 'Enter again' },
  removed: { why: 'You were removed from this place.', action: 'Enter again' },
  replaced: { why: 'Your session was replaced by another one.', action: 'Reload' },
  incompatible: { why: 'There is a new version of Parley.', action: 'Reload' },
  closed: { why: 'Disconnected.', action: 'Reload' },
};

/** How long "Connected" stays to be seen, and how long a connection may take before one hears of it. */
const connectedMs = 2_000;
const patienceMs = 600;

/** The state of the connection in a word, for the status area. */
export function connectionWord(connection: Connection): string {
  switch (connection.status) {
    case 'offline':
    case 'connecting':
      return 'Connecting';
    case 'connected':
      return connection.synced ? 'Connected' : 'Catching up';
    case 'reconnecting':
      return 'Reconnecting';
    case 'disconnected':
      return 'Disconnected';
  }
}

/** What the banner says. `settled`: the status has lasted a while, so that a short one flickers nowhere. */
export function bannerState(connection: Connection, now: number, settled: boolean): BannerState {
  switch (connection.status) {
    case 'offline':
      return { kind: 'hidden' };
    case 'connecting':
      return settled ? { kind: 'connecting' } : { kind: 'hidden' };
    case 'connected':
      return settled ? { kind: 'hidden' } : { kind: 'connected' };
    case 'reconnecting': {
      const left = connection.retryAt === undefined ? undefined : connection.retryAt - now;
      const seconds = left === undefined ? undefined : Math.max(1, Math.ceil(left / 1000));
      return { kind: 'reconnecting', why: lossWords[connection.reason], seconds };
    }
    case 'disconnected':
      return { kind: 'disconnected', ...endWords[connection.reason] };
  }
}

/** True once `status` has lasted for its time. */
function useSettled(status: Connection['status']): boolean {
  const [settled, setSettled] = useState<Connection['status']>();
  const wait = status === 'connected' ? connectedMs : patienceMs;
  useEffect(() => systemClock.after(wait, () => setSettled(status)), [status, wait]);
  return settled === status;
}

const needsReload = (connection: Connection): boolean =>
  connection.status === 'disconnected' && endWords[connection.reason].action === 'Reload';

export function ConnectionStatus() {
  const client = useChatClient();
  const connection = useConnection();
  const { startOver } = useAccount();
  const now = useNow('second');
  const settled = useSettled(connection.status);
  return (
    <ConnectionBanner
      state={bannerState(connection, now, settled)}
      onRetryNow={client.retryNow}
      onAction={() => (needsReload(connection) ? window.location.reload() : startOver())}
    />
  );
}
