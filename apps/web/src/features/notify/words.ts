import type { MessageBody, RoomId, UserId } from '@parley/events';
import type { ChatClient, RoomView } from '@parley/react';
import { personName } from '../person-name.ts';
import { roomLabel } from '../rooms.ts';

const shownAtMost = 200;
const linesAtMost = 4;

/** A message as a line of a notification; what is a spoiler stays one. */
function lineOf(text: string): string {
  const plain = text
    .replaceAll(/\|\|[^|]+\|\|/g, '▒▒▒')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > shownAtMost ? `${plain.slice(0, shownAtMost).toWellFormed()}…` : plain;
}

type Said = Pick<MessageBody, 'author' | 'alias' | 'text'>;

/** What a notification says of messages of one room, the newest last. */
export function noteWords(client: Pick<ChatClient, 'user'>, view: RoomView, messages: readonly Said[]) {
  const nameOf = (id: UserId) => {
    const user = client.user(id).get();
    return user === undefined ? 'Somebody' : personName(user);
  };
  const isTwo = view.room.kind === 'direct' && view.people.length === 1;
  const by = ({ alias, author }: Said) => alias ?? nameOf(author);
  const [first, ...others] = messages;
  if (first === undefined) return { title: roomLabel(view), body: '' };
  if (others.length === 0) {
    return { title: isTwo ? by(first) : `${by(first)} in ${roomLabel(view)}`, body: lineOf(first.text) };
  }
  const lines = messages.slice(-linesAtMost);
  return {
    title: `${roomLabel(view)}: ${messages.length} messages`,
    body: lines.map((each) => (isTwo ? lineOf(each.text) : `${by(each)}: ${lineOf(each.text)}`)).join('\n'),
  };
}

export interface MissedIn {
  readonly id: RoomId;
  readonly label: string;
  readonly count: number;
}

/** What a notification says of what came while nobody could tell. */
export function missedWords(missed: readonly MissedIn[]) {
  const count = missed.reduce((sum, each) => sum + each.count, 0);
  const rooms = missed.slice(0, linesAtMost).map(({ label, count: some }) => `${label}: ${some}`);
  const more = missed.length - rooms.length;
  return {
    title: `While you were away: ${count === 1 ? 'one message' : `${count} messages`} for you`,
    body: [...rooms, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  };
}
