import clsx from 'clsx';
import type { MentionView } from './message-view.ts';
import { RoomLinks } from './room-links.tsx';

interface MentionedTextProps {
  readonly text: string;
  readonly mentions: readonly MentionView[];
}

/** A text with those marked whom it calls, in which rooms that it names are links. */
export function MentionedText({ text, mentions }: MentionedTextProps) {
  if (mentions.length === 0) return <RoomLinks text={text} />;
  const names = mentions.map(({ as }) => as.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  // The longest first: one name may begin with another.
  const pattern = names.sort((a, b) => b.length - a.length).join('|');
  return text
    .split(new RegExp(`(?<![\\p{L}\\p{N}])(@(?:${pattern}))(?![\\p{L}\\p{N}])`, 'u'))
    .map((part, index) =>
      index % 2 === 0 ? (
        <RoomLinks key={index} text={part} />
      ) : (
        <span
          key={index}
          className={clsx(
            'rounded-sm px-0.5 font-medium',
            mentions.some(({ as, mine }) => mine && `@${as}` === part)
              ? 'bg-mark text-ink'
              : 'bg-accent-soft text-accent-ink',
          )}
        >
          {part}
        </span>
      ),
    );
}
