import type { ReactNode } from 'react';
import { Address } from '../timeline/address.tsx';
import { textParts } from '../timeline/links.ts';
import { MentionedText } from '../timeline/mentioned-text.tsx';
import type { MentionView } from '../timeline/message-view.ts';

/**
 * Running text of a tree, which is never code nor the text of a link: the place where everything hangs in that is found in words and
 * not by marks. It looks for addresses, for whom the message calls, and for rooms.
 */
export const inlineText = (text: string, mentions: readonly MentionView[]): ReactNode =>
  textParts(text).map((part, index) =>
    part.kind === 'link' ? (
      <Address key={index} href={part.href}>
        {part.text}
      </Address>
    ) : (
      <MentionedText key={index} text={part.text} mentions={mentions} />
    ),
  );
