import { isDeepStrictEqual } from 'node:util';
import type { Message, UserId } from '@parley/events';
import type { Facts } from './facts.ts';
import type { Database, LineOf, LogLine, StoredRoom } from './history.ts';
import type { Broken, Report } from './violation.ts';

type View = LineOf<'view'>;
type Timeline = NonNullable<View['timeline']>;

/**
 * At any time a timeline is a slice of the log: no gap, nothing twice, nothing of another message. At the end it is that
 * slice as the database has it, and heads, read positions and members are those of the database.
 */
export function checkViews(
  lines: readonly LogLine[],
  database: Database,
  facts: Facts,
  report: Report,
): void {
  for (const view of lines) {
    if (view.kind !== 'view') continue;
    const stored = facts.get(view.room)?.stored;
    checkSlice(view, stored, report);
    if (view.final) checkFinal(view, stored, report);
  }
  checkRooms(lines, database, report);
}

const reporter =
  ({ client, room }: View, report: Report) =>
  (broken: Broken, what: string, seq?: number) =>
    report({ broken, client, room, seq, what });

function checkSlice(view: View, stored: StoredRoom | undefined, report: Report): void {
  const problem = reporter(view, report);
  let last: Message | undefined;
  for (const message of view.timeline?.messages ?? []) {
    const { seq, id } = message;
    const known = stored?.messages[seq - 1];
    if (known?.id !== id || known.author !== message.author)
      problem(
        'invented',
        `shows ${id} of ${message.author}, the database has ${known?.id ?? 'nothing'}`,
        seq,
      );
    if (last && seq === last.seq) problem('doubled', `shows ${id} twice in a row`, seq);
    else if (last && seq < last.seq) problem('reordered', `shows it after seq ${last.seq}`, seq);
    else if (last && seq > last.seq + 1 && !mayBeAhead(view, message))
      problem('missing', `shows ${last.seq} and then ${seq}`, last.seq + 1);
    last = message;
  }
}

/** One's own message is shown from its ack on, maybe before what others said meanwhile has arrived. */
const mayBeAhead = ({ final, user }: View, { author }: Message): boolean => !final && author === user;

function checkFinal(view: View, stored: StoredRoom | undefined, report: Report): void {
  const problem = reporter(view, report);
  const member = stored && memberOf(stored, view.user);
  if (member === undefined) {
    if (view.entry) problem('unequal', 'is shown as a room of theirs');
    if (view.timeline?.messages.length && stored?.room.kind !== 'channel')
      problem('leaked', 'still shows messages', view.timeline.messages[0]?.seq);
    return;
  }
  if (stored === undefined) return;
  const expected = {
    head: stored.head,
    read: member.read,
    unread: Math.max(0, stored.head.seq - member.read),
  };
  if (!isDeepStrictEqual(view.entry, expected))
    problem('unequal', `has ${JSON.stringify(view.entry)}, the database ${JSON.stringify(expected)}`);
  if (view.timeline) checkTimeline(view.timeline, stored, problem);
  if (view.members) checkMembers(view.members, stored, problem);
}

function checkTimeline(
  { messages, hasBefore, hasAfter }: Timeline,
  stored: StoredRoom,
  problem: ReturnType<typeof reporter>,
): void {
  const first = messages[0]?.seq ?? stored.head.seq + 1;
  const last = messages.at(-1)?.seq ?? stored.head.seq;
  if (hasAfter !== last < stored.head.seq)
    problem('missing', `says that ${hasAfter ? 'more' : 'nothing'} comes after ${last}`, stored.head.seq);
  if (hasBefore !== first > 1)
    problem('missing', `says that ${hasBefore ? 'more' : 'nothing'} comes before ${first}`, first);
  for (const message of messages) {
    const known = stored.messages[message.seq - 1];
    if (known && !isDeepStrictEqual(message, known))
      problem(
        'unequal',
        `shows ${JSON.stringify(message)}, the database has ${JSON.stringify(known)}`,
        message.seq,
      );
  }
}

function checkMembers(
  shown: NonNullable<View['members']>,
  stored: StoredRoom,
  problem: ReturnType<typeof reporter>,
): void {
  // The view is in order of name, which the database's rows do not tell: here it matters who is in.
  const brief = (members: NonNullable<View['members']>): string =>
    JSON.stringify(
      members.map(({ user, role }) => ({ user, role })).sort((a, b) => (a.user < b.user ? -1 : 1)),
    );
  const joined = stored.members.filter(({ state }) => state === 'joined');
  if (brief(shown) !== brief(joined))
    problem('unequal', `shows the members ${brief(shown)}, the database has ${brief(joined)}`);
}

const memberOf = ({ members }: StoredRoom, user: UserId): StoredRoom['members'][number] | undefined =>
  members.find((member) => member.user === user && member.state === 'joined');

/** Whoever shows anything at the end shows every room of theirs. */
function checkRooms(lines: readonly LogLine[], { rooms }: Database, report: Report): void {
  const final = lines.filter((line): line is View => line.kind === 'view' && line.final);
  const shown = new Set(final.map(({ client, room }) => `${client} ${room}`));
  const clients = new Map(final.map(({ client, user }) => [client, user]));
  for (const [client, user] of clients)
    for (const stored of rooms)
      if (memberOf(stored, user) && !shown.has(`${client} ${stored.room.id}`))
        report({ broken: 'missing', client, room: stored.room.id, what: 'is not among their rooms' });
}
