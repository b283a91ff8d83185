import type { Message, MessageId, RoomId, UserId } from '@parley/events';
import type { ClientName, Database, History, LineOf, LogLine } from './history.ts';
import type { Report } from './violation.ts';

interface Stored extends Message {
  readonly room: RoomId;
}

/** What is known of one message from its sender's side. */
interface Sent {
  readonly client: ClientName;
  readonly user: UserId;
  readonly room: RoomId;
  readonly id: MessageId;
  readonly text: string;
  /** Greatest seq of its room that was acknowledged to anybody before it was first sent. */
  readonly after: number;
  /** Its place among what its client sent: that of the last time its person did. */
  place: number;
  kept: boolean;
  /** An attempt of which nobody knows what became: from then on it may be stored. */
  open: boolean;
  /** Refused, without such an attempt before: it must not be stored. */
  refused: boolean;
  /** Its person sent it again after it may have been stored. */
  ambiguous: boolean;
  discarded: boolean;
  acked: LineOf<'acked'> | undefined;
}

/** Acknowledged means stored exactly once, at that place; refused means not stored; each sender's order is kept. */
export function checkSends({ lines, database }: History, report: Report): void {
  const stored = byId(database);
  const sent = collect(lines, report);
  for (const message of sent.values()) checkFate(message, stored.get(message.id), report);
  checkOrder([...sent.values()], stored, report);
  checkOrigin(lines, sent, stored, report);
  checkCommands(lines, database, report);
}

function byId({ rooms }: Database): ReadonlyMap<MessageId, Stored> {
  return new Map(
    rooms.flatMap(({ room, messages }) =>
      messages.map((message): [MessageId, Stored] => [message.id, { ...message, room: room.id }]),
    ),
  );
}

/** Codes that say for certain that a command had no effect. */
const certain = new Set(['invalid', 'forbidden', 'not_found', 'conflict', 'too_large', 'rate_limited']);
/** Of these the ones after which the outbox gives up and asks its person. */
const final = new Set(['invalid', 'forbidden', 'not_found', 'conflict', 'too_large', 'internal']);

function collect(lines: readonly LogLine[], report: Report): ReadonlyMap<MessageId, Sent> {
  const sent = new Map<MessageId, Sent>();
  const heads = new Map<RoomId, number>();
  lines.forEach((line, place) => {
    if (line.kind === 'sent') return collectSent(line, place, sent, heads.get(line.room) ?? 0);
    if (!('id' in line)) return;
    const message = sent.get(line.id);
    if (line.kind === 'acked') heads.set(line.room, Math.max(heads.get(line.room) ?? 0, line.seq));
    if (message === undefined)
      report({
        broken: 'invented',
        client: line.client,
        room: line.room,
        what: `${line.kind} ${line.id}, which was never sent`,
      });
    else collectOutcome(line, message, report);
  });
  return sent;
}

function collectSent(line: LineOf<'sent'>, place: number, sent: Map<MessageId, Sent>, after: number): void {
  const { client, user, room, id, text } = line;
  const known = sent.get(id);
  if (known) {
    known.place = place;
    known.ambiguous ||= known.open;
    known.refused = false;
    return;
  }
  const nothing = { kept: false, open: false, refused: false, ambiguous: false, discarded: false };
  sent.set(id, { client, user, room, id, text, after, place, ...nothing, acked: undefined });
}

function collectOutcome(
  line: LineOf<'kept' | 'discarded' | 'acked' | 'refused' | 'unanswered'>,
  message: Sent,
  report: Report,
): void {
  switch (line.kind) {
    case 'kept':
      message.kept = true;
      return;
    case 'discarded':
      message.discarded = true;
      return;
    case 'unanswered':
      message.open = true;
      return;
    case 'refused':
      if (!certain.has(line.code)) message.open = true;
      if (final.has(line.code)) message.refused = true;
      return;
    case 'acked':
      if (message.acked && (message.acked.seq !== line.seq || message.acked.rev !== line.rev))
        report({
          broken: 'doubled',
          client: line.client,
          room: line.room,
          seq: line.seq,
          what: `message ${line.id} was acknowledged as seq ${message.acked.seq} rev ${message.acked.rev} and as seq ${line.seq} rev ${line.rev}`,
        });
      // The outbox could not write down that it was refused, and tried again in its next life.
      message.ambiguous ||= message.refused;
      message.acked = line;
  }
}

