import type { Room, User } from '@parley/events';
import { Hash, Lock, MessagesSquare } from 'lucide-react';
import { roomTexts } from '../../texts/en/room.ts';
import { FirstSteps } from './first-steps.tsx';
import { RoomIntro as Intro } from '../../ui/timeline/dividers.tsx';

interface RoomIntroProps {
  readonly room: Room;
  readonly label: string;
  /** Nothing was said yet, and I may be the first. */
  readonly empty: boolean;
  /** The other one of a conversation of two. */
  readonly person?: User | undefined;
}

const icons = {
  channel: <Hash size={22} />,
  private: <Lock size={20} />,
  direct: <MessagesSquare size={21} />,
  thread: <MessagesSquare size={21} />,
} as const;

/** What stands where a room begins. */
export function RoomIntro({ room, label, empty, person }: RoomIntroProps) {
  const t = roomTexts();
  const isNamed = room.kind === 'channel' || room.kind === 'private';
  const others = (room.people?.length ?? 1) - 1;
  const words = {
    channel: room.archived === true ? t.beginArchived : t.beginChannel,
    private: t.beginPrivate,
    thread: t.beginThread,
    direct: others > 3 ? t.beginGroup({ count: others }) : t.beginDirect({ people: label }),
  } as const;
  return (
    <Intro
      icon={icons[room.kind]}
      person={person}
      title={label}
      steps={isNamed && <FirstSteps room={room.id} />}
    >
      {words[room.kind]}
      {empty && ` ${t.empty}`}
    </Intro>
  );
}
