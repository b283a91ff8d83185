import { X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { pageTexts } from '../texts/en/page.ts';

interface ToastAction {
  readonly label: string;
  /** As `aria-keyshortcuts` has it. */
  readonly shortcut?: string | undefined;
  readonly onAct: () => void;
}

interface ToastProps extends Omit<ComponentProps<'div'>, 'children' | 'className' | 'role'> {
  readonly children: string;
  readonly actions?: readonly ToastAction[] | undefined;
  /** It interrupts nobody; whatever it stands in announces it. */
  readonly polite?: boolean | undefined;
  /** Without it, it stays as long as it is shown. */
  readonly onClose?: (() => void) | undefined;
}

/** A short notice, for what has no better place, with what can be done about it. */
export function Toast({ children, actions = [], polite = false, onClose, ...rest }: ToastProps) {
  return (
    <div
      role={polite ? undefined : 'alert'}
      {...rest}
      className="pointer-events-auto inline-flex max-w-md items-center gap-2 rounded-xl bg-ink py-1.5 pe-1.5 ps-4 text-sm text-canvas shadow-pop"
    >
      <span className="min-w-0 py-1 [overflow-wrap:anywhere]">{children}</span>
      {actions.map(({ label, shortcut, onAct }) => (
        <button
          key={label}
          type="button"
          aria-keyshortcuts={shortcut}
          onClick={onAct}
          className="-ms-1 h-8 shrink-0 rounded-lg px-2 font-semibold underline outline-canvas hover:bg-canvas/15 pointer-coarse:h-11"
        >
          {label}
        </button>
      ))}
      {onClose && (
        <button
          type="button"
          aria-label={pageTexts().dismiss}
          onClick={onClose}
          className="flex size-8 pointer-coarse:size-11 shrink-0 items-center justify-center rounded-lg opacity-70 outline-canvas hover:opacity-100"
        >
          <X size={16} />
        </button>
      )}
    </div>
  );
}
