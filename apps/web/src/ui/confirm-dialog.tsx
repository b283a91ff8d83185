import { AlertDialog } from '@base-ui/react/alert-dialog';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import { Button } from './button.tsx';
import { cardShape, dialogCard, veil } from './dialog-look.ts';
import { useGoingBack } from './going-back.ts';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What may be said or chosen along with it. */
  readonly fields?: ReactNode;
  /** The verb on the button that does it. */
  readonly action: string;
  /** Nothing is lost by it. */
  readonly harmless?: boolean;
  readonly busy?: boolean | undefined;
  readonly error?: string | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** What has the focus behind it, where what opened it may be gone by then. */
  readonly focusAfter?: (() => HTMLElement | null) | undefined;
}

/** As high as a low screen at most: then all of it scrolls, and the buttons come into sight with the focus. */
const card = clsx(
  dialogCard,
  cardShape,
  'gap-2 overflow-y-auto px-5 pt-5 pb-[max(1rem,env(safe-area-inset-bottom))] md:top-[20vh] md:w-[24rem] md:pb-5',
  'md:[@media(max-height:30rem)]:top-4 md:[@media(max-height:30rem)]:max-h-[calc(100dvh-2rem)]',
);

/** Asks before something that can't be taken back. Escape cancels; the veil does nothing. */
export function ConfirmDialog({
  title,
  children,
  fields,
  action,
  harmless = false,
  busy,
  error,
  onConfirm,
  onCancel,
  focusAfter,
}: ConfirmDialogProps) {
  useGoingBack(onCancel);
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop
          // Above another dialog it has a veil of its own.
          forceRender
          className={veil}
        />
        <AlertDialog.Popup finalFocus={focusAfter} className={card}>
          <AlertDialog.Title className="text-read font-semibold [overflow-wrap:anywhere]">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="min-w-0 text-base text-ink-soft">
            {children}
          </AlertDialog.Description>
          {fields !== undefined && <div className="flex flex-col gap-3 pt-1">{fields}</div>}
          {error !== undefined && (
            <p role="alert" className="text-sm text-danger-ink">
              {error}
            </p>
          )}
          <div className="mt-3 flex justify-end gap-2">
            <Button onClick={onCancel}>{commonTexts().cancel}</Button>
            <Button kind={harmless ? 'primary' : 'danger'} busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
