interface MarkProps {
  /** What it means, in a sentence. */
  readonly title: string;
  readonly children: string;
}

/** A word beside a name. */
export function Mark({ title, children }: MarkProps) {
  return (
    <span
      title={title}
      className="shrink-0 self-center rounded-sm border border-line-strong px-1 text-[0.625rem] leading-4 font-medium text-ink-soft"
    >
      {children}
    </span>
  );
}
