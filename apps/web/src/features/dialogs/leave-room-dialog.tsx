import type { RoomId } from '@parley/events';
import { useChatClient, useCommand, useRoom } from '@parley/react';
import { useLocation } from 'wouter';
import { leaveRoomTexts } from '../../texts/en/leave-room.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { roomLabel } from '../rooms.ts';
import { useDeletions } from '../timeline/use-deletions.ts';
import { useCommandWords } from '../command-note.tsx';

interface LeaveRoomDialogProps {
  readonly room: RoomId;
  readonly onClose: () => void;
}

export function LeaveRoomDialog({ room, onClose }: LeaveRoomDialogProps) {
  const t = leaveRoomTexts();
  const client = useChatClient();
  const view = useRoom(room);
  const deletions = useDeletions();
  const leave = useCommand(async (id: RoomId) => {
    // Only a member may delete there.
    await deletions?.carryOut();
    return client.leaveRoom(id);
  });
  const said = useCommandWords(leave);
  const [, navigate] = useLocation();
  if (view === undefined) return null;
  const confirm = async () => {
    const ack = await leave.run(room);
    if (!ack.ok) return;
    navigate('/');
    onClose();
  };
  return (
    <ConfirmDialog
      title={t.title({ room: roomLabel(view) })}
      action={t.leave}
      busy={leave.pending}
      error={said}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {view.room.kind === 'private' ? t.private : t.open}
    </ConfirmDialog>
  );
}
