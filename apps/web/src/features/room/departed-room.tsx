import type { Room } from '@parley/events';
import { useChatClient, useCommand, type DepartureReason } from '@parley/react';
import { DoorClosed } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { departedRoomTexts } from '../../texts/en/departed-room.ts';
import { Button, buttonLook } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { PageHeader } from '../../ui/room/room-header.tsx';
import { PageTitle } from '../page-title.tsx';
import { problemText } from '../problem.ts';
import { UnsentInRoom } from './unsent-in-room.tsx';

interface DepartedRoomProps {
  readonly room: Room;
  readonly label: string;
  readonly reason: DepartureReason;
}

function wayBack(reason: DepartureReason, room: Room): string {
  const t = departedRoomTexts();
  if (reason === 'unknown') return t.wayUnknown;
  return reason === 'left' && room.kind === 'channel' ? t.wayJoin : t.wayInvited;
}

/** A room that was mine: what became of it, the way on, and what was written there and not sent. */
export function DepartedRoom({ room, label, reason }: DepartedRoomProps) {
  const t = departedRoomTexts();
  const client = useChatClient();
  const join = useCommand(client.joinRoom);
  const heading = useRef<HTMLDivElement>(null);
  // The composer went with the room, and the focus with it. What happened is also read out by this.
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <PageTitle>{label}</PageTitle>
      <PageHeader>
        <h1 dir="auto" className="max-w-full min-w-0 truncate text-read font-semibold">
          {label}
        </h1>
      </PageHeader>
      <div
        ref={heading}
        role="group"
        tabIndex={-1}
        aria-label={t[reason]({ room: label })}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-none"
      >
        <EmptyState
          icon={<DoorClosed size={22} />}
          title={t[reason]({ room: label })}
          actions={
            <>
              {room.kind === 'channel' && reason !== 'removed' && (
                <Button kind="primary" busy={join.pending} onClick={() => void join.run(room.id)}>
                  {t.join}
                </Button>
              )}
              <Link href="/browse" className={buttonLook('primary')}>
                {t.browse}
              </Link>
            </>
          }
        >
          {wayBack(reason, room)}
        </EmptyState>
        {join.error !== undefined && (
          <div className="px-4 pb-4 md:px-6">
            <ErrorNote>{problemText(join.error)}</ErrorNote>
          </div>
        )}
        <UnsentInRoom room={room.id} />
      </div>
    </>
  );
}
