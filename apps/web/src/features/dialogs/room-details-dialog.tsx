import type { RoomId } from '@parley/events';
import { useRoom, type RoomView } from '@parley/react';
import { Flag, LogOut, Settings2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { dayWords, spanWords } from '../../ui/spans.ts';
import { roomLabel } from '../rooms.ts';
import { useRights } from '../use-rights.ts';
import { useOpenDialog } from './dialogs.tsx';
import { EditRoomForm } from './edit-room-form.tsx';
import { LeaveRoomDialog } from './leave-room-dialog.tsx';
import { RoomMembers } from './room-members.tsx';

interface RoomDetailsDialogProps {
  readonly room: RoomId;
  readonly onClose: () => void;
}

export function RoomDetailsDialog({ room, onClose }: RoomDetailsDialogProps) {
  const view = useRoom(room);
  if (view === undefined) return null;
  return (
    <Dialog shape="sheet" title={roomLabel(view)} description={kindWords[view.room.kind]} onClose={onClose}>
      <DialogBody>
        <About view={view} />
        <Actions view={view} onLeft={onClose} />
        <RoomMembers view={view} />
      </DialogBody>
    </Dialog>
  );
}

const kindWords = {
  channel: 'Channel, open to everybody here',
  private: 'Private room, for people who are invited',
  direct: 'Direct conversation',
  thread: 'Thread',
} as const;

function About({ view }: { readonly view: RoomView }) {
  const may = useRights(view);
  const [editing, setEditing] = useState(false);
  if (editing) return <EditRoomForm view={view} onDone={() => setEditing(false)} />;
  const { topic, slowModeSeconds, readOnly, retentionDays } = view.room;
  return (
    <>
      {topic !== '' && (
        <p dir="auto" className="text-base text-pretty [overflow-wrap:anywhere] text-ink-soft">
          {topic}
        </p>
      )}
      {slowModeSeconds !== undefined && (
        <p className="text-sm text-ink-soft">Slow mode: one message every {spanWords(slowModeSeconds)}.</p>
      )}
      {retentionDays !== undefined && (
        <p className="text-sm text-ink-soft">Messages are kept for {dayWords(retentionDays)}.</p>
      )}
      {readOnly && <p className="text-sm text-ink-soft">Read-only: only moderators write here.</p>}
      {may('room:update') && (
        <Button size="sm" className="self-start" onClick={() => setEditing(true)}>
          <Settings2 size={14} aria-hidden="true" />
          Room settings
        </Button>
      )}
    </>
  );
}

interface ActionsProps {
  readonly view: RoomView;
  readonly onLeft: () => void;
}

function Actions({ view, onLeft }: ActionsProps) {
  const may = useRights(view);
  const openDialog = useOpenDialog();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  if (!may('room:invite') && !may('room:leave')) return null;

  return (
    <div className="flex flex-wrap gap-2">
      {may('room:invite') && (
        <Button onClick={() => openDialog({ kind: 'invite', room: view.id })}>
          <UserPlus size={16} aria-hidden="true" />
          Invite people
        </Button>
      )}
      {may('room:update') && (
        <Button
          onClick={() => {
            navigate('/reports');
            onLeft();
          }}
        >
          <Flag size={16} aria-hidden="true" />
          Reports
        </Button>
      )}
      {may('room:leave') && (
        <Button onClick={() => setAsking(true)}>
          <LogOut size={16} aria-hidden="true" />
          Leave
        </Button>
      )}
      {asking && <LeaveRoomDialog room={view.id} onClose={() => setAsking(false)} />}
    </div>
  );
}
