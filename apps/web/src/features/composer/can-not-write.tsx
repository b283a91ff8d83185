import type { Room, RoomId } from '@parley/events';
import { useServerClock } from '@parley/react';
import { Lock, MicOff } from 'lucide-react';
import { canNotWriteTexts } from '../../texts/en/can-not-write.ts';
import { ComposerNote } from '../../ui/composer-note.tsx';
import { useNow } from '../clock.ts';
import { muteWords } from '../mutes.ts';
import { ArchivedNote } from './archived-note.tsx';
import { useDraft, useDrafts } from './drafts.ts';
import { UnsentText } from './unsent-text.tsx';

interface CanNotWriteProps {
  readonly room: RoomId;
  /** Until when I am muted; without it nobody but moderators writes here. */
  readonly mutedUntil: number | undefined;
  /** The room, or that of the thread, if it is archived. */
  readonly archived?: Room | undefined;
  /** May I take it out of the archive? */
  readonly mayOpen?: boolean;
}

/** In place of the composer: why one can't write here, and what one had begun to write. */
export function CanNotWrite({ room, mutedUntil, archived, mayOpen = false }: CanNotWriteProps) {
  const t = canNotWriteTexts();
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
      {archived !== undefined ? (
        <ArchivedNote room={archived} mayOpen={mayOpen} />
      ) : mutedUntil === undefined ? (
        <ComposerNote icon={<Lock size={18} />}>
          <strong className="font-semibold text-ink">{t.readOnly}</strong> {t.readOnlyHint}
        </ComposerNote>
      ) : (
        <ComposerNote icon={<MicOff size={18} />}>
          <strong className="font-semibold text-ink">
            {t.muted({ until: muteWords(mutedUntil - offset, now) })}
          </strong>{' '}
          {t.mutedHint}
        </ComposerNote>
      )}
    </div>
  );
}
