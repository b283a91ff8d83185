import type { RoomId } from '@parley/events';
import { createContext, lazy, Suspense, use, useState, type ReactNode } from 'react';

/** The dialogs of the page; at most one is open. */
export type DialogName =
  | { readonly kind: 'create-room' }
  | { readonly kind: 'new-direct' }
  | { readonly kind: 'account' }
  | { readonly kind: 'switch-room' }
  | { readonly kind: 'room-details'; readonly room: RoomId }
  | { readonly kind: 'invite'; readonly room: RoomId };

// Each is fetched when it is first opened.
const CreateRoomDialog = lazy(async () => ({
  default: (await import('./create-room-dialog.tsx')).CreateRoomDialog,
}));
const NewDirectDialog = lazy(async () => ({
  default: (await import('./new-direct-dialog.tsx')).NewDirectDialog,
}));
const AccountDialog = lazy(async () => ({ default: (await import('./account-dialog.tsx')).AccountDialog }));
const SwitchRoomDialog = lazy(async () => ({
  default: (await import('./switch-room-dialog.tsx')).SwitchRoomDialog,
}));
const RoomDetailsDialog = lazy(async () => ({
  default: (await import('./room-details-dialog.tsx')).RoomDetailsDialog,
}));
const InviteDialog = lazy(async () => ({ default: (await import('./invite-dialog.tsx')).InviteDialog }));

type Open = (dialog: DialogName) => void;

const OpenContext = createContext<Open>(() => {});

/** Opens a dialog; another one that is open makes room for it. */
export const useOpenDialog = (): Open => use(OpenContext);

export function Dialogs({ children }: { readonly children: ReactNode }) {
  const [dialog, setDialog] = useState<DialogName>();
  return (
    <OpenContext value={setDialog}>
      {children}
      <Suspense fallback={null}>
        {dialog !== undefined && <Opened dialog={dialog} onClose={() => setDialog(undefined)} />}
      </Suspense>
    </OpenContext>
  );
}

interface OpenedProps {
  readonly dialog: DialogName;
  readonly onClose: () => void;
}

function Opened({ dialog, onClose }: OpenedProps) {
  switch (dialog.kind) {
    case 'create-room':
      return <CreateRoomDialog onClose={onClose} />;
    case 'new-direct':
      return <NewDirectDialog onClose={onClose} />;
    case 'account':
      return <AccountDialog onClose={onClose} />;
    case 'switch-room':
      return <SwitchRoomDialog onClose={onClose} />;
    case 'room-details':
      return <RoomDetailsDialog room={dialog.room} onClose={onClose} />;
    case 'invite':
      return <InviteDialog room={dialog.room} onClose={onClose} />;
  }
}
