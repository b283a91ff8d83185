import type { UserId } from '@parley/events';
import { LOBBY_GUEST } from '@parley/events/ids';
import type { TimelineMessage } from '@parley/react';
import type { Times } from '../../ui/times.ts';

/** A message and what stands above it. One row is one message, so that a list which grows upwards keeps its rows. */
export interface Row {
  readonly key: string;
  readonly own: boolean;
  readonly pending: boolean;
  readonly message: TimelineMessage;
  /** The author is the one of the row before, a short time ago: name and avatar are left out. */
  readonly continued: boolean;
  /** The day that begins with this message. */
  readonly day: string | undefined;
  /** The first message of somebody else that was unread when the room was opened. */
  readonly firstUnread: boolean;
  /** The room begins here. */
  readonly first: boolean;
}

interface Setting {
  readonly me: UserId | undefined;
  readonly hasBefore: boolean;
  /** Seq from which messages were unread when the room was opened. */
  readonly unreadFrom: number | undefined;
  readonly times: Times;
  readonly now: number;
}

/** Messages of one author so close together read as one. */
const groupedMs = 5 * 60_000;

const sameVoice = (a: TimelineMessage, b: TimelineMessage): boolean =>
  a.author === b.author && a.alias === b.alias && Math.abs(b.at - a.at) < groupedMs;

const isUnread = (message: TimelineMessage | undefined, from: number | undefined): boolean =>
  from !== undefined && message?.status === 'sent' && message.seq >= from;

export function timelineRows(
  messages: readonly TimelineMessage[],
  { me, hasBefore, unreadFrom, times, now }: Setting,
): readonly Row[] {
  const dividerAt = firstUnreadOf(messages, { me, hasBefore, unreadFrom });
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const newDay = before === undefined || !times.sameDay(before.at, message.at);
    const firstUnread = index === dividerAt;
    return {
      key: message.id,
      own: message.author === me,
      pending: message.status !== 'sent',
      message,
      continued: before !== undefined && !newDay && !firstUnread && sameVoice(before, message),
      day: newDay ? times.day(message.at, now) : undefined,
      firstUnread,
      first: before === undefined && !hasBefore,
    };
  });
}

/**
 * Above which message the mark of what is new stands: the first unread one of somebody else, as one's own is new to nobody. Below
 * zero if above none, and where it may lie above the topmost row, which is known to be the first unread one only by its seq.
 */
function firstUnreadOf(
  messages: readonly TimelineMessage[],
  { me, hasBefore, unreadFrom }: Pick<Setting, 'me' | 'hasBefore' | 'unreadFrom'>,
): number {
  const [top] = messages;
  const isCut = hasBefore && isUnread(top, unreadFrom) && !(top && isAt(top, unreadFrom));
  return isCut ? -1 : messages.findIndex((message) => isUnread(message, unreadFrom) && message.author !== me);
}

/** Under which name a message stands: ten-line clients of the lobby bring their own. */
export const spokenBy = (message: TimelineMessage, nameOf: (id: UserId) => string): string =>
  message.alias ?? nameOf(message.author);

/** The place of the first message; where all are on their way, that of the first one to come. */
export const firstSeq = ([first]: readonly TimelineMessage[]): number =>
  first?.status === 'sent' ? first.seq : 1;

/** The place of the newest message that has one; 0 where nothing was said. */
export const lastSeq = (messages: readonly TimelineMessage[]): number =>
  messages.findLast((message) => message.status === 'sent')?.seq ?? 0;

/** True of the message with that place. */
export const isAt = (message: TimelineMessage, seq: number | undefined): boolean =>
  message.status === 'sent' && message.seq === seq;

export const isFromLobby = (message: TimelineMessage): boolean => message.author === LOBBY_GUEST;

/** Everybody whose name the messages show. */
export function peopleOf(messages: readonly TimelineMessage[]): readonly UserId[] {
  const people = new Set<UserId>();
  for (const { author, reactions, pinned } of messages) {
    people.add(author);
    if (pinned) people.add(pinned.by);
    for (const { users } of reactions) for (const user of users) people.add(user);
  }
  return [...people].sort();
}
