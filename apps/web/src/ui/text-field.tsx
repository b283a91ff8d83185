import clsx from 'clsx';
import { useId, type ComponentProps, type ReactNode } from 'react';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size'> {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  /** Why the value can't be used; replaces the hint. */
  readonly error?: string | undefined;
  readonly size?: 'md' | 'lg' | undefined;
  /** A small button inside, at the end. */
  readonly end?: ReactNode;
  /** What stands behind the input, as high as it, whatever is noted below. */
  readonly beside?: ReactNode;
}

export function TextField({
  label,
  labelHidden = false,
  hint,
  error,
  size = 'md',
  end,
  beside,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      <div className="flex gap-2">
        <div className="relative flex min-w-0 flex-1">
          <input
            id={id}
            aria-invalid={error === undefined ? undefined : true}
            aria-describedby={note === undefined ? undefined : `${id}-note`}
            className={clsx(
              'w-full border bg-canvas text-ink placeholder:text-ink-faint focus-visible:outline-offset-0',
              error === undefined ? 'border-field-line' : 'border-danger-ink',
              size === 'lg' ? 'h-11 rounded-xl px-4 text-read' : 'h-control rounded-lg px-3 text-base',
              end !== undefined && 'pe-11',
            )}
            {...rest}
          />
          {end !== undefined && <span className="absolute inset-y-0 end-1.5 flex items-center">{end}</span>}
        </div>
        {beside}
      </div>
      {note !== undefined && (
        <p
          id={`${id}-note`}
          role={error === undefined ? undefined : 'alert'}
          className={clsx('text-sm text-pretty', error === undefined ? 'text-ink-faint' : 'text-danger-ink')}
        >
          {note}
        </p>
      )}
    </div>
  );
}
