import { foldText, hasLink } from '@parley/core/search-text';
import type { Room, RoomId, UserId } from '@parley/events';

/**
 * How the index was made: when this differs, it is made anew. What is taken out of the index must be exactly what was put
 * in, and a newer Unicode may fold a text otherwise.
 */
export const FOLDING = `1, Unicode ${process.versions['unicode']}`;

/**
 * The index holds pieces of three characters, from each place of a text on; its prefix indexes make pieces of two and one of
 * them, so that terms of any length are found, in any script. It is told them ready made, divided by blanks: the tokenizer takes
 * ASCII letters and digits and everything beyond ASCII for a part of a piece, so all else in ASCII is moved beyond it.
 */
const size = 3;
const divides = /[\0-\x2F\x3A-\x40\x5B-\x60\x7B-\x7F]/g;
const reserved = /[\uE000-\uF8FF]/g;
/** Behind the last character, so that a piece begins there too. */
const end = '\uF8FF\uF8FF';

/** Marks of what else is asked for. No text can hold them. */
const label = {
  room: (room: RoomId): string => `\uF8F0${spelled(room)}`,
  author: (author: UserId): string => `\uF8F1${spelled(author)}`,
  /** In a channel. */
  open: '\uF8F2',
  link: '\uF8F3',
};

const spelled = (folded: string): string =>
  folded
    .replace(reserved, '\uFFFD')
    .replace(divides, (character) => String.fromCharCode(0xe000 + character.charCodeAt(0)));

/** What the index is told of a message. */
export interface Indexed {
  readonly text: string;
  readonly room_id: RoomId;
  readonly author_id: UserId;
  /** The room whose members read it, and its kind: of a thread that it belongs to. */
  readonly home_id: RoomId;
  readonly kind: Room['kind'];
}

export function piecesOf({ text, room_id, home_id, author_id, kind }: Indexed): string {
  const pieces = new Set(piecesIn(spelled(foldText(text)) + end));
  pieces.add(label.room(room_id)).add(label.room(home_id)).add(label.author(author_id));
  if (kind === 'channel') pieces.add(label.open);
  if (hasLink(text)) pieces.add(label.link);
  return [...pieces].join(' ');
}

function piecesIn(text: string): readonly string[] {
  // By code point: a prefix of one character is never half of one.
  const characters = /[\uD800-\uDFFF]/.test(text) ? Array.from(text) : undefined;
  const pieces: string[] = [];
  for (let at = 0; at + size <= (characters ?? text).length; at += 1)
    pieces.push(characters ? characters.slice(at, at + size).join('') : text.slice(at, at + size));
  return pieces;
}

/** What is asked of the index. */
export interface Question {
  readonly terms: readonly string[];
  readonly rooms: readonly RoomId[];
  /** Also all channels, but for these rooms. */
  readonly openBut?: readonly RoomId[] | undefined;
  readonly from?: UserId | undefined;
  readonly has?: 'link' | 'file' | undefined;
}

/**
 * A query of FTS5. It holds nothing but quoted pieces, and no piece holds a quotation mark. It may match more than what is asked
 * for (all pieces of a term, in another order), never less.
 */
export function matchOf({ terms, rooms, openBut, from, has }: Question): string {
  const all = new Set(terms.flatMap((term) => termPieces(spelled(term))));
  if (from !== undefined) all.add(quoted(label.author(from)));
  if (has === 'link') all.add(quoted(label.link));
  const places = rooms.map((room) => quoted(label.room(room)));
  if (openBut) places.push(quoted(label.open));
  all.add(`(${places.join(' OR ')})`);
  const match = [...all].join(' AND ');
  if (!openBut || openBut.length === 0) return match;
  return `(${match}) NOT (${openBut.map((room) => quoted(label.room(room))).join(' OR ')})`;
}

function termPieces(term: string): readonly string[] {
  const pieces = piecesIn(term);
  return pieces.length > 0 ? pieces.map(quoted) : [`${quoted(term)} *`];
}

const quoted = (piece: string): string => `"${piece}"`;
