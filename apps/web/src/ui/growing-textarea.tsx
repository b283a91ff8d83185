import { useCallback, useEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import { isShortcut } from './shortcuts.ts';

interface GrowingTextareaProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  /** Takes the focus when it appears, with the cursor at the end. */
  readonly focusOnMount?: boolean | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
  readonly onChange: (value: string) => void;
  /** Enter without Shift; never while an input method composes. */
  readonly onSubmit: () => void;
  readonly onEscape?: (() => void) | undefined;
  /** ArrowUp while there is no text. */
  readonly onArrowUpWhenEmpty?: (() => void) | undefined;
}

/** Enter that ends a composition belongs to the input method. 229 is how Safari says so after `compositionend`. */
const composes = (event: KeyboardEvent): boolean =>
  event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;

/** A textarea as high as its text. Enter submits, Shift+Enter makes a line. */
export function GrowingTextarea({
  label,
  value,
  placeholder,
  describedBy,
  invalid,
  focusOnMount = false,
  ref,
  onChange,
  onSubmit,
  onEscape,
  onArrowUpWhenEmpty,
}: GrowingTextareaProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  // The same at each drawing: another one would be without the field while effects before it run.
  const attach = useCallback(
    (area: HTMLTextAreaElement | null) => {
      own.current = area;
      if (typeof ref === 'function') ref(area);
      else if (ref) ref.current = area;
    },
    [ref],
  );
  useEffect(() => {
    const area = own.current;
    if (!focusOnMount || area === null) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [focusOnMount]);

  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (composes(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && onEscape !== undefined) {
      event.stopPropagation();
      onEscape();
    } else if (isShortcut(event, 'editLast') && value === '' && onArrowUpWhenEmpty !== undefined) {
      event.preventDefault();
      onArrowUpWhenEmpty();
    }
  };

  return (
    <div className="growing min-w-0 grow text-read" data-text={value}>
      <textarea
        ref={attach}
        rows={1}
        dir="auto"
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid === true ? true : undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyDown}
        className="resize-none overflow-y-auto bg-transparent [overflow-wrap:anywhere] outline-none placeholder-shown:truncate placeholder:truncate placeholder:text-ink-faint"
      />
    </div>
  );
}
