import { useRoom } from '@parley/react';
import type { RoomId } from '@parley/events';
import { Link2, Pencil, UserPlus } from 'lucide-react';
import { commonTexts } from '../../texts/en/common.ts';
import { roomTexts } from '../../texts/en/room.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../copy-text.ts';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { useNotify } from '../notices.tsx';
import { isBuiltIn, roomPath } from '../rooms.ts';
import { useRights } from '../use-rights.ts';

const size = 15;

/** What one does with a room that has just been made, for those who may. */
export function FirstSteps({ room: id }: { readonly room: RoomId }) {
  const t = roomTexts();
  const view = useRoom(id);
  const may = useRights(view);
  const openDialog = useOpenDialog();
  const notify = useNotify();
  const invites = may('room:invite');
  const describes = may('room:update') && view?.room.topic === '';
  if (isBuiltIn(id) || (!invites && !describes)) return null;
  const copy = async () => {
    if (await copyText(`${window.location.origin}${roomPath(id)}`)) notify(t.linkCopied, 'success');
    else notify(commonTexts().noCopying);
  };
  return (
    <div role="group" aria-label={t.steps} className="flex flex-wrap gap-2 pt-3">
      {invites && (
        <Button size="sm" aria-haspopup="dialog" onClick={() => openDialog({ kind: 'invite', room: id })}>
          <UserPlus size={size} aria-hidden="true" />
          {t.invite}
        </Button>
      )}
      {describes && (
        <Button
          size="sm"
          aria-haspopup="dialog"
          onClick={() => openDialog({ kind: 'room-details', room: id, atTopic: true })}
        >
          <Pencil size={size} aria-hidden="true" />
          {t.addTopic}
        </Button>
      )}
      <Button size="sm" onClick={() => void copy()}>
        <Link2 size={size} aria-hidden="true" />
        {t.copyLink}
      </Button>
    </div>
  );
}
