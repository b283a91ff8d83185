import type { RoomId } from '@parley/events';
import type { ClientName } from './history.ts';

/**
 * Which promise was broken. `lost`: acknowledged or kept, and not there. `doubled`: there more than once. `reordered`:
 * not in the order of its sender or of time. `leaked`: told to somebody who was out. `reused`: one place given twice.
 * `missing`: left out of what was said to be complete. `stale`: older than what was known before the question.
 * `invented`: nobody sent it so. `unequal`: a view that differs from the database when everything has settled.
 * `taken`: said by somebody who was banned. `undeleted`: still there, and was purged.
 */
export type Broken =
  | 'lost'
  | 'doubled'
  | 'reordered'
  | 'leaked'
  | 'reused'
  | 'missing'
  | 'stale'
  | 'invented'
  | 'unequal'
  | 'taken'
  | 'undeleted';

export interface Violation {
  readonly broken: Broken;
  readonly client?: ClientName | undefined;
  readonly room?: RoomId | undefined;
  readonly seq?: number | undefined;
  readonly what: string;
}

export type Report = (violation: Violation) => void;

/** One line that names client, room and seq as far as they are known. */
export function toText({ broken, client, room, seq, what }: Violation): string {
  const where = [
    client === undefined ? [] : `client ${client}`,
    room === undefined ? [] : `room ${room}`,
    seq === undefined ? [] : `seq ${seq}`,
  ].flat();
  return [broken, where.join(', '), what].filter((part) => part !== '').join(': ');
}
