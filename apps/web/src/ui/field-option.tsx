import type { PointerEvent, ReactNode } from 'react';

interface FieldOptionProps {
  readonly id: string;
  /** A cell where the options lie in rows and columns. */
  readonly role?: 'option' | 'gridcell';
  readonly selected: boolean;
  readonly label?: string;
  readonly title?: string;
  readonly className: string;
  /** The pointer moves over it. */
  readonly onPoint?: () => void;
  readonly onPick: () => void;
  readonly children: ReactNode;
}

/** So that the field keeps the focus. */
const keepFocus = (event: PointerEvent) => event.preventDefault();

/** One of what a text field offers: the focus stays in the field, which names the active option and takes the keys. */
export const FieldOption = ({
  id,
  role = 'option',
  selected,
  label,
  title,
  className,
  onPoint,
  onPick,
  children,
}: FieldOptionProps) => (
  <button
    type="button"
    id={id}
    role={role}
    tabIndex={-1}
    aria-selected={selected}
    aria-label={label}
    title={title}
    onPointerMove={onPoint}
    onPointerDown={keepFocus}
    onClick={onPick}
    className={className}
  >
    {children}
  </button>
);
