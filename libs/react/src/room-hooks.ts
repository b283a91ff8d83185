import type { Departure, MemberList, MemberSource, RoomView, Timeline, TimelineSource } from '@parley/client';
import type { Ack, MessageId, RoomId, SharedFile, User } from '@parley/events';
import { useCallback, useEffect } from 'react';
import { useChatClient } from './provider.tsx';
import { useReadable } from './use-readable.ts';

/** My rooms in order of creation; undefined until the first sync. */
export const useRooms = (): readonly RoomView[] | undefined => useReadable(useChatClient().rooms);

/** The threads that I follow; undefined until the first sync. */
export const useThreads = (): readonly RoomView[] | undefined => useReadable(useChatClient().threads);

/** One of my rooms, or a thread that I follow; undefined if I am no member of it. */
export const useRoom = (room: RoomId): RoomView | undefined => useReadable(useChatClient().room(room));

/** How a room that was mine went; undefined for every other. */
export const useDeparture = (room: RoomId): Departure | undefined =>
  useReadable(useChatClient().departure(room));

/** Keeps a room that is not mine up to date every few seconds, while mounted and `on`. */
export function useVisit(room: RoomId, on: boolean): void {
  const client = useChatClient();
  useEffect(() => (on ? client.visit(room) : undefined), [client, room, on]);
}

/** The messages of a room as far as loaded, with what loads more. Loads the newest when first shown. */
export function useTimeline(room: RoomId): Timeline & Omit<TimelineSource, 'get' | 'subscribe'> {
  const source = useChatClient().timeline(room);
  const { loadOlder, loadNewer, loadAround, loadNewest } = source;
  return { ...useReadable(source), loadOlder, loadNewer, loadAround, loadNewest };
}

/** The members of a room, page by page, live as far as shown. */
export function useMembers(room: RoomId): MemberList & Pick<MemberSource, 'loadMore'> {
  const source = useChatClient().members(room);
  return { ...useReadable(source), loadMore: source.loadMore };
}

export interface Sending {
  /** Puts the message into the outbox; refuses at once a text that no server would take. */
  readonly send: (text: string, files?: readonly SharedFile[]) => Ack<{ readonly id: MessageId }>;
  readonly retry: (id: MessageId) => void;
  readonly discard: (id: MessageId) => void;
}

export function useSend(room: RoomId): Sending {
  const client = useChatClient();
  const send = useCallback(
    (text: string, files?: readonly SharedFile[]) => client.send(room, text, files),
    [client, room],
  );
  return { send, retry: client.retry, discard: client.discard };
}

export interface Typing {
  /** Who else types here now. */
  readonly typing: readonly User[];
  /** To be called with each key stroke (on), and when the text is blank (off). */
  readonly setTyping: (on: boolean) => void;
}

export function useTyping(room: RoomId): Typing {
  const client = useChatClient();
  useEffect(() => client.watch({ rooms: [room] }), [client, room]);
  const setTyping = useCallback((on: boolean) => client.setTyping(room, on), [client, room]);
  return { typing: useReadable(client.typing(room)), setTyping };
}
