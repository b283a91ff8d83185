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
  /** `atTopic`: to say what it is about. */
  | { readonly kind: 'room-details'; readonly room: RoomId; readonly atTopic?: true }
  | { readonly kind: 'jump-to-date'; readonly room: RoomId }
  | { readonly kind: 'invite'; readonly room: RoomId }
  | { readonly kind: 'leave-room'; readonly room: RoomId }
  | { readonly kind: 'writing-help' };

// One part of the page: each dialog by itself would be a dozen small files to ask for.
const OpenedDialog = lazy(async () => ({ default: (await import('./opened-dialog.tsx')).OpenedDialog }));

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
            <OpenedDialog
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