function checkFate(message: Sent, stored: Stored | undefined, report: Report): void {
  const { client, room, id, acked } = message;
  if (acked) return checkAcked(message, acked, stored, report);
  if (stored && message.refused && !message.open)
    report({ broken: 'invented', client, room, seq: stored.seq, what: `${id} was refused, and is stored` });
  if (!stored && message.kept && !message.refused && !message.discarded)
    report({
      broken: 'lost',
      client,
      room,
      what: `${id} was kept by the outbox and neither sent nor refused`,
    });
}

function checkAcked(
  { client, room, id, text }: Sent,
  { seq, rev }: LineOf<'acked'>,
  stored: Stored | undefined,
  report: Report,
): void {
  const problem = (broken: 'lost' | 'reused' | 'invented', what: string) =>
    report({ broken, client, room, seq, what: `message ${id} ${what}` });
  if (!stored) return problem('lost', 'was acknowledged and is not in the database');
  const isAsSent = stored.editedAt === undefined && stored.deleted === undefined;
  if (stored.room !== room) problem('reused', `is in room ${stored.room}`);
  else if (stored.seq !== seq) problem('reused', `was acknowledged with this seq and has ${stored.seq}`);
  else if (isAsSent ? stored.rev !== rev : stored.rev <= rev)
    problem('reused', `was acknowledged with rev ${rev} and has ${stored.rev}`);
  if (isAsSent && stored.text !== text) problem('invented', 'has another text than the one that was sent');
}

/** In the order of their client, and after everything that was acknowledged before they were sent. */
function checkOrder(sent: readonly Sent[], stored: ReadonlyMap<MessageId, Stored>, report: Report): void {
  const last = new Map<string, { readonly id: MessageId; readonly seq: number }>();
  for (const { client, room, id, after, ambiguous } of [...sent].sort((a, b) => a.place - b.place)) {
    const { seq } = stored.get(id) ?? {};
    if (seq === undefined) continue;
    if (seq <= after)
      report({
        broken: 'reordered',
        client,
        room,
        seq,
        what: `was sent after seq ${after} was acknowledged`,
      });
    if (ambiguous) continue;
    const lane = `${client} ${room}`;
    const before = last.get(lane);
    if (before && before.seq > seq)
      report({
        broken: 'reordered',
        client,
        room,
        seq,
        what: `${id} was sent after ${before.id}, which has ${before.seq}`,
      });
    last.set(lane, { id, seq });
  }
}

/** Every stored message of somebody whose clients were logged was sent by one of them. */
function checkOrigin(
  lines: readonly LogLine[],
  sent: ReadonlyMap<MessageId, Sent>,
  stored: ReadonlyMap<MessageId, Stored>,
  report: Report,
): void {
  const logged = new Set(lines.map(({ user }) => user));
  for (const { id, author, room, seq } of stored.values()) {
    if (!logged.has(author)) continue;
    const origin = sent.get(id);
    const said = origin ? `was sent by ${origin.user} to ${origin.room}` : 'was never sent';
    if (origin?.user !== author || origin.room !== room)
      report({ broken: 'invented', room, seq, what: `${id} of ${author} ${said}` });
  }
}

/** Every other command that was acknowledged lies within its room. */
function checkCommands(lines: readonly LogLine[], { rooms }: Database, report: Report): void {
  const heads = new Map(rooms.map(({ room, head }) => [room.id, head.rev]));
  for (const line of lines) {
    if (line.kind !== 'done' || line.rev <= (heads.get(line.room) ?? 0)) continue;
    const { client, room, command, rev } = line;
    report({
      broken: 'lost',
      client,
      room,
      what: `${command} was acknowledged with rev ${rev}, after the end`,
    });
  }
}
