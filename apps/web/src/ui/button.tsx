import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type ButtonKind = 'primary' | 'outline' | 'quiet' | 'danger' | 'danger-outline';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind | undefined;
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
  /** Something is under way: the button stays focusable, and does nothing. */
  readonly busy?: boolean | undefined;
}

const kinds = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  outline: 'border border-line-strong bg-canvas text-ink hover:bg-hover',
  quiet: 'text-ink-soft hover:bg-pressed hover:text-ink',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
  'danger-outline': 'border border-line-strong bg-canvas text-danger-ink hover:bg-hover',
} as const;

const heights = {
  sm: 'h-control-sm px-2.5 text-sm rounded-md pointer-coarse:px-3.5',
  md: 'h-control px-3.5 text-base rounded-lg',
  lg: 'h-11 px-5 text-read rounded-xl',
} as const;

/** How a button looks: for links, too, that lead on where a button would act. */
export const buttonLook = (kind: ButtonKind = 'outline', size: keyof typeof heights = 'md'): string =>
  clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 font-medium whitespace-nowrap transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55',
    kinds[kind],
    heights[size],
  );

export function Button({ kind, size, busy = false, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonLook(kind, size), className)}
      {...rest}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What it does, as an accessible name and a tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: 'sm' | 'md' | undefined;
}

export function IconButton({ label, icon, size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center text-ink-soft transition-colors hover:bg-pressed hover:text-ink',
        'disabled:cursor-not-allowed disabled:opacity-45 aria-disabled:cursor-not-allowed aria-disabled:opacity-45 aria-expanded:bg-pressed aria-expanded:text-ink',
        size === 'sm' ? 'size-control-sm rounded-md' : 'size-control rounded-lg',
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
