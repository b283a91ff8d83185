import type { CommandError, RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { useChatClient, type ChatClient, type RoomListing } from '@parley/react';
import { useEffect, useState } from 'react';

export type Finding =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly listing: RoomListing }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly error: CommandError };

/** Pages through what I can see until the room turns up. */
async function find(client: ChatClient, id: RoomId, isWanted: () => boolean): Promise<Finding> {
  let after: RoomId | undefined;
  while (isWanted()) {
    const ack = await client.listRooms({ limit: limits.listPage, ...(after === undefined ? {} : { after }) });
    if (!ack.ok) return { kind: 'failed', error: ack.error };
    const listing = ack.data.rooms.find(({ room }) => room.id === id);
    if (listing !== undefined) return { kind: 'found', listing };
    after = ack.data.rooms.at(-1)?.room.id;
    if (!ack.data.more || after === undefined) return { kind: 'missing' };
  }
  return { kind: 'looking' };
}

/** A room I am no member of, by its id. */
export function useFindRoom(id: RoomId): { readonly finding: Finding; readonly again: () => void } {
  const client = useChatClient();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ readonly turn: number; readonly finding: Finding }>();
  useEffect(() => {
    let wanted = true;
    void find(client, id, () => wanted).then((finding) => {
      if (wanted) setState({ turn, finding });
    });
    return () => {
      wanted = false;
    };
  }, [client, id, turn]);
  const finding: Finding = state?.turn === turn ? state.finding : { kind: 'looking' };
  return { finding, again: () => setTurn(turn + 1) };
}
