import type { ReactNode } from 'react';

/** A list of things to do something with. */
export function Rows({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="flex flex-col divide-y divide-line rounded-xl border border-line empty:hidden"
    >
      {children}
    </ul>
  );
}

interface RowProps {
  /** An icon or an avatar. */
  readonly mark?: ReactNode;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Buttons at the right; below where there is no room. */
  readonly actions?: ReactNode;
  /** What belongs to it and is as wide as the list. */
  readonly children?: ReactNode;
}

export function Row({ mark, title, note, actions, children }: RowProps) {
  return (
    <li className="flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {mark}
        <div className="flex min-w-40 flex-1 flex-col">
          <span className="text-base font-medium [overflow-wrap:anywhere]">
            <bdi>{title}</bdi>
          </span>
          {note !== undefined && (
            <span className="text-sm [overflow-wrap:anywhere] text-ink-soft">{note}</span>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </li>
  );
}
