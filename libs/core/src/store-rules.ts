/**
 * What every store says and counts the same. Kept free of imports at run time, because a store's worker thread loads it.
 */
import type { Change, UserId } from '@parley/events';
import type { Write, WriteResult } from './ports.ts';

type Refusal = Extract<WriteResult, { ok: false }>;

const refusal = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });

/** Every way in which a write can fail by its result; the message is a sentence for a person. */
export const refusals = {
  opReused: refusal('conflict', 'This operation was already used for something else.'),
  idTaken: refusal('conflict', 'This id is already in use.'),
  userNameTaken: refusal('conflict', 'Somebody here already has this name, or one that looks like it.'),
  roomNameTaken: refusal('conflict', 'There is already a channel with this name, or one that looks like it.'),
  otherMessage: refusal('conflict', 'A different message was already sent with this id.'),
  tooManyEmoji: refusal('conflict', 'This message already has as many different reactions as fit.'),
  noUser: refusal('not_found', 'There is no such user.'),
  noSession: refusal('not_found', 'There is no such session, or it has ended.'),
  noRoom: refusal('not_found', 'There is no such room.'),
  noMember: refusal('not_found', 'This user is not a member of the room.'),
  noMessage: refusal('not_found', 'There is no such message, or it was deleted.'),
  notJoined: refusal('forbidden', 'You are not a member of this room.'),
  wasRemoved: refusal('forbidden', 'You were removed from this room; somebody in it can invite you.'),
} as const satisfies Record<string, Refusal>;

/**
 * What was asked for by a write, as one string: equal when the same operation comes again. It leaves out what differs
 * between two attempts: the time, and the id that the server makes for a new room.
 */
export function writeContent(write: Write): string {
  const { actor: _actor, at: _at, op: _op, ...content } = write;
  return JSON.stringify(
    content.kind === 'createRoom' ? { ...content, room: { ...content.room, id: undefined } } : content,
    sortedKeys,
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Everybody whom a change names: a page or a frame that carries it carries them too. */
export function namedIn(change: Change): readonly UserId[] {
  switch (change.kind) {
    case 'message':
      return [change.message.author];
    case 'reaction':
      return [change.user];
    case 'member':
      return [change.member.user];
    case 'room':
      return [change.room.createdBy, ...(change.room.people ?? [])];
  }
}

/** Names of the facets of a room. */
export const facet = {
  room: 'room',
  member: (user: UserId): string => `member ${user}`,
  message: (seq: number): string => `message ${seq}`,
  reaction: (seq: number, emoji: string, user: UserId): string => `reaction ${seq} ${emoji} ${user}`,
  of(change: Change): string {
    switch (change.kind) {
      case 'room':
        return facet.room;
      case 'member':
        return facet.member(change.member.user);
      case 'message':
        return facet.message(change.message.seq);
      case 'reaction':
        return facet.reaction(change.seq, change.emoji, change.user);
    }
  },
};

/** Search in names makes no difference between upper and lower case. */
export const foldCase = (text: string): string => text.toUpperCase();

/** No name holds a NUL or half a character; databases stumble over them. */
export const canBeInName = (query: string): boolean => query.isWellFormed() && !query.includes('\u0000');

/** Order of ids and emoji, the same on every machine and in every database: by code unit. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
