import type { Change, MessageBody, RoomId } from '@parley/events';
import { useChatClient, useSearch, type Pages } from '@parley/react';
import { useEffect, useEffectEvent, useState } from 'react';

interface Wanted {
  readonly room: RoomId;
  /** What the server looks for, and the same told of one message. */
  readonly has: 'file' | 'link';
  readonly isWanted: (message: MessageBody) => boolean;
}

/** Messages of a room that have files, or links, the newest first and page by page; what is said, reworded or deleted meanwhile counts. */
export function useSaid({ room, has, isWanted }: Wanted): Pages<MessageBody> {
  const client = useChatClient();
  const [question, ask] = useState({ query: '', room, has });
  const [changed, setChanged] = useState<ReadonlyMap<number, MessageBody>>(new Map());
  const hits = useSearch(question);
  const found = new Map(hits.items.map(({ message }) => [message.seq, message]));
  const hear = useEffectEvent((changes: readonly Change[] | undefined) => {
    if (changes === undefined) {
      ask({ ...question });
      return setChanged(new Map());
    }
    const heard = changes.flatMap((change) =>
      change.kind === 'message' && (isWanted(change.message) || found.has(change.message.seq))
        ? [[change.message.seq, change.message] as const]
        : [],
    );
    if (heard.length > 0) setChanged((before) => new Map([...before, ...heard]));
  });
  useEffect(() => client.listen(room, (changes) => hear(changes)), [client, room]);
  const items = [...new Map([...found, ...changed]).values()]
    .filter(isWanted)
    .toSorted((a, b) => b.seq - a.seq);
  return { ...hits, items };
}
