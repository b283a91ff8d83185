import clsx from 'clsx';
import { useId, type ComponentProps } from 'react';

interface TextareaFieldProps extends Omit<ComponentProps<'textarea'>, 'maxLength'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Why the value can't be used; replaces the hint. */
  readonly error?: string | undefined;
  /** How long it is and may be; counted in sight only, since the error says it too. */
  readonly count?: { readonly length: number; readonly max: number } | undefined;
}

/** A field for a few sentences: Enter makes a line. */
export function TextareaField({ label, hint, error, count, ...rest }: TextareaFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={4}
        dir="auto"
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        className={clsx(
          'w-full resize-none rounded-lg border bg-canvas px-3 py-2 text-base text-ink placeholder:text-ink-faint focus-visible:outline-offset-0',
          error === undefined ? 'border-field-line' : 'border-danger-ink',
        )}
        {...rest}
      />
      <div className="flex gap-3 text-sm text-ink-faint">
        {note !== undefined && (
          <p
            id={`${id}-note`}
            role={error === undefined ? undefined : 'alert'}
            className={clsx('min-w-0 flex-1', error !== undefined && 'text-danger-ink')}
          >
            {note}
          </p>
        )}
        {count !== undefined && (
          <span aria-hidden="true" className="ms-auto shrink-0 tabular-nums">
            {count.length} / {count.max}
          </span>
        )}
      </div>
    </div>
  );
}
