import type { RoomId } from '@parley/events';
import { useChatClient, useCommand, useRoom } from '@parley/react';
import { useLocation } from 'wouter';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { problemText } from '../problem.ts';
import { roomLabel } from '../rooms.ts';

interface LeaveRoomDialogProps {
  readonly room: RoomId;
  readonly onClose: () => void;
}

export function LeaveRoomDialog({ room, onClose }: LeaveRoomDialogProps) {
  const client = useChatClient();
  const view = useRoom(room);
  const leave = useCommand(client.leaveRoom);
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
      title={`Leave ${roomLabel(view)}?`}
      action="Leave"
      busy={leave.pending}
      error={leave.error && problemText(leave.error)}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {view.room.kind === 'private'
        ? 'You can come back only when somebody invites you again.'
        : 'You can join again at any time.'}
    </ConfirmDialog>
  );
}
