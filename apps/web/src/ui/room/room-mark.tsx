import { Hash, Lock, MessagesSquare } from 'lucide-react';
import { Avatar } from '../avatar.tsx';

interface RoomMarkProps {
  readonly kind: 'channel' | 'private' | 'direct' | 'thread';
  /** The others of a direct room. */
  readonly people: readonly { readonly name: string; readonly avatar?: string | undefined }[];
  readonly size?: number | undefined;
}

/** What tells a room's kind at a glance: a hash, a lock, the avatar of the one other, or how many others. */
export function RoomMark({ kind, people, size = 16 }: RoomMarkProps) {
  if (kind === 'channel') return <Hash size={size} aria-hidden="true" />;
  if (kind === 'private') return <Lock size={size - 1} aria-hidden="true" />;
  const [only] = people;
  if (people.length === 1 && only !== undefined)
    return <Avatar name={only.name} picture={only.avatar} size="xs" />;
  return <MessagesSquare size={size} aria-hidden="true" />;
}
