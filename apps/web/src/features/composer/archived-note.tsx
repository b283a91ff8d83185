import type { Room } from '@parley/events';
import { useChatClient, useCommand } from '@parley/react';
import { Archive } from 'lucide-react';
import { archivedRoomTexts } from '../../texts/en/archived-room.ts';
import { Button } from '../../ui/button.tsx';
import { ComposerNote } from '../../ui/composer-note.tsx';
import { CommandNote } from '../command-note.tsx';

interface ArchivedNoteProps {
  readonly room: Room;
  /** May I take it out of the archive? */
  readonly mayOpen: boolean;
}

/** In place of the composer of a room that is archived. */
export function ArchivedNote({ room, mayOpen }: ArchivedNoteProps) {
  const t = archivedRoomTexts();
  const client = useChatClient();
  const update = useCommand(client.updateRoom);
  return (
    <ComposerNote icon={<Archive size={18} />}>
      <strong className="font-semibold text-ink">{t.archived}</strong> {t.canBeRead}
      {mayOpen && (
        <div className="pt-3">
          <Button
            size="sm"
            busy={update.pending}
            onClick={() => void update.run(room.id, { archived: false })}
          >
            {t.takeOut}
          </Button>
        </div>
      )}
      <CommandNote of={update} />
    </ComposerNote>
  );
}
