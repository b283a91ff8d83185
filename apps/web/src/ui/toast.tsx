import { X } from 'lucide-react';
import { pageTexts } from '../texts/en/page.ts';

interface ToastProps {
  readonly children: string;
  readonly onClose: () => void;
}

/** A short notice above the composer, for what has no better place. */
export function Toast({ children, onClose }: ToastProps) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-28 z-30 flex justify-center px-4">
      <div
        role="alert"
        className="pointer-events-auto inline-flex max-w-md items-center gap-2 rounded-xl bg-ink py-1.5 pe-1.5 ps-4 text-sm text-canvas shadow-pop"
      >
        <span className="min-w-0 py-1 [overflow-wrap:anywhere]">{children}</span>
        <button
          type="button"
          aria-label={pageTexts().dismiss}
          onClick={onClose}
          className="flex size-8 shrink-0 items-center justify-center rounded-lg opacity-70 hover:opacity-100"
        >
          <X size={16} />
        </button>
      </div>
    </div>
  );
}
