import type { MessageBody, UserId } from '@parley/events';
import type { ChatClient, RoomView } from '@parley/react';
import { namesTexts } from '../../texts/en/names.ts';
import { notifyTexts } from '../../texts/en/notify.ts';
import { plainText } from '../../ui/text/plain-text.ts';
import { personName } from '../person-name.ts';
import { roomLabel, roomTitle } from '../rooms.ts';

const shownAtMost = 200;
const linesAtMost = 4;

/** A message as a line of a notification; what is a spoiler stays one. */
function lineOf(text: string): string {
  const plain = plainText(text).replaceAll(/\s+/g, ' ').trim();
  return plain.length > shownAtMost ? `${plain.slice(0, shownAtMost).toWellFormed()}…` : plain;
}

/** A room as one speaks of it; a thread with the room that it belongs to. */
export function placeLabel(client: Pick<ChatClient, 'room'>, view: RoomView): string {
  const { parent } = view.room;
  const home = parent && client.room(parent.room).get();
  return home ? namesTexts().threadIn({ room: roomLabel(home), thread: roomTitle(view) }) : roomLabel(view);
}

type Said = Pick<MessageBody, 'author' | 'alias' | 'text'>;

/** What a notification says of messages of one room, the newest last. */
export function noteWords(
  client: Pick<ChatClient, 'room' | 'user'>,
  view: RoomView,
  messages: readonly Said[],
) {
  const nameOf = (id: UserId) => {
    const user = client.user(id).get();
    return user === undefined ? namesTexts().somebody : personName(user);
  };
  const t = notifyTexts();
  const isTwo = view.room.kind === 'direct' && view.people.length === 1;
  const by = ({ alias, author }: Said) => alias ?? nameOf(author);
  const [first, ...others] = messages;
  if (first === undefined) return { title: placeLabel(client, view), body: '' };
  if (others.length === 0) {
    const author = by(first);
    return {
      title: isTwo ? author : t.inRoom({ author, room: placeLabel(client, view) }),
      body: lineOf(first.text),
    };
  }
  const lines = messages.slice(-linesAtMost);
  return {
    title: t.gathered({ room: placeLabel(client, view), count: messages.length }),
    body: lines.map((each) => (isTwo ? lineOf(each.text) : `${by(each)}: ${lineOf(each.text)}`)).join('\n'),
  };
}

export interface MissedIn {
  readonly label: string;
  readonly count: number;
}

/** What a notification says of what came while nobody could tell. */
export function missedWords(missed: readonly MissedIn[]) {
  const t = notifyTexts();
  const count = missed.reduce((sum, each) => sum + each.count, 0);
  const rooms = missed.slice(0, linesAtMost).map(({ label, count: some }) => `${label}: ${some}`);
  const more = missed.length - rooms.length;
  return {
    title: t.missed({ count }),
    body: [...rooms, ...(more > 0 ? [t.more({ count: more })] : [])].join('\n'),
  };
}
