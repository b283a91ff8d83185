import type { TimelineMessage } from '@parley/react';
import { ArrowUp, X } from 'lucide-react';
import { useState } from 'react';
import { jumpsTexts } from '../../texts/en/jumps.ts';
import { firstSeq } from './rows.ts';

export interface UnreadJumpProps {
  readonly messages: readonly TimelineMessage[];
  readonly unreadFrom: number | undefined;
  readonly onJump: (seq: number) => void;
}

/** When more is unread than is loaded: a way to where it begins. */
export function UnreadJump({ messages, unreadFrom, onJump }: UnreadJumpProps) {
  const t = jumpsTexts();
  const [done, setDone] = useState(false);
  if (done || unreadFrom === undefined || firstSeq(messages) <= unreadFrom) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center px-4">
      <span className="pointer-events-auto inline-flex h-8 pointer-coarse:h-10 items-center rounded-full bg-accent text-sm font-medium text-on-accent shadow-pop">
        <button
          type="button"
          onClick={() => {
            setDone(true);
            onJump(unreadFrom);
          }}
          className="inline-flex h-full items-center gap-1.5 rounded-s-full ps-3.5 hover:bg-accent-hover"
        >
          <ArrowUp size={15} aria-hidden="true" />
          {t.firstUnread}
        </button>
        <button
          type="button"
          aria-label={t.dismiss}
          onClick={() => setDone(true)}
          className="flex h-full items-center rounded-e-full pe-3 ps-2 hover:bg-accent-hover"
        >
          <X size={15} />
        </button>
      </span>
    </div>
  );
}
