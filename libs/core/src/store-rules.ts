/**
 * What every store says and counts the same. Kept free of imports at run time, because a store's worker thread loads it.
 */
import type {
  AuditEntry,
  Change,
  Invite,
  MessageBody,
  Report,
  RoomId,
  Status,
  ThreadSummary,
  User,
  UserId,
} from '@parley/events';
import type { SentFile, Write, WriteAnswers, WriteKind, WriteResult } from './ports.ts';

type Refusal = Extract<WriteResult, { ok: false }>;

export const done = <K extends WriteKind>(answer: WriteAnswers[K]): WriteResult<K> => ({ ok: true, answer });

const refusal = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });

/** Every way in which a write can fail by its result; the message is a sentence for a person. */
export const refusals = {
  opReused: refusal('conflict', 'This operation was already used for something else.'),
  idTaken: refusal('conflict', 'This id is already in use.'),
  userNameTaken: refusal('conflict', 'Somebody here already has this name, or one that looks like it.'),
  handleTaken: refusal('conflict', 'Somebody here already has this handle, or a name that looks like it.'),
  registered: refusal('conflict', 'This account has a password already.'),
  notRegistered: refusal('conflict', 'You need an account for this.'),
  ownerStays: refusal('conflict', 'There has to be an owner: make somebody else the owner instead.'),
  notOwner: refusal('forbidden', 'Only the owner may do that.'),
  noInvite: refusal('not_found', 'This invitation is no longer valid.'),
  tooManyInvites: refusal('conflict', 'There are too many open invitations; revoke one first.'),
  noRecovery: refusal('not_found', 'This code or link is no longer valid.'),
  proofOutdated: refusal('forbidden', 'The password was changed meanwhile; try again.'),
  roomNameTaken: refusal('conflict', 'There is already a channel with this name, or one that looks like it.'),
  otherMessage: refusal('conflict', 'A different message was already sent with this id.'),
  tooManyEmoji: refusal('conflict', 'This message already has as many different reactions as fit.'),
  tooManyPreferences: refusal('conflict', 'There is no more room for what you set for yourself.'),
  tooManyPins: refusal('conflict', 'This room has as many pinned messages as fit; unpin one first.'),
  noFile: refusal('not_found', 'There is no such upload of yours, or a message has it already.'),
  tooManyBytes: refusal(
    'conflict',
    'Your files take as much space as you have; delete messages with large ones first.',
  ),
  noUser: refusal('not_found', 'There is no such user.'),
  noSession: refusal('not_found', 'There is no such session, or it has ended.'),
  lastOwner: refusal('conflict', 'The last owner must make somebody else the owner first.'),
  noBot: refusal('not_found', 'There is no such bot.'),
  noToken: refusal('not_found', 'There is no such token, or it was revoked.'),
  tooManyTokens: refusal('conflict', 'This bot has as many tokens as fit; revoke one first.'),
  noRoom: refusal('not_found', 'There is no such room.'),
  noMember: refusal('not_found', 'This user is not a member of the room.'),
  noReport: refusal('not_found', 'There is no such report.'),
  reportedBefore: refusal('conflict', 'You have reported this message already.'),
  noMessage: refusal('not_found', 'There is no such message, or it was deleted.'),
  actorGone: refusal('forbidden', 'You are no longer here.'),
  notInThread: refusal('conflict', 'A thread has none of this: its room does.'),
  noThread: refusal('not_found', 'There is no such thread.'),
  notJoined: refusal('forbidden', 'You are not a member of this room.'),
  notLeading: refusal('forbidden', 'Only a moderator can let somebody back in who was removed.'),
  statusOver: refusal('invalid', 'The time until which the status is to be shown has already passed.'),
  muteOver: refusal('invalid', 'The time until which to mute has already passed.'),
  archived: refusal('forbidden', 'This room is archived: nobody writes in it.'),
  readOnly: refusal('forbidden', 'Only moderators write in this room.'),
  wasRemoved: refusal('forbidden', 'You were removed from this room; a moderator of it can invite you.'),
} as const satisfies Record<string, Refusal>;

/** Writes that do again, or finish, what was decided before: whose name they bear may be gone. */
export const finishing: ReadonlySet<WriteKind> = new Set([
  'purge',
  'expire',
  'removeUser',
  'removeSaid',
  'finishRemoval',
  'dropFiles',
]);

/** Places among which a step of a purge looks at once, so that no read takes long. */
export const PURGE_SPAN = 10_000;

/** What somebody hears who is muted until then. */
export const muted = (until: number, at: number): Refusal => ({
  ...refusal('forbidden', `You are muted in this room for another ${inWords(until - at)}.`),
  retryAfterMs: until - at,
});

