import type { RoomId } from '@parley/events';
import type { Facts } from './facts.ts';
import type { Ban, Database, LogLine, Revs } from './history.ts';
import type { Report } from './violation.ts';

/**
 * Who is banned hears nothing that was committed from the ban until they are let in again, not by any answer either; what
 * they say is not taken, and what was purged is gone (SPEC D7, M7). They are still members of their rooms: that they are out
 * is told by the revs between the two commits.
 */
export function checkBans(
  lines: readonly LogLine[],
  facts: Facts,
  { bans = [], purges = [], rooms }: Database,
  report: Report,
): void {
  if (bans.length > 0) checkHearing(lines, bans, report);
  for (const ban of bans) checkSaying(ban, facts, report);
  for (const { user, room: id, upTo } of purges) {
    const stored = rooms.find(({ room }) => room.id === id);
    for (const { seq, author, deleted } of stored?.messages ?? [])
      if (author === user && seq <= upTo && !deleted)
        report({ broken: 'undeleted', room: id, seq, what: `what ${user} said up to ${upTo} was purged` });
  }
}

function checkHearing(lines: readonly LogLine[], bans: readonly Ban[], report: Report): void {
  const ofUser = Map.groupBy(bans, ({ user }) => user);
  for (const line of lines)
    for (const ban of ofUser.get(line.user) ?? [])
      for (const { room, rev, from } of told(line, ban))
        if (isDuring(ban, from, room, rev))
          report({
            broken: 'leaked',
            client: line.client,
            room,
            what: `a ${line.kind} of rev ${rev}, when ${line.user} was banned`,
          });
}

interface Told {
  readonly room: RoomId;
  readonly rev: number;
  /** The revs from which on it must not be told. */
  readonly from: Revs;
}

/** Sockets end before the frames of the same commit go out; a question may have been read with that commit. */
function told(line: LogLine, { before, after, liftedAt = Infinity }: Ban): readonly Told[] {
  if ('asked' in line && line.asked >= liftedAt) return [];
  switch (line.kind) {
    case 'frame':
      return [{ room: line.room, rev: line.to, from: before }];
    case 'page':
      return [{ room: line.room, rev: line.rev, from: after }];
    case 'caughtUp':
      // Of a catch-up in parts only the last one tells when it was read.
      return line.more ? [] : [{ room: line.room, rev: line.to, from: after }];
    case 'synced':
      return line.rooms.map(({ room, head }) => ({ room, rev: head.rev, from: after }));
    case 'gained':
      return [{ room: line.room, rev: line.head.rev, from: after }];
    case 'heads':
      return Object.entries(line.heads).map(([room, rev]) => ({ room: room as RoomId, rev, from: after }));
    default:
      return [];
  }
}

const isDuring = ({ until }: Ban, from: Revs, room: RoomId, rev: number): boolean =>
  rev > (from[room] ?? 0) && (until === undefined || rev <= (until[room] ?? 0));

/** What the banned wrote in that time, as far as anybody was told of it. */
function checkSaying(ban: Ban, facts: Facts, report: Report): void {
  for (const [id, { revs }] of facts)
    for (const [rev, { change }] of revs)
      if (
        change.kind === 'message' &&
        change.message.author === ban.user &&
        !change.message.deleted &&
        isDuring(ban, ban.after, id, rev)
      )
        report({
          broken: 'taken',
          room: id,
          seq: change.message.seq,
          what: `rev ${rev} is of ${ban.user}, who was banned`,
        });
}
