import clsx from 'clsx';
import { Suspense, type ReactNode } from 'react';
import { hasMarkup } from '../text/markup.ts';
import { Address } from './address.tsx';
import { isJumbo, textParts } from './links.ts';
import type { MentionView } from './message-view.ts';
import { lazy } from '../lazy.ts';

export interface MessageTextProps {
  readonly text: string;
  readonly mentions?: readonly MentionView[] | undefined;
  readonly faint?: boolean | undefined;
  /** A mark at the end of the last line. */
  readonly children?: ReactNode;
}

// What reads and shows formatting is no part of the first load. Without it, a text is shown as it was typed.
const FormattedText = lazy(() =>
  import('../text/formatted-text.tsx').then(
    (loaded) => ({ default: loaded.FormattedText }),
    () => ({ default: PlainText }),
  ),
);
// Few messages call anybody, or name a room; until it is there they are text.
const MentionedText = lazy(async () => ({ default: (await import('./mentioned-text.tsx')).MentionedText }));

/** What a person wrote, with its formatting; HTML in it is text. */
export function MessageText(props: MessageTextProps) {
  const plain = <PlainText {...props} />;
  if (!hasMarkup(props.text) || isJumbo(props.text)) return plain;
  return (
    <Suspense fallback={plain}>
      <FormattedText {...props} />
    </Suspense>
  );
}

function PlainText({ text, mentions = [], faint = false, children }: MessageTextProps) {
  return (
    <div
      dir="auto"
      className={clsx(
        'said [overflow-wrap:anywhere] whitespace-pre-wrap',
        isJumbo(text) ? 'text-[2rem] leading-[2.75rem]' : 'text-read',
        faint && 'text-ink-soft',
      )}
    >
      {textParts(text).map((part, index) =>
        part.kind === 'link' ? (
          <Address key={index} href={part.href}>
            {part.text}
          </Address>
        ) : mentions.length === 0 && !part.text.includes('#') ? (
          part.text
        ) : (
          <Suspense key={index} fallback={part.text}>
            <MentionedText text={part.text} mentions={mentions} />
          </Suspense>
        ),
      )}
      {children}
    </div>
  );
}
