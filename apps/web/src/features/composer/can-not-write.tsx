import type { RoomId } from '@parley/events';
import { useServerClock } from '@parley/react';
import { Lock, MicOff } from 'lucide-react';
import { ComposerNote } from '../../ui/composer-note.tsx';
import { useNow } from '../clock.ts';
import { muteWords } from '../mutes.ts';
import { useDraft, useDrafts } from './drafts.ts';
import { UnsentText } from './unsent-text.tsx';

interface CanNotWriteProps {
  readonly room: RoomId;
  /** Until when I am muted; without it nobody but moderators writes here. */
  readonly mutedUntil: number | undefined;
}

/** In place of the composer: why one can't write here, and what one had begun to write. */
export function CanNotWrite({ room, mutedUntil }: CanNotWriteProps) {
  const drafts = useDrafts();
  const draft = useDraft(room);
  const { offset } = useServerClock();
  const now = useNow('minute');
  return (
    <div className="shrink-0 pb-[env(safe-area-inset-bottom)]">
      {draft.text !== '' && (
        <div className="px-4 pb-4 md:px-6">
          <UnsentText text={draft.text} onDiscard={() => drafts.set(room, { text: '' })} />
        </div>
      )}
      {mutedUntil === undefined ? (
        <ComposerNote icon={<Lock size={18} />}>
          <strong className="font-semibold text-ink">This room is for reading.</strong> Only its moderators
          write here. You can still react.
        </ComposerNote>
      ) : (
        <ComposerNote icon={<MicOff size={18} />}>
          <strong className="font-semibold text-ink">
            You are muted here {muteWords(mutedUntil - offset, now)}.
          </strong>{' '}
          You can go on reading. If you think that is a mistake, talk to a moderator of this room.
        </ComposerNote>
      )}
    </div>
  );
}
