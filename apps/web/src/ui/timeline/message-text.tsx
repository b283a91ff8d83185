import clsx from 'clsx';
import type { ReactNode } from 'react';
import { isJumbo, textParts } from './links.ts';

interface MessageTextProps {
  readonly text: string;
  readonly faint?: boolean | undefined;
  /** A mark at the end of the last line. */
  readonly children?: ReactNode;
}

/** What a person wrote, as text: lines kept, links clickable, nothing ever read as markup. */
export function MessageText({ text, faint = false, children }: MessageTextProps) {
  return (
    <div
      dir="auto"
      className={clsx(
        '[overflow-wrap:anywhere] whitespace-pre-wrap',
        isJumbo(text) ? 'text-[2rem] leading-[2.75rem]' : 'text-read',
        faint && 'text-ink-soft',
      )}
    >
      {textParts(text).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <a
            key={index}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="rounded-xs text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current"
          >
            {part.text}
          </a>
        ),
      )}
      {children}
    </div>
  );
}
