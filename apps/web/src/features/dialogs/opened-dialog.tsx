import { QuickSwitcher } from '../switcher/quick-switcher.tsx';
import { ShortcutSheet } from '../shortcuts/shortcut-sheet.tsx';
import { PauseDialog } from '../status/pause-dialog.tsx';
import { StatusDialog } from '../status/status-dialog.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { CreateRoomDialog } from './create-room-dialog.tsx';
import type { DialogName } from './dialogs.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { JumpToDate } from './jump-to-date.tsx';
import { LeaveRoomDialog } from './leave-room-dialog.tsx';
import { NewDirectDialog } from './new-direct-dialog.tsx';
import { OwnedDialog } from './owned-dialog.tsx';
import { RoomDetailsDialog } from './room-details-dialog.tsx';
import { WritingHelpDialog } from './writing-help-dialog.tsx';

interface OpenedDialogProps {
  readonly dialog: DialogName;
  readonly onClose: () => void;
}

/** Whichever dialog is open. */
export function OpenedDialog({ dialog, onClose }: OpenedDialogProps) {
  switch (dialog.kind) {
    case 'create-room':
      return <CreateRoomDialog onClose={onClose} />;
    case 'new-direct':
      return <NewDirectDialog onClose={onClose} />;
    case 'account':
      return <AccountDialog onClose={onClose} />;
    case 'status':
      return <StatusDialog onClose={onClose} />;
    case 'pause':
      return <PauseDialog onClose={onClose} />;
    case 'owned':
      return <OwnedDialog onClose={onClose} />;
    case 'switcher':
      return <QuickSwitcher onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutSheet onClose={onClose} />;
    case 'folder':
      return <FolderDialog folder={dialog.folder} room={dialog.room} onClose={onClose} />;
    case 'room-details':
      return <RoomDetailsDialog room={dialog.room} atTopic={dialog.atTopic} onClose={onClose} />;
    case 'jump-to-date':
      return <JumpToDate room={dialog.room} onClose={onClose} />;
    case 'invite':
      return <InviteDialog room={dialog.room} onClose={onClose} />;
    case 'leave-room':
      return <LeaveRoomDialog room={dialog.room} onClose={onClose} />;
    case 'writing-help':
      return <WritingHelpDialog onClose={onClose} />;
  }
}
