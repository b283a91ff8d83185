import type { ReactNode } from 'react';

interface StatusMarkProps {
  readonly emoji: string;
  /** What it stands for; may be empty. */
  readonly text: string;
  /** All of it in words, for who points at it. */
  readonly title: string;
  /** Shows the text, too. */
  readonly wide?: boolean | undefined;
}

/** What somebody is up to, beside their name. */
export function StatusMark({ emoji, text, title, wide = false }: StatusMarkProps): ReactNode {
  if (wide && text !== '')
    return (
      // Where there is no room for both, the name beside it is whole before the text is; a text of no more than a letter or two
      // goes below the emoji, out of sight.
      <span
        title={title}
        className="flex h-[1lh] min-w-5 shrink-[9999] flex-wrap gap-x-1 overflow-hidden text-sm text-ink-soft"
      >
        {`${emoji} `}
        <span dir="auto" className="min-w-0 flex-1 basis-12 truncate">
          {text}
        </span>
      </span>
    );
  return (
    <span role="img" aria-label={text === '' ? emoji : text} title={title} className="shrink-0 text-sm">
      {emoji}
    </span>
  );
}
