import type { RoomId } from '@parley/events';
import { useRoom, type RoomView } from '@parley/react';
import { Flag, LogOut, Settings2, Star, UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { roomDetailsTexts } from '../../texts/en/room-details.ts';
import { Action, ActionList } from '../../ui/action-list.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { dayWords, spanWords } from '../../ui/spans.ts';
import { roomLabel } from '../rooms.ts';
import { RoomMenu } from '../sidebar/sidebar-menus.tsx';
import { useRights } from '../use-rights.ts';
import { useOpenDialog } from './dialogs.tsx';
import { EditRoomForm } from './edit-room-form.tsx';
import { LeaveRoomDialog } from './leave-room-dialog.tsx';
import { RoomMembers } from './room-members.tsx';

interface RoomDetailsDialogProps {
  readonly room: RoomId;
  /** Opened to say what it is about, and for nothing else. */
  readonly atTopic?: boolean | undefined;
  readonly onClose: () => void;
}

export function RoomDetailsDialog({ room, atTopic = false, onClose }: RoomDetailsDialogProps) {
  const t = roomDetailsTexts();
  const view = useRoom(room);
  const [editing, setEditing] = useState(atTopic);
  /** Who was in the form goes on where it was opened. */
  const [edited, setEdited] = useState(false);
  if (view === undefined) return null;
  return (
    <Dialog
      shape="sheet"
      title={roomLabel(view)}
      description={editing ? t.settings : t[view.room.kind]}
      onClose={onClose}
    >
      {editing ? (
        <EditRoomForm
          view={view}
          atTopic={atTopic}
          onDone={() => {
            if (atTopic) return onClose();
            setEdited(true);
            setEditing(false);
          }}
        />
      ) : (
        <DialogBody>
          <About view={view} />
          <Actions view={view} focusSettings={edited} onEdit={() => setEditing(true)} onLeft={onClose} />
          <RoomMembers view={view} />
        </DialogBody>
      )}
    </Dialog>
  );
}

function About({ view }: { readonly view: RoomView }) {
  const t = roomDetailsTexts();
  const { topic, slowModeSeconds, readOnly, archived, retentionDays } = view.room;
  const notes = [
    slowModeSeconds !== undefined && t.slow({ span: spanWords(slowModeSeconds) }),
    retentionDays !== undefined && t.kept({ days: dayWords(retentionDays) }),
    archived && t.archivedNote,
    readOnly && t.readOnlyNote,
  ].filter((note) => typeof note === 'string');
  if (topic === '' && notes.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-sm text-ink-soft">
      {topic !== '' && (
        <p dir="auto" className="text-base text-pretty [overflow-wrap:anywhere] text-ink">
          {topic}
        </p>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

interface ActionsProps {
  readonly view: RoomView;
  readonly focusSettings: boolean;
  readonly onEdit: () => void;
  readonly onLeft: () => void;
}

function Actions({ view, focusSettings, onEdit, onLeft }: ActionsProps) {
  const t = roomDetailsTexts();
  const may = useRights(view);
  const openDialog = useOpenDialog();
  const [asking, setAsking] = useState(false);
  const mayUpdate = may('room:update');
  /** What opened the menu. */
  const [options, setOptions] = useState<HTMLElement>();
  const optionsButton = useRef<HTMLButtonElement>(null);

  return (
    <>
      <ActionList label={t.actions}>
        <Action
          ref={optionsButton}
          icon={<Star size={18} />}
          label={t.options}
          menu
          onClick={() => setOptions(optionsButton.current ?? undefined)}
        />
        {may('room:invite') && (
          <Action
            icon={<UserPlus size={18} />}
            label={t.invite}
            onClick={() => openDialog({ kind: 'invite', room: view.id })}
          />
        )}
        {mayUpdate && (
          <>
            <Action
              ref={focusSettings ? focusOnMount : undefined}
              icon={<Settings2 size={18} />}
              label={t.settings}
              onClick={onEdit}
            />
            <Action icon={<Flag size={18} />} label={t.reports} href="/reports" onClick={onLeft} />
          </>
        )}
        {may('room:leave') && (
          <Action
            icon={<LogOut size={18} className="rtl:-scale-x-100" />}
            label={t.leave}
            onClick={() => setAsking(true)}
          />
        )}
      </ActionList>
      {options !== undefined && (
        <RoomMenu view={view} anchor={options} inDetails onClose={() => setOptions(undefined)} />
      )}
      {asking && <LeaveRoomDialog room={view.id} onClose={() => setAsking(false)} />}
    </>
  );
}
