import type { RoomId } from '@parley/events';
import { useChatClient, useRoom } from '@parley/react';
import { useEffect, useState } from 'react';
import { knownMessages, onChange, type Elsewhere } from './known-messages.ts';

/** One message of any room, live while it is shown; undefined until it is known what has become of it. */
export function useMessage(room: RoomId, seq: number): Elsewhere | undefined {
  const client = useChatClient();
  const isMine = useRoom(room) !== undefined;
  const place = `${room}/${seq}/${isMine}`;
  const [found, setFound] = useState<{ readonly place: string; readonly as: Elsewhere }>();
  useEffect(() => {
    let open = true;
    const ask = () =>
      void knownMessages(client)
        .get(room, seq)
        .then((as) => {
          if (open) setFound({ place, as });
        });
    ask();
    // Those that keep it hear of it first, so that it is asked for anew.
    const end = onChange(client, room, seq, () => queueMicrotask(ask));
    return () => {
      open = false;
      end();
    };
  }, [client, room, seq, place]);
  return found?.place === place ? found.as : undefined;
}
