import type { ComponentProps } from 'react';

interface DeletingNoteProps extends Omit<ComponentProps<'button'>, 'children' | 'onClick' | 'className'> {
  readonly label: string;
  /** What the button says. */
  readonly undo: string;
  /** As long as it can be undone. */
  readonly onUndo: (() => void) | undefined;
}

/** In the place of a message's text, while it is being deleted. */
export function DeletingNote({ label, undo, onUndo, ...rest }: DeletingNoteProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-read text-ink-faint italic">
      {label}
      {onUndo && (
        <button
          type="button"
          {...rest}
          onClick={(event) => {
            // The button goes; the message stays.
            event.currentTarget.closest<HTMLElement>('[tabindex]')?.focus();
            onUndo();
          }}
          className="rounded-md px-1 text-base font-medium text-accent-ink not-italic underline pointer-coarse:px-3 pointer-coarse:py-2"
        >
          {undo}
        </button>
      )}
    </p>
  );
}
