import type { RoomId } from '@parley/events';
import type { LogLine } from './history.ts';
import type { Report } from './violation.ts';

interface Told {
  readonly at: number;
  readonly rev: number;
}

interface Answer {
  readonly room: RoomId;
  readonly rev: number;
}

/**
 * Whatever anybody was acknowledged or told is visible to every question asked later, by whomever: acks and frames leave
 * after the commit, and reads see every commit before them.
 */
export function checkReads(lines: readonly LogLine[], report: Report): void {
  const told = new Map<RoomId, Told[]>();
  for (const line of lines) {
    for (const { room, rev } of answered(line)) {
      const known = knownBefore(told.get(room) ?? [], 'asked' in line ? line.asked : line.at);
      if (rev < known)
        report({
          broken: 'stale',
          client: line.client,
          room,
          what: `${line.kind} answers rev ${rev}, but rev ${known} was known before it was asked`,
        });
    }
    for (const { room, rev } of committed(line)) {
      const list = told.get(room) ?? [];
      told.set(room, list);
      if (rev > (list.at(-1)?.rev ?? 0)) list.push({ at: line.at, rev });
    }
  }
}

/** The rooms' revs as of which the line answers a question. */
function answered(line: LogLine): readonly Answer[] {
  switch (line.kind) {
    case 'synced':
      return line.rooms.map(({ room, head }) => ({ room, rev: head.rev }));
    case 'heads':
      // The keys of a record lose their brand.
      return Object.entries(line.heads).map(([room, rev]) => ({ room: room as RoomId, rev }));
    case 'caughtUp':
      return line.more ? [] : [{ room: line.room, rev: line.to }];
    case 'page':
      return [{ room: line.room, rev: line.rev }];
    default:
      return [];
  }
}

/**
 * The rooms' revs that were acknowledged or told. What a question was answered with does not count: a read may see a
 * commit a moment before anybody is told of it.
 */
function committed(line: LogLine): readonly Answer[] {
  switch (line.kind) {
    case 'acked':
    case 'done':
      return [{ room: line.room, rev: line.rev }];
    case 'frame':
      return [{ room: line.room, rev: line.to }];
    default:
      return [];
  }
}

/** The newest rev told before `at`; what was told at the same moment may have been later. */
function knownBefore(list: readonly Told[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return list[low - 1]?.rev ?? 0;
}
