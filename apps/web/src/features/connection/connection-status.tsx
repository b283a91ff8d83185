import { useChatClient, useConnection, type Connection } from '@parley/react';
import { useEffect, useState } from 'react';
import { connectionTexts } from '../../texts/en/connection.ts';
import { sessionEndTexts } from '../../texts/en/session-end.ts';
import { ConnectionBanner, type BannerState } from '../../ui/connection-banner.tsx';
import { useClock, useNow } from '../clock.ts';

/** How long "Connected" stays to be seen after trouble, and how long trouble may last in silence. */
const connectedMs = 2_000;
const patienceMs = 1_000;

/** The state of the connection in a word, for the status area. */
export function connectionWord(connection: Connection): string {
  const t = connectionTexts();
  switch (connection.status) {
    case 'offline':
    case 'connecting':
      return t.connecting;
    case 'connected':
      return connection.synced ? t.connected : t.catchingUp;
    case 'reconnecting':
      return t.reconnecting;
    case 'disconnected':
      return t.disconnected;
  }
}

/**
 * What the banner says. `settled`: the status has lasted a while, so that a short one moves nothing.
 * `sawLoss`: the banner told of a loss; only then is being connected worth a word.
 */
export function bannerState(
  connection: Connection,
  now: number,
  { settled, sawLoss }: { readonly settled: boolean; readonly sawLoss: boolean },
): BannerState {
  switch (connection.status) {
    case 'offline':
      return { kind: 'hidden' };
    case 'connecting':
      return settled ? { kind: 'connecting' } : { kind: 'hidden' };
    case 'connected':
      return sawLoss && !settled ? { kind: 'connected' } : { kind: 'hidden' };
    case 'reconnecting': {
      if (!settled) return { kind: 'hidden' };
      const left = connection.retryAt === undefined ? undefined : connection.retryAt - now;
      const seconds = left === undefined ? undefined : Math.max(1, Math.ceil(left / 1000));
      return { kind: 'reconnecting', why: connectionTexts()[connection.reason], seconds };
    }
    case 'disconnected':
      return { kind: 'disconnected', why: sessionEndTexts()[connection.reason] };
  }
}

export function ConnectionStatus() {
  const client = useChatClient();
  const clock = useClock();
  const connection = useConnection();
  const now = useNow('second');
  const { status } = connection;
  const [settledAs, setSettledAs] = useState<Connection['status']>();
  const [sawLoss, setSawLoss] = useState(false);
  useEffect(
    () => clock.after(status === 'connected' ? connectedMs : patienceMs, () => setSettledAs(status)),
    [clock, status],
  );
  const state = bannerState(connection, now, { settled: settledAs === status, sawLoss });
  if (state.kind === 'reconnecting' && !sawLoss) setSawLoss(true);
  if (state.kind === 'hidden' && sawLoss) setSawLoss(false);
  return (
    <ConnectionBanner state={state} onRetryNow={client.retryNow} onReload={() => window.location.reload()} />
  );
}
