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
import { useClock, useNow } from '../clock.ts';

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

/** How long "Connected" stays to be seen after trouble, and how long a first connection may take in silence. */
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

/**
 * What the banner says. `settled`: the status has lasted a while, so that a short one flickers nowhere.
 * `troubled`: the banner had something to say before; only then is being connected worth a word.
 */
export function bannerState(
  connection: Connection,
  now: number,
  { settled, troubled }: { readonly settled: boolean; readonly troubled: boolean },
): BannerState {
  switch (connection.status) {
    case 'offline':
      return { kind: 'hidden' };
    case 'connecting':
      return settled ? { kind: 'connecting' } : { kind: 'hidden' };
    case 'connected':
      return troubled && !settled ? { kind: 'connected' } : { kind: 'hidden' };
    case 'reconnecting': {
      const left = connection.retryAt === undefined ? undefined : connection.retryAt - now;
      const seconds = left === undefined ? undefined : Math.max(1, Math.ceil(left / 1000));
      return { kind: 'reconnecting', why: lossWords[connection.reason], seconds };
    }
    case 'disconnected':
      return { kind: 'disconnected', ...endWords[connection.reason] };
  }
}

const needsReload = (connection: Connection): boolean =>
  connection.status === 'disconnected' && endWords[connection.reason].action === 'Reload';

export function ConnectionStatus() {
  const client = useChatClient();
  const clock = useClock();
  const connection = useConnection();
  const { startOver } = useAccount();
  const now = useNow('second');
  const { status } = connection;
  const [settledAs, setSettledAs] = useState<Connection['status']>();
  const [troubled, setTroubled] = useState(false);
  useEffect(
    () => clock.after(status === 'connected' ? connectedMs : patienceMs, () => setSettledAs(status)),
    [clock, status],
  );
  const state = bannerState(connection, now, { settled: settledAs === status, troubled });
  const speaks = state.kind !== 'hidden';
  if (speaks !== troubled) setTroubled(speaks);
  return (
    <ConnectionBanner
      state={state}
      onRetryNow={client.retryNow}
      onAction={() => (needsReload(connection) ? window.location.reload() : startOver())}
    />
  );
}
