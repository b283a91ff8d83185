import clsx from 'clsx';
import { SendHorizontal } from 'lucide-react';
import { useId, useState, type ReactNode, type Ref } from 'react';
import { writingTexts } from '../texts/en/writing.ts';
import { GrowingTextarea } from './growing-textarea.tsx';
import { TooLong } from './too-long.tsx';

interface ComposerProps {
  /** The room's title, as in `#general` or `Ada`. */
  readonly to: string;
  readonly value: string;
  readonly maxLength: number;
  /** Why the last text was refused. */
  readonly problem?: string | undefined;
  /** A rule of this room for whoever writes. */
  readonly note?: string | undefined;
  /** Until when nothing can be sent, as a sentence; one can write meanwhile. */
  readonly wait?: string | undefined;
  /** What stands above the text. */
  readonly above?: ReactNode;
  /** Something goes with the text, which may then be empty. */
  readonly attached?: boolean | undefined;
  /** Buttons between the text and the one that sends. */
  readonly tools?: ReactNode;
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
  note,
  wait,
  above,
  attached = false,
  tools,
  ref,
  onChange,
  onSend,
  onEditLast,
  onEscape,
}: ComposerProps) {
  const t = writingTexts();
  const id = useId();
  const left = maxLength - value.length;
  const tooLong = left < 0;
  const counts = left <= nearLimit && !tooLong;
  const sendable = (value.trim() !== '' || attached) && !tooLong && wait === undefined;
  const [attempts, setAttempts] = useState(0);
  /** The wait as it was when somebody tried to send: it is said then, and not with each second. */
  const [toldToWait, setToldToWait] = useState<string>();
  const described = [
    problem !== undefined && `${id}-problem`,
    tooLong && `${id}-too-long`,
    (note !== undefined || wait !== undefined) && `${id}-note`,
    counts && `${id}-count`,
  ].filter(Boolean);
  const submit = () => {
    if (sendable) onSend();
    else if (tooLong || (wait !== undefined && value.trim() !== '')) {
      setAttempts(attempts + 1);
      setToldToWait(wait);
    }
  };
  return (
    <form
      aria-label={t.messageTo({ to })}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="px-4 md:px-6"
    >
      {problem !== undefined && (
        <p id={`${id}-problem`} role="alert" className="pb-1.5 text-sm text-danger-ink">
          {problem}
        </p>
      )}
      {tooLong && (
        <div className="pb-1.5">
          <TooLong id={`${id}-too-long`} length={value.length} maxLength={maxLength} attempts={attempts} />
        </div>
      )}
      {(note !== undefined || wait !== undefined) && (
        <p id={`${id}-note`} className="pb-1.5 text-sm text-ink-soft tabular-nums">
          {[note, wait].filter(Boolean).join(' ')}
        </p>
      )}
      {wait !== undefined && toldToWait !== undefined && (
        <p key={attempts} role="alert" className="sr-only">
          {toldToWait}
        </p>
      )}
      {above}
      <div
        className={clsx(
          // What is longer than its line has the whole width, and the buttons go below it.
          'flex flex-wrap gap-x-2 rounded-2xl border bg-canvas pe-1.5 ps-4',
          'focus-within:border-accent-ink',
          tooLong ? 'border-danger-ink' : 'border-field-line',
        )}
      >
        <GrowingTextarea
          ref={ref}
          label={t.messageTo({ to })}
          placeholder={t.messageTo({ to })}
          describedBy={described.length === 0 ? undefined : described.join(' ')}
          invalid={tooLong}
          value={value}
          onChange={onChange}
          onSubmit={submit}
          onEscape={onEscape}
          onArrowUpWhenEmpty={onEditLast}
        />
        <div className="ms-auto flex items-center gap-2 self-end">
          {counts && (
            <span id={`${id}-count`} className="text-xs text-ink-faint tabular-nums">
              {left}
              <span className="sr-only">{` ${t.left}`}</span>
            </span>
          )}
          {tools}
          <button
            type="submit"
            aria-label={t.send}
            title={t.sendHint}
            disabled={!sendable}
            className={clsx(
              // As high as the buttons beside it, which come a moment later.
              'my-1.5 flex size-8 shrink-0 items-center justify-center rounded-xl transition-colors pointer-coarse:my-1 pointer-coarse:size-11',
              sendable
                ? 'bg-accent text-on-accent hover:bg-accent-hover'
                : 'cursor-not-allowed bg-sunken text-ink-faint',
            )}
          >
            <SendHorizontal size={16} className="rtl:-scale-x-100" />
          </button>
        </div>
      </div>
    </form>
  );
}
