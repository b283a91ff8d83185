import type { RoomId } from '@parley/events';
import { useRoom, type RoomView } from '@parley/react';
import { Flag, LogOut, Settings2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { roomDetailsTexts } from '../../texts/en/room-details.ts';
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
  const t = roomDetailsTexts();
  const view = useRoom(room);
  if (view === undefined) return null;
  return (
    <Dialog shape="sheet" title={roomLabel(view)} description={t[view.room.kind]} onClose={onClose}>
      <DialogBody>
        <About view={view} />
        <Actions view={view} onLeft={onClose} />
        <RoomMembers view={view} />
      </DialogBody>
    </Dialog>
  );
}

function About({ view }: { readonly view: RoomView }) {
  const t = roomDetailsTexts();
  const may = useRights(view);
  const [editing, setEditing] = useState(false);
  if (editing) return <EditRoomForm view={view} onDone={() => setEditing(false)} />;
  const { topic, slowModeSeconds, readOnly, archived, retentionDays } = view.room;
  return (
    <>
      {topic !== '' && (
        <p dir="auto" className="text-base text-pretty [overflow-wrap:anywhere] text-ink-soft">
          {topic}
        </p>
      )}
      {slowModeSeconds !== undefined && (
        <p className="text-sm text-ink-soft">{t.slow({ span: spanWords(slowModeSeconds) })}</p>
      )}
      {retentionDays !== undefined && (
        <p className="text-sm text-ink-soft">{t.kept({ days: dayWords(retentionDays) })}</p>
      )}
      {archived && <p className="text-sm text-ink-soft">{t.archivedNote}</p>}
      {readOnly && <p className="text-sm text-ink-soft">{t.readOnlyNote}</p>}
      {may('room:update') && (
        <Button className="self-start" onClick={() => setEditing(true)}>
          <Settings2 size={16} aria-hidden="true" />
          {t.settings}
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
  const t = roomDetailsTexts();
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
          {t.invite}
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
          {t.reports}
        </Button>
      )}
      {may('room:leave') && (
        <Button onClick={() => setAsking(true)}>
          <LogOut size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          {t.leave}
        </Button>
      )}
      {asking && <LeaveRoomDialog room={view.id} onClose={() => setAsking(false)} />}
    </div>
  );
}
