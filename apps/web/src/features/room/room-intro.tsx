import type { Room } from '@parley/events';
import { Hash, Lock, MessagesSquare } from 'lucide-react';
import { RoomIntro as Intro } from '../../ui/timeline/dividers.tsx';

interface RoomIntroProps {
  readonly room: Room;
  readonly label: string;
  readonly empty: boolean;
}

const icons = {
  channel: <Hash size={22} />,
  private: <Lock size={20} />,
  direct: <MessagesSquare size={21} />,
  thread: <MessagesSquare size={21} />,
} as const;

/** What stands where a room begins. */
export function RoomIntro({ room, label, empty }: RoomIntroProps) {
  const others = (room.people?.length ?? 1) - 1;
  const words = {
    channel: 'This is the very beginning of the channel. Everybody here can find it and join.',
    private: 'This is the very beginning of a private room. Only its members can read it.',
    thread: 'This is the very beginning of the thread.',
    direct: `This is the very beginning of your conversation with ${others > 3 ? `these ${others} people` : label}.`,
  } as const;
  return (
    <Intro icon={icons[room.kind]} title={label}>
      {words[room.kind]}
      {empty && ' No messages yet. Write the first one.'}
    </Intro>
  );
}
