import type { Change } from '@parley/events';
import { facetOf, type Facts, type RoomFacts, seqOf } from './facts.ts';
import type { LineOf, LogLine } from './history.ts';
import type { Report } from './violation.ts';

/** What was told to be complete between two revs is complete: frames, catch-ups and pages of history. */
export function checkRuns(lines: readonly LogLine[], facts: Facts, report: Report): void {
  for (const line of lines) {
    if (line.kind !== 'frame' && line.kind !== 'caughtUp' && line.kind !== 'page') continue;
    const room = facts.get(line.room);
    if (!room) continue;
    if (line.kind === 'page') checkPage(line, room, report);
    else if (line.kind === 'frame') checkFrame(line, room, report);
    else checkRun(line, { after: line.since, superseded: Number.MAX_SAFE_INTEGER }, room, report);
  }
}

function checkFrame(line: LineOf<'frame'>, room: RoomFacts, report: Report): void {
  const { client, from, to, changes } = line;
  if (from >= to || changes.at(-1)?.rev !== to)
    report({ broken: 'missing', client, room: room.id, what: `a frame from ${from} does not end at ${to}` });
  checkRun(line, { after: from, superseded: to }, room, report);
}

/** `superseded`: a change may be left out in favour of a later one of its facet up to this rev. */
function checkRun(
  { client, to, changes }: LineOf<'frame'> | LineOf<'caughtUp'>,
  { after, superseded }: { readonly after: number; readonly superseded: number },
  room: RoomFacts,
  report: Report,
): void {
  const given = new Set<number>();
  let last = after;
  for (const { rev } of changes) {
    if (given.has(rev))
      report({ broken: 'doubled', client, room: room.id, what: `rev ${rev} comes twice in one answer` });
    else if (rev <= last || rev > to)
      report({
        broken: 'reordered',
        client,
        room: room.id,
        what: `rev ${rev} comes after ${last}, up to ${to}`,
      });
    given.add(rev);
    last = Math.max(last, rev);
  }
  for (let rev = after + 1; rev <= to; rev += 1) {
    const known = room.revs.get(rev);
    if (!known || given.has(rev) || isSuperseded(known.change, superseded, room)) continue;
    report({
      broken: 'missing',
      client,
      room: room.id,
      seq: seqOf(known.change),
      what: `was told to be complete from rev ${after} to ${to}, without ${known.facet} of rev ${rev}`,
    });
  }
}

/** True if a state of the facet after `change` and up to `limit` is known, or its message was deleted until then. */
function isSuperseded(change: Change, limit: number, room: RoomFacts): boolean {
  const isLater = (rev: number): boolean => rev > change.rev && rev <= limit;
  if (room.revsOf(facetOf(change)).some(isLater)) return true;
  const deletion =
    change.kind === 'reaction' || change.kind === 'pin' ? room.deletedAt(change.seq) : undefined;
  return deletion !== undefined && isLater(deletion);
}

function checkPage(line: LineOf<'page'>, room: RoomFacts, report: Report): void {
  const { client, rev, messages, hasAfter } = line;
  const problem = (broken: 'missing' | 'stale', seq: number, what: string) =>
    report({ broken, client, room: room.id, seq, what });
  messages.forEach((message, at) => {
    const before = messages[at - 1];
    if (before && message.seq !== before.seq + 1)
      problem('missing', before.seq + 1, `a page goes from ${before.seq} to ${message.seq}`);
    const newest = room.revsOf(`message ${message.seq}`).findLast((known) => known <= rev);
    if (newest !== undefined && newest > message.rev)
      problem('stale', message.seq, `a page of rev ${rev} has it as of ${message.rev}, not ${newest}`);
  });
  const next = (messages.at(-1)?.seq ?? 0) + 1;
  const [first] = room.revsOf(`message ${next}`);
  // The first rev that is known of a message may be of an edit: only if it lies before the page was it there.
  if (!hasAfter && messages.length > 0 && first !== undefined && first <= rev)
    problem('missing', next, `a page of rev ${rev} says that nothing comes after ${next - 1}`);
}
