import type { RoomId } from '@parley/events';
import type { ChatClient, RoomView } from '@parley/react';

/**
 * What waits to be read: where I am mentioned, conversations, threads that I follow, then private rooms and channels; in each the one
 * that waits least first.
 */
export function queueOf(rooms: readonly RoomView[]): readonly RoomView[] {
  const ranks = { direct: 1, thread: 2, private: 3, channel: 4 } as const;
  const rank = ({ room, mentions }: RoomView) => (mentions.length > 0 ? 0 : ranks[room.kind]);
  return rooms.toSorted((a, b) => rank(a) - rank(b) || a.unread - b.unread || (a.id < b.id ? -1 : 1));
}

/** A room that was left for later, and how far it was read then: who reads on in it has come back to it. */
export interface ForLater {
  readonly room: RoomId;
  readonly read: number;
}

/** With what was left for later at the end, in the order in which it was. */
export function laterLast(queue: readonly RoomView[], later: readonly ForLater[]): readonly RoomView[] {
  const turn = ({ id, read }: RoomView) => later.findLastIndex((one) => one.room === id && one.read === read);
  return queue.toSorted((a, b) => turn(a) - turn(b));
}

/** What was done with a room, and so can be taken back: it was read, from where one had stopped in it, or left for later. */
export interface Step {
  readonly kind: 'done' | 'later';
  readonly room: RoomId;
  readonly read: number;
  /** How far it was read then; who has read on in it, or taken that back, has come back to it. */
  readonly to: number;
  readonly label: string;
}

interface Worked {
  readonly later: readonly ForLater[];
  readonly steps: readonly Step[];
}

/**
 * As long as the session runs: who looks at something else meanwhile, or answers, finds at the end what was left for later, and can take
 * back what was done.
 */
const kept = new WeakMap<ChatClient, Worked>();

/** How far a queue was worked off, and steps of it that still stand. */
export function keptWork(client: ChatClient, views: readonly RoomView[]): Worked {
  const { later = [], steps = [] } = kept.get(client) ?? {};
  const stands = ({ room, to }: Step) => views.find(({ id }) => id === room)?.read === to;
  return { later, steps: steps.filter(stands) };
}

export function keepWork(client: ChatClient, worked: Worked): void {
  kept.set(client, worked);
}

/** The room to go on with when that of `index` is done or has gone: the next one, or the last. */
export const roomAt = (queue: readonly RoomView[], index: number): RoomView | undefined =>
  queue[Math.max(0, Math.min(index, queue.length - 1))];
