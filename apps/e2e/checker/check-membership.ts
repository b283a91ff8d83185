import type { Member, RoomId, UserId } from '@parley/events';
import type { Facts, RoomFacts } from './facts.ts';
import type { ClientName, LineOf, LogLine } from './history.ts';
import type { Report } from './violation.ts';

/** `unknown`: the logs do not tell enough to blame anybody. */
type State = Member['state'] | 'never' | 'unknown';

/**
 * Nothing reaches who is out. A frame goes to whoever was a member after its commit; an answer to whoever might read the
 * room at the rev at which it was read, and not any more after the news that the room is lost.
 */
export function checkMembership(
  lines: readonly LogLine[],
  facts: Facts,
  passagesComplete: boolean,
  report: Report,
): void {
  const told = new Told();
  for (const line of lines) {
    told.hear(line);
    if (line.kind !== 'frame' && line.kind !== 'page' && line.kind !== 'caughtUp') continue;
    const room = facts.get(line.room);
    if (!room) continue;
    const leak = (what: string) =>
      report({ broken: 'leaked', client: line.client, room: line.room, seq: firstSeq(line), what });
    const stateAt = (rev: number): State => stateOf(room, line.user, rev, passagesComplete);
    if (line.kind === 'frame') {
      const state = stateAt(line.to);
      if (!mayFollow(state)) leak(`a frame up to rev ${line.to}, when ${line.user} was ${state}`);
      continue;
    }
    const isOpen = room.stored?.room.kind === 'channel';
    if (told.isOut(line.client, line.room) && !isOpen)
      leak(`a ${line.kind} after the news that the room is lost`);
    const rev = line.kind === 'page' ? line.rev : line.to;
    // A catch-up in parts was read after the revs it carries: its reader may have come back in between.
    if (line.kind === 'caughtUp' && line.more) continue;
    // The change that ends a membership may still be seen by its member; nothing after it.
    const state = stateAt(rev - 1);
    if (!(isOpen ? mayLookIn : mayFollow)(state) && !mayFollow(stateAt(rev)))
      leak(`a ${line.kind} of rev ${rev}, when ${line.user} was ${state}`);
  }
}

const mayFollow = (state: State): boolean => state === 'joined' || state === 'unknown';
/** Channels are open to all who were not removed. */
const mayLookIn = (state: State): boolean => state !== 'removed';

function firstSeq(line: LineOf<'frame' | 'page' | 'caughtUp'>): number | undefined {
  if (line.kind === 'page') return line.messages[0]?.seq;
  const first = line.changes.find((change) => change.kind === 'message');
  return first?.message.seq;
}

/** The user's state as of `rev`. Comings and goings alternate: where they do not, one was not seen by anybody. */
function stateOf(room: RoomFacts, user: UserId, rev: number, complete: boolean): State {
  const passages = room.passagesOf(user);
  if (passages.length === 0) return room.stored === undefined && !complete ? 'unknown' : 'never';
  const last = passages.findLast((passage) => passage.rev <= rev);
  if (complete) return last?.state ?? 'never';
  const next = passages.find((passage) => passage.rev > rev);
  if (last === undefined || last.state === 'joined') return last?.state ?? 'unknown';
  return next !== undefined && next.state !== 'joined' ? 'unknown' : last.state;
}

/** What each connection was told of its rooms: who was told to be out is, until something says otherwise. */
class Told {
  readonly #out = new Map<ClientName, Set<RoomId>>();

  isOut(client: ClientName, room: RoomId): boolean {
    return this.#out.get(client)?.has(room) ?? false;
  }

  hear(line: LogLine): void {
    const out = this.#out.get(line.client) ?? new Set();
    this.#out.set(line.client, out);
    switch (line.kind) {
      case 'connected':
      case 'disconnected':
        out.clear();
        return;
      case 'lost':
        out.add(line.room);
        return;
      case 'frame':
      case 'gained':
        out.delete(line.room);
        return;
      case 'synced':
        for (const { room } of line.rooms) out.delete(room);
        return;
      default:
    }
  }
}
