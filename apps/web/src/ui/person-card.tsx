import { Clock3, MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { personCardTexts } from '../texts/en/person-card.ts';
import { presenceTexts } from '../texts/en/presence.ts';
import { Avatar, type PresenceView } from './avatar.tsx';
import { Button } from './button.tsx';

interface PersonCardProps {
  readonly name: string;
  readonly picture: string | undefined;
  readonly handle?: string | undefined;
  /** What they are in the place, in a word. */
  readonly roleName: string;
  readonly presence: PresenceView | undefined;
  /** What they are up to. */
  readonly status?: ReactNode;
  /** What time it is where they are, if they say where. */
  readonly clock?: string | undefined;
  /** Not given where nobody is to be written to: oneself, and who is gone. */
  readonly onMessage?: (() => void) | undefined;
}

/** Who somebody is, in short, beside where they are named. */
export function PersonCard(props: PersonCardProps) {
  const { name, picture, handle, roleName, presence, status, clock, onMessage } = props;
  const t = personCardTexts();
  return (
    <div className="flex w-72 max-w-full flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <Avatar name={name} picture={picture} size="xl" presence={presence} ring="ring-raised" />
        <div className="min-w-0 flex-1">
          <p dir="auto" title={name} className="truncate text-read font-semibold">
            {name}
          </p>
          <p className="truncate text-sm text-ink-soft">
            {handle !== undefined && <bdi>{`@${handle} · `}</bdi>}
            {roleName}
          </p>
        </div>
      </div>
      {(presence !== undefined || status || clock !== undefined) && (
        <ul className="flex flex-col gap-1 text-sm text-ink-soft">
          {presence !== undefined && <li>{presenceTexts()[presence]}</li>}
          {status && <li className="flex min-w-0">{status}</li>}
          {clock !== undefined && (
            <li className="flex items-center gap-1.5 tabular-nums">
              <Clock3 size={14} aria-hidden="true" className="text-ink-faint" />
              {t.clock({ clock })}
            </li>
          )}
        </ul>
      )}
      {onMessage && (
        <Button aria-label={t.messageTo({ name })} onClick={onMessage}>
          <MessageSquare size={16} aria-hidden="true" />
          {t.message}
        </Button>
      )}
    </div>
  );
}