const units = [
  ['days', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** A time in the greatest unit of which it has two, rounded up. */
function inWords(ms: number): string {
  const [unit, length] = units.find(([, size]) => ms >= 2 * size) ?? ['s', 1_000];
  return `${Math.ceil(ms / length)} ${unit}`;
}

/** What somebody hears in a room's slow mode who spoke at `spoke`, if they have to wait. A clock set back keeps nobody waiting. */
export function tooSoon(seconds: number, spoke: number, at: number): Refusal | undefined {
  const retryAfterMs = spoke + seconds * 1_000 - at;
  if (retryAfterMs <= 0 || spoke > at) return undefined;
  return {
    ...refusal('rate_limited', `Slow mode: one message every ${seconds} s in this room.`),
    retryAfterMs,
  };
}

/**
 * What was asked for by a write, as one string: equal when the same operation comes again. It leaves out what differs
 * between two attempts: the time, and the id that the server makes for a new room or user.
 */
export function writeContent(write: Write): string {
  const { actor: _actor, at: _at, op: _op, audit: _audit, ...content } = write;
  return JSON.stringify(withoutMadeId(content), sortedKeys);
}

function withoutMadeId(content: object): object {
  const { kind, room, user }: { kind?: unknown; room?: unknown; user?: unknown } = content;
  if (kind === 'openThread') return { ...content, thread: undefined };
  if (kind === 'createRoom') return { ...content, room: { ...Object(room), id: undefined } };
  if (kind === 'createUser') return { ...content, user: { ...Object(user), id: undefined } };
  return content;
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a send's files are known by, with what is said of them: equal when the same message is sent again. */
export const filesKey = (files: readonly SentFile[] | undefined): string =>
  files === undefined ? '' : JSON.stringify(files.map(({ id, alt = null }) => [id, alt]));

export const isSameStatus = (a: Status | undefined, b: Status | undefined): boolean =>
  a?.emoji === b?.emoji && a?.text === b?.text && a?.until === b?.until;

/** When a user changed who changes at that time: of two versions the later wins, also when the clock was set back. */
export const nextChange = (at: number, known: User): number => Math.max(at, known.changedAt + 1);

/** A status that nobody is to see any more at that time. */
export const isOver = (status: Status | null | undefined, at: number): boolean =>
  status?.until !== undefined && status.until <= at;

/** A message's text for who sees no files: each is a line of it. */
export function textWithFiles({ text, files = [] }: Pick<MessageBody, 'text' | 'files'>): string {
  const lines = files.map(({ name, alt }) => `[file: ${name}${alt === undefined ? '' : `, ${alt}`}]`);
  return [...(text === '' ? [] : [text]), ...lines].join('\n');
}

/** Everybody whom an entry of the audit log names. */
export const namedInAudit = ({ actor, target }: AuditEntry): readonly UserId[] =>
  target.user === undefined ? [actor] : [actor, target.user];

/** Everybody whom a report names. */
export const namedInReport = ({ by, author, resolved }: Report): readonly UserId[] =>
  resolved ? [by, author, resolved.by] : [by, author];

/** Whether an invite lets nobody in any more at that time. */
export const isSpent = (
  { uses, used, expiresAt }: Pick<Invite, 'uses' | 'used' | 'expiresAt'>,
  at: number,
): boolean => (uses !== undefined && used >= uses) || (expiresAt !== undefined && expiresAt <= at);

/** Everybody whom a change names: a page or a frame that carries it carries them too. */
export function namedIn(change: Change): readonly UserId[] {
  switch (change.kind) {
    case 'message':
      return [change.message.author];
    case 'reaction':
    case 'pin':
      return [change.user];
    case 'thread':
      return change.thread.last ? [change.thread.last.by, ...change.thread.people] : change.thread.people;
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
  pin: (seq: number): string => `pin ${seq}`,
  thread: (seq: number): string => `thread ${seq}`,
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
      case 'pin':
        return facet.pin(change.seq);
      case 'thread':
        return facet.thread(change.seq);
    }
  },
};

/** What makes a thread the only one of its message. */
export const threadKey = (room: RoomId, seq: number): string => `thread:${room}:${seq}`;

type Reply = Pick<MessageBody, 'author' | 'at'>;

/** What a summary says of replies: those it knew, and newer ones in order of seq. */
export function withReplies(
  known: Pick<ThreadSummary, 'count' | 'last' | 'people'>,
  newer: readonly Reply[],
  atMost: number,
): Pick<ThreadSummary, 'count' | 'last' | 'people'> {
  const newest = newer.at(-1);
  const last = newest ? { by: newest.author, at: newest.at } : known.last;
  const people = new Set([...newer.map(({ author }) => author).reverse(), ...known.people]);
  return { count: known.count + newer.length, ...(last && { last }), people: [...people].slice(0, atMost) };
}

/** No name holds a NUL or half a character; databases stumble over them. */
export const canBeInName = (query: string): boolean => query.isWellFormed() && !query.includes('\u0000');

/** Order of ids and emoji, the same on every machine and in every database: by code unit. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The seq of the first of `count` messages that was sent at `time` or later; of the last one, if none was, and 0 where there is none.
 * By halving: seqs are dense, and times rise with them, but for clocks that were set back. Then it is near.
 */
export async function firstSeqAt(
  count: number,
  time: number,
  sentAt: (seq: number) => Promise<number>,
): Promise<number> {
  let [first, last] = [1, count];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if ((await sentAt(middle)) < time) first = middle + 1;
    else last = middle;
  }
  return last;
}
