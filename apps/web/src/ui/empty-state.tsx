import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly actions?: ReactNode;
  readonly tone?: 'calm' | 'problem' | undefined;
}

/** A place with nothing to show, or a problem that takes its whole room: what it is, why, and what to do next. */
export function EmptyState({ icon, title, children, actions, tone = 'calm' }: EmptyStateProps) {
  return (
    <div
      role={tone === 'problem' ? 'alert' : undefined}
      className="m-auto flex max-w-sm flex-col items-center gap-1 px-6 py-12 text-center"
    >
      <div
        aria-hidden="true"
        className="mb-3 flex size-12 items-center justify-center rounded-2xl bg-sunken text-ink-faint"
      >
        {icon}
      </div>
      <h2 dir="auto" className="max-w-full text-read font-semibold [overflow-wrap:anywhere]">
        {title}
      </h2>
      {children !== undefined && <div className="text-base text-pretty text-ink-soft">{children}</div>}
      {actions !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
