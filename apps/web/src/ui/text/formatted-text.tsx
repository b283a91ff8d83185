import clsx from 'clsx';
import { useMemo } from 'react';
import { safeHref } from '../timeline/links.ts';
import type { MessageTextProps } from '../timeline/message-text.tsx';
import { inlineText } from './inline-text.tsx';
import { parse } from './parse.ts';
import { rendered } from './render.tsx';

/** A text with its formatting. Loaded when the first text with any is to be shown. */
export function FormattedText({ text, mentions, faint = false, children }: MessageTextProps) {
  const parsed = useMemo(() => parse(text), [text]);
  const blocks = rendered(parsed, {
    hrefOf: safeHref,
    inline: (words) => inlineText(words, mentions ?? []),
  });
  return (
    <div
      dir="auto"
      className={clsx(
        'said flow text-read [overflow-wrap:anywhere] whitespace-pre-wrap',
        faint && 'text-ink-soft',
      )}
    >
      {blocks}
      {children}
    </div>
  );
}
