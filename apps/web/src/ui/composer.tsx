import clsx from 'clsx';
import { SendHorizontal } from 'lucide-react';
import { useId, type Ref } from 'react';
import { GrowingTextarea } from './growing-textarea.tsx';

interface ComposerProps {
  /** The room's title, as in `#general` or `Ada`. */
  readonly to: string;
  readonly value: string;
  readonly maxLength: number;
  /** Why the last text was refused. */
  readonly problem?: string | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  readonly onEditLast: () => void;
  readonly onEscape?: (() => void) | undefined;
}

/** Characters left at which the counter appears. */
const nearLimit = 500;

/** Enter sends, Shift+Enter makes a line, ArrowUp in the empty field edits my last message. */
export function Composer({
  to,
  value,
  maxLength,
  problem,
  ref,
  onChange,
  onSend,
  onEditLast,
  onEscape,
}: ComposerProps) {
  const id = useId();
  const left = maxLength - value.length;
  const counts = left <= nearLimit;
  const sendable = value.trim() !== '' && left >= 0;
  const described = [problem !== undefined && `${id}-problem`, counts && `${id}-count`].filter(Boolean);
  return (
    <form
      aria-label={`Message ${to}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (sendable) onSend();
      }}
      className="px-4 md:px-6"
    >
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="pb-1.5 text-sm text-danger-ink">
          {problem}
        </p>
      )}
      <div
        className={clsx(
          'flex items-end gap-2 rounded-2xl border bg-canvas pr-1.5 pl-4 transition-[border-color]',
          'focus-within:border-accent-ink',
          left < 0 ? 'border-danger-ink' : 'border-field-line',
        )}
      >
        <GrowingTextarea
          ref={ref}
          label={`Message ${to}`}
          placeholder={`Message ${to}`}
          describedBy={described.length === 0 ? undefined : described.join(' ')}
          invalid={left < 0}
          value={value}
          onChange={onChange}
          onSubmit={() => sendable && onSend()}
          onEscape={onEscape}
          onArrowUpWhenEmpty={onEditLast}
        />
        {counts && (
          <output
            id={`${id}-count`}
            className={clsx(
              'pb-3 text-xs tabular-nums',
              left < 0 ? 'font-medium text-danger-ink' : 'text-ink-faint',
            )}
          >
            {left}
            <span className="sr-only"> characters left</span>
          </output>
        )}
        <button
          type="submit"
          aria-label="Send"
          title="Send (Enter)"
          disabled={!sendable}
          className={clsx(
            'my-1.5 flex size-8 shrink-0 items-center justify-center rounded-xl transition-colors',
            sendable
              ? 'bg-accent text-on-accent hover:bg-accent-hover'
              : 'cursor-not-allowed bg-sunken text-ink-faint',
          )}
        >
          <SendHorizontal size={16} />
        </button>
      </div>
    </form>
  );
}
