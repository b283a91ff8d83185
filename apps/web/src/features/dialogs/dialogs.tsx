import type { RoomId } from '@parley/events';
import { createContext, Suspense, use, useState, type ReactNode } from 'react';
import { WaitingForPart } from '../../ui/waiting.tsx';
import { ReturnFocusContext } from '../../ui/return-focus.ts';
import { useOpener } from './use-opener.ts';
import { lazy } from '../../ui/lazy.ts';

/** The dialogs of the page; at most one is open. */
export type DialogName =
  | { readonly kind: 'create-room' }
  | { readonly kind: 'new-direct' }
  | { readonly kind: 'account' }
  | { readonly kind: 'status' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'owned' }
  | { readonly kind: 'switcher' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'folder'; readonly folder?: string; readonly room?: RoomId }
  | { readonly kind: 'room-details'; readonly room: RoomId }
  | { readonly kind: 'jump-to-date'; readonly room: RoomId }
  | { readonly kind: 'invite'; readonly room: RoomId }
  | { readonly kind: 'leave-room'; readonly room: RoomId }
  | { readonly kind: 'writing-help' };

// Each is fetched when it is first opened.
const CreateRoomDialog = lazy(async () => ({
  default: (await import('./create-room-dialog.tsx')).CreateRoomDialog,
}));
const NewDirectDialog = lazy(async () => ({
  default: (await import('./new-direct-dialog.tsx')).NewDirectDialog,
}));
const AccountDialog = lazy(async () => ({ default: (await import('./account-dialog.tsx')).AccountDialog }));
const StatusDialog = lazy(async () => ({
  default: (await import('../status/status-dialog.tsx')).StatusDialog,
}));
const PauseDialog = lazy(async () => ({ default: (await import('../status/pause-dialog.tsx')).PauseDialog }));
const OwnedDialog = lazy(async () => ({ default: (await import('./owned-dialog.tsx')).OwnedDialog }));
const QuickSwitcher = lazy(async () => ({
  default: (await import('../switcher/quick-switcher.tsx')).QuickSwitcher,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await import('../shortcuts/shortcut-sheet.tsx')).ShortcutSheet,
}));
const RoomDetailsDialog = lazy(async () => ({
  default: (await import('./room-details-dialog.tsx')).RoomDetailsDialog,
}));
const JumpToDate = lazy(async () => ({ default: (await import('./jump-to-date.tsx')).JumpToDate }));
const FolderDialog = lazy(async () => ({ default: (await import('./folder-dialog.tsx')).FolderDialog }));
const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }));
const LeaveRoomDialog = lazy(async () => ({
  default: (await import('./leave-room-dialog.tsx')).LeaveRoomDialog,
}));
const WritingHelpDialog = lazy(async () => ({
  default: (await import('./writing-help-dialog.tsx')).WritingHelpDialog,
}));

type Open = (dialog: DialogName) => void;

const OpenContext = createContext<Open>(() => {});

/** Opens a dialog; another one that is open makes room for it. */
export const useOpenDialog = (): Open => use(OpenContext);

interface DialogsProps {
  readonly children: ReactNode;
  /** Open from the start. */
  readonly first?: DialogName | undefined;
}

export function Dialogs({ children, first }: DialogsProps) {
  const [dialog, setDialog] = useState(first);
  const opener = useOpener();
  return (
    <OpenContext
      value={(next) => {
        opener.remember();
        setDialog(next);
      }}
    >
      {children}
      <ReturnFocusContext value={opener.focus}>
        <Suspense fallback={<WaitingForPart />}>
          {dialog !== undefined && (
            <Opened
              dialog={dialog}
              onClose={() => {
                opener.closing();
                setDialog(undefined);
              }}
            />
          )}
        </Suspense>
      </ReturnFocusContext>
    </OpenContext>
  );
}

interface OpenedProps {
  readonly dialog: DialogName;
  readonly onClose: () => void;
}

function Opened({ dialog, onClose }: OpenedProps) {
  // Drawn with each dialog anew: the compiler's memory of it would be a part of the first load for nothing.
  'use no memo';
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
      return <RoomDetailsDialog room={dialog.room} onClose={onClose} />;
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
