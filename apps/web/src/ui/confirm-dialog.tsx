import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import { Button } from './button.tsx';
import { useGoingBack } from './going-back.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The verb on the button that does it. */
  readonly action: string;
  readonly busy?: boolean | undefined;
  readonly error?: string | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that can't be undone. Escape cancels; the veil does nothing. */
export function ConfirmDialog({
  title,
  children,
  action,
  busy,
  error,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  useGoingBack(onCancel);
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop
          // Above another dialog it has a veil of its own.
          forceRender
          className="fixed inset-0 bg-veil transition-opacity duration-150 data-[starting-style]:opacity-0"
        />
        <AlertDialog.Popup className="fixed top-[20vh] left-1/2 flex w-[min(24rem,calc(100vw-2rem))] -translate-x-1/2 flex-col gap-2 rounded-2xl bg-raised p-5 text-ink shadow-pop outline-none">
          <AlertDialog.Title className="text-read font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="min-w-0 text-base text-ink-soft">
            {children}
          </AlertDialog.Description>
          {error !== undefined && (
            <p role="alert" className="text-sm text-danger-ink">
              {error}
            </p>
          )}
          <div className="mt-3 flex justify-end gap-2">
            <Button onClick={onCancel}>{commonTexts().cancel}</Button>
            <Button kind="danger" busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
