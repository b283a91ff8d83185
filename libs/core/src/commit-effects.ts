/** What a commit makes of what was read before it. */
import type { Change, RoomId, UserId } from '@parley/events';
import type { Commit, Membership, RoomFrame, RoomHead, Store } from './ports.ts';

export type Memberships = Map<RoomId, Membership>;

export type UnreadMentions = Awaited<ReturnType<Store['mentions']>>;

export function advance(known: RoomHead, frame: RoomFrame): RoomHead {
  if (frame.to <= known.head.rev) return known;
  let { room } = known;
  let { seq } = known.head;
  for (const change of frame.changes) {
    if (change.kind === 'room' && change.rev > room.rev) room = change.room;
    if (change.kind === 'message') seq = Math.max(seq, change.message.seq);
  }
  return { room, head: { seq, rev: frame.to } };
}

/** Brings memberships up to a commit: of those for whom `rowsOf` has any. */
export function applyMemberships(commit: Commit, rowsOf: (user: UserId) => Memberships | undefined): void {
  for (const { room, changes } of commit.frames)
    for (const change of changes) {
      if (change.kind !== 'member') continue;
      const { user, role, state, mutedUntil } = change.member;
      const rows = rowsOf(user);
      const read = rows?.get(room)?.read ?? 0;
      rows?.set(room, { room, role, state, read, ...(mutedUntil !== undefined && { mutedUntil }) });
    }
  for (const { user, room, seq } of commit.reads) {
    const rows = rowsOf(user);
    const row = rows?.get(room);
    if (row) rows?.set(room, { ...row, read: seq });
  }
}

/** A message that calls somebody, or may have called somebody before; or somebody who came or went. */
export const mayConcernMentions = (change: Change): boolean =>
  change.kind === 'member' ||
  (change.kind === 'message' &&
    (change.message.mentions !== undefined ||
      change.message.editedAt !== undefined ||
      change.message.deleted === true));

interface Called {
  readonly user: UserId;
  /** Their memberships, if they are held. */
  readonly rows: Memberships | undefined;
  readonly unread: UnreadMentions;
}

/** May what calls that user have become something else by a commit? Says yes too often rather than too seldom. */
export const mayCall = ({ frames, reads }: Commit, { user, rows, unread }: Called): boolean =>
  reads.some(
    (read) =>
      read.user === user && (read.mentions !== undefined || unread.some(({ room }) => room === read.room)),
  ) ||
  frames.some(({ room, changes }) =>
    changes.some(
      (change) =>
        mayConcernMentions(change) &&
        (change.kind === 'member' ? change.member.user === user : !rows || rows.has(room)),
    ),
  );
