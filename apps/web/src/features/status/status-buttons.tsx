import { useMe } from '@parley/react';
import { BellOff, SmilePlus } from 'lucide-react';
import { pauseTexts } from '../../texts/en/pause.ts';
import { statusTexts } from '../../texts/en/status.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../clock.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { endInText } from '../moment.ts';
import { useMyPause } from './lasting.ts';
import { PersonStatus } from './person-status.tsx';

/** From my account to what I am up to, and to do not disturb. */
export function StatusButtons() {
  const t = statusTexts();
  const p = pauseTexts();
  const me = useMe();
  const openDialog = useOpenDialog();
  const now = useNow('minute');
  const pausedUntil = useMyPause();
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => openDialog({ kind: 'status' })}>
        <SmilePlus size={16} aria-hidden="true" />
        {t.set}
        {me && <PersonStatus id={me.id} />}
      </Button>
      <Button onClick={() => openDialog({ kind: 'pause' })}>
        <BellOff size={16} aria-hidden="true" />
        {pausedUntil === undefined ? p.title : p.paused({ moment: endInText(pausedUntil, now) })}
      </Button>
    </div>
  );
}
