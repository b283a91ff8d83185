import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import { X } from 'lucide-react';
import { use, useRef, type ReactNode } from 'react';
import { commonTexts } from '../texts/en/common.ts';
import { IconButton } from './button.tsx';
import { cardShape, dialogCard, veil } from './dialog-look.ts';
import { useGoingBack } from './going-back.ts';
import { ReturnFocusContext } from './return-focus.ts';
import { Scrolled } from './scrolled.tsx';

interface DialogProps {
  readonly title: string;
  readonly description?: string | undefined;
  readonly onClose: () => void;
  /** A card in the middle, or a sheet at the right edge (on phones both fill the width). */
  readonly shape?: 'card' | 'sheet' | undefined;
  readonly children: ReactNode;
}

/** What is filled in first. A time of one's own choice comes after those that are one press away. */
const firstField = 'input:not([type="datetime-local"]), textarea';

const shapes = {
  card: clsx(cardShape, 'md:top-[12vh] md:w-[28rem]'),
  sheet: clsx(
    'fixed inset-y-0 end-0 w-full md:w-[22rem] md:border-s md:border-line',
    'data-[ending-style]:translate-x-4 data-[starting-style]:translate-x-4',
  ),
} as const;

/** A modal dialog, open as long as it is rendered: focus goes in, stays in, and returns; Escape and the veil close it. */
export function Dialog({ title, description, onClose, shape = 'card', children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const returnFocus = use(ReturnFocusContext);
  useGoingBack(onClose);
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={veil} />
        <Base.Popup
          ref={popup}
          // A form is opened to be filled in; without a field the first button has the focus.
          initialFocus={() => popup.current?.querySelector<HTMLElement>(firstField) ?? true}
          finalFocus={
            returnFocus &&
            (() => {
              queueMicrotask(returnFocus);
              return false;
            })
          }
          className={clsx(dialogCard, shapes[shape])}
        >
          <div className="flex items-start gap-2 pt-4 pe-3 pb-2 ps-5">
            <div className="min-w-0 flex-1 pt-[calc(var(--control)/2-0.75rem)]">
              <Base.Title
                dir="auto"
                className="line-clamp-4 text-read font-semibold [overflow-wrap:anywhere]"
              >
                {title}
              </Base.Title>
              {description !== undefined && (
                <Base.Description className="mt-0.5 text-sm text-ink-soft">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label={commonTexts().close} icon={<X size={18} />} />} />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface DialogBodyProps {
  readonly children: ReactNode;
  /** It is only text. */
  readonly toRead?: boolean;
}

/** The scrolling middle of a dialog, or all of it. */
export function DialogBody({ children, toRead = false }: DialogBodyProps) {
  return (
    <Scrolled
      tabIndex={toRead ? 0 : undefined}
      className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pt-2 pb-4 last:pb-[max(1rem,env(safe-area-inset-bottom))] focus-visible:-outline-offset-2"
    >
      {children}
    </Scrolled>
  );
}

/** The buttons at the end of a dialog, the main one last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex justify-end gap-2 border-t border-line px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {children}
    </div>
  );
}
