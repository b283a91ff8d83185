import type { ChatClient } from '@parley/client';
import type { Change, CommandError, MessageBody, Pin, RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useEffect, useState } from 'react';
import { useChatClient } from './provider.tsx';

export interface PinList {
  /** The last pinned first; undefined until they are here. */
  readonly pins: readonly Pin[] | undefined;
  readonly error: CommandError | undefined;
  readonly reload: () => void;
}

interface Known {
  readonly room: RoomId;
  readonly pins?: readonly Pin[];
  readonly error?: CommandError;
}

/** What is pinned in a room, live while mounted. */
export function usePins(room: RoomId): PinList {
  const client = useChatClient();
  const [known, setKnown] = useState<Known>({ room });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => followPins(client, room, setKnown), [client, room, attempt]);
  const { pins, error } = known.room === room ? known : {};
  return { pins, error, reload: () => setAttempt((number) => number + 1) };
}

/** What may not be in an answer that is under way. */
const isLater = ({ editedAt, deleted }: MessageBody) => editedAt !== undefined || deleted === true;

/** Asks for the pins now, and again whenever something of them has changed. */
function followPins(client: ChatClient, room: RoomId, tell: (known: Known) => void): () => void {
  let ended = false;
  let asking = false;
  let stale = false;
  let pinned: ReadonlySet<number> = new Set();
  const ask = async () => {
    stale = asking;
    if (asking) return;
    asking = true;
    const ack = await client.listPins({ room, limit: limits.pinsPerRoom });
    asking = false;
    if (ended) return;
    if (!ack.ok) return tell({ room, error: ack.error });
    const { pins } = ack.data;
    pinned = new Set(pins.map(({ message }) => message.seq));
    tell({ room, pins });
    if (stale) void ask();
  };
  const concerns = (change: Change) =>
    change.kind === 'pin' ||
    (change.kind === 'message' && (pinned.has(change.message.seq) || (asking && isLater(change.message))));
  const end = client.listen(room, (changes) => {
    if (changes === undefined || changes.some(concerns)) void ask();
  });
  void ask();
  return () => {
    ended = true;
    end();
  };
}
