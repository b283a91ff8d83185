import type { ReactNode } from 'react';
import { messageTexts } from '../../texts/en/message.ts';
import { Avatar } from '../avatar.tsx';

interface DayDividerProps {
  readonly label: string;
  /** Asks for another day. */
  readonly onAsk: () => void;
}

export function DayDivider({ label, onAsk }: DayDividerProps) {
  return (
    <div className="flex items-center gap-4 px-4 pt-6 pb-1 pointer-coarse:gap-2 pointer-coarse:py-0 md:px-6">
      <span className="h-px flex-1 bg-line" />
      <h2>
        <button
          type="button"
          title={messageTexts().jumpToDate}
          aria-haspopup="dialog"
          onClick={onAsk}
          className="rounded-md px-1 text-xs font-medium text-ink-soft hover:text-ink pointer-coarse:h-11 pointer-coarse:px-3"
        >
          {label}
        </button>
      </h2>
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}

export function UnreadDivider() {
  return (
    <div className="flex items-center gap-3 px-4 pt-3 md:px-6">
      <span className="h-px flex-1 bg-accent-line" />
      <span className="rounded-full bg-accent-soft px-2 text-[0.6875rem] leading-5 font-semibold text-accent-ink">
        {messageTexts().new}
      </span>
    </div>
  );
}

interface RoomIntroProps {
  readonly icon: ReactNode;
  /** The one other there: their picture stands in place of the icon. */
  readonly person?: { readonly name: string; readonly avatar?: string | undefined } | undefined;
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done next. */
  readonly steps?: ReactNode;
}

/** Stands above a room's first message, or alone while there is none. */
export function RoomIntro({ icon, person, title, children, steps }: RoomIntroProps) {
  return (
    <div className="px-4 pt-12 pb-2 md:px-6">
      <div aria-hidden="true" className="mb-4 flex">
        {person === undefined ? (
          <span className="flex size-11 items-center justify-center rounded-2xl bg-accent-soft text-accent-ink">
            {icon}
          </span>
        ) : (
          <Avatar name={person.name} picture={person.avatar} size="xl" />
        )}
      </div>
      <h2 dir="auto" className="line-clamp-3 text-lg font-semibold tracking-tight [overflow-wrap:anywhere]">
        {title}
      </h2>
      <p className="max-w-prose text-base text-pretty [overflow-wrap:anywhere] text-ink-soft">{children}</p>
      {steps}
    </div>
  );
}
