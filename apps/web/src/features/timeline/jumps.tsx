import type { RoomId } from '@parley/events';
import { useRoom } from '@parley/react';
import { AtSign } from 'lucide-react';
import { useState } from 'react';
import { jumpsTexts } from '../../texts/en/jumps.ts';
import { UnreadJump, type UnreadJumpProps } from './unread-jump.tsx';

interface MentionJumpProps {
  readonly room: RoomId;
  readonly onJump: (seq: number) => void;
}

/** The ways to what is unread. Loaded behind the messages: nothing of it is needed to read them. */
export function Jumps({ room, ...unread }: MentionJumpProps & UnreadJumpProps) {
  return (
    <>
      <UnreadJump {...unread} />
      <MentionJump room={room} onJump={unread.onJump} />
    </>
  );
}

/** The way to what mentions me and is not read: from one to the next, and from the last to the first. */
function MentionJump({ room, onJump }: MentionJumpProps) {
  const mentions = useRoom(room)?.mentions ?? [];
  const [last, setLast] = useState(0);
  const next = mentions.find((seq) => seq > last) ?? mentions[0];
  if (next === undefined) return null;
  return (
    <button
      type="button"
      onClick={() => {
        setLast(next);
        onJump(next);
      }}
      className="absolute top-3 end-4 z-10 inline-flex h-8 pointer-coarse:h-10 items-center gap-1.5 rounded-full border border-line bg-raised px-3 text-sm font-medium text-ink shadow-pop hover:bg-hover md:end-6"
    >
      <AtSign size={15} aria-hidden="true" className="text-accent-ink" />
      <span className="tabular-nums">{mentions.length}</span>
      <span className="sr-only md:not-sr-only">{jumpsTexts().mentions({ count: mentions.length })}</span>
    </button>
  );
}
