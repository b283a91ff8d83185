import { useMe } from '@parley/react';
import { BellOff, SmilePlus } from 'lucide-react';
import { pauseTexts } from '../../texts/en/pause.ts';
import { statusTexts } from '../../texts/en/status.ts';
import { Action } from '../../ui/action-list.tsx';
import { useNow } from '../clock.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { endInText } from '../moment.ts';
import { useMyPause } from './lasting.ts';
import { PersonStatus } from './person-status.tsx';

/** From my account to what I am up to, and to do not disturb. */
export function StatusActions() {
  const t = statusTexts();
  const p = pauseTexts();
  const me = useMe();
  const openDialog = useOpenDialog();
  const now = useNow('minute');
  const pausedUntil = useMyPause();
  return (
    <>
      <Action
        icon={<SmilePlus size={18} />}
        label={t.set}
        note={me && <PersonStatus id={me.id} wide />}
        onClick={() => openDialog({ kind: 'status' })}
      />
      <Action
        icon={<BellOff size={18} />}
        label={pausedUntil === undefined ? p.title : p.paused({ moment: endInText(pausedUntil, now) })}
        onClick={() => openDialog({ kind: 'pause' })}
      />
    </>
  );
}
