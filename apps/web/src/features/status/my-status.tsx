import { useConnection, useMe, useServerClock } from '@parley/react';
import { StatusArea } from '../../ui/sidebar/status-area.tsx';
import { times } from '../../ui/times.ts';
import { connectionWord } from '../connection/connection-status.tsx';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { useNow } from '../clock.ts';
import { useMyPause } from './lasting.ts';
import { PersonStatus } from './person-status.tsx';

/** Who I am, how the connection is, and the server's clock. */
export function MyStatus() {
  const me = useMe();
  const connection = useConnection();
  const { offset, latency } = useServerClock();
  const openDialog = useOpenDialog();
  const now = useNow('second');
  const pausedUntil = useMyPause();
  if (me === undefined) return null;
  return (
    <StatusArea
      name={me.name}
      picture={me.avatar}
      presence={pausedUntil === undefined ? undefined : 'paused'}
      status={<PersonStatus id={me.id} />}
      state={connectionWord(connection)}
      connected={connection.status === 'connected'}
      serverTime={
        latency === undefined
          ? undefined
          : { clock: times.clock(now + offset), withSeconds: times.clockWithSeconds(now + offset) }
      }
      latency={latency}
      onAccount={() => openDialog({ kind: 'account' })}
    />
  );
}
