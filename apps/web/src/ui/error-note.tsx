import { CircleAlert } from 'lucide-react';
import { commonTexts } from '../texts/en/common.ts';
import { Button } from './button.tsx';

interface ErrorNoteProps {
  readonly children: string;
  readonly onRetry?: (() => void) | undefined;
}

/** A problem inside a page or dialog that goes on. */
export function ErrorNote({ children, onRetry }: ErrorNoteProps) {
  return (
    <div
      role="alert"
      className="flex items-center gap-3 rounded-xl bg-danger-soft px-3.5 py-2.5 text-sm text-danger-ink"
    >
      <CircleAlert size={16} aria-hidden="true" className="shrink-0" />
      <span className="min-w-0 flex-1 text-start [overflow-wrap:anywhere]">{children}</span>
      {onRetry !== undefined && (
        <Button size="sm" onClick={onRetry}>
          {commonTexts().tryAgain}
        </Button>
      )}
    </div>
  );
}
