/** What went over the wire, in the words of the checker. */
import type { ServerFrame } from '@parley/client';
import type { Ack, Catchup, CommandName, MessageId, Reply, Request, RoomId } from '@parley/events';
import type { LogEvent } from '../checker/history.ts';

/** What the log says of an event of the server; nothing of what is volatile. */
export function heard(frame: ServerFrame): readonly LogEvent[] {
  switch (frame.event) {
    case 'session:welcomed':
      return [{ kind: 'connected', epoch: frame.data.epoch }];
    case 'session:ended':
      return [{ kind: 'ended', reason: frame.data.reason }];
    case 'room:changed': {
      const { room, from, to, changes } = frame.data;
      return [{ kind: 'frame', room, from, to, changes }];
    }
    case 'self:changed': {
      const { gained = [], lost = [] } = frame.data;
      return [
        ...gained.map(({ room, head }): LogEvent => ({ kind: 'gained', room: room.id, head })),
        ...lost.map(({ room, reason }): LogEvent => ({ kind: 'lost', room, reason })),
      ];
    }
    case 'session:resync':
    case 'user:changed':
    case 'typing:changed':
    case 'presence:changed':
    case 'server:timed':
      return [];
  }
}

interface Question<N extends CommandName> {
  readonly data: Request<N>;
  /** When it left. */
  readonly asked: number;
}

type Loggers = {
  readonly [N in CommandName]?: (question: Question<N>, reply: Reply<N>) => readonly LogEvent[];
};

// A request carries ids as plain strings; these were branded before they went out.
const roomOf = (id: string): RoomId => id as RoomId;
const idOf = (id: string): MessageId => id as MessageId;

function caughtUp(room: RoomId, since: number, catchup: Catchup, asked: number): LogEvent {
  if (catchup.kind === 'reset') return page(room, catchup.page, asked);
  const { to, more, changes } = catchup;
  return { kind: 'caughtUp', room, since, to, more, changes, asked };
}

const page = (
  room: RoomId,
  { rev, messages, hasBefore, hasAfter }: Reply<'room:history'>,
  asked: number,
): LogEvent => ({ kind: 'page', room, rev, messages, hasBefore, hasAfter, asked });

/** A command that answers with the rev of what it changed. */
const done =
  <N extends CommandName>(command: N) =>
  ({ data, asked }: { data: { readonly room: string }; asked: number }, { rev }: { rev: number }) => [
    { kind: 'done', command, room: roomOf(data.room), rev, asked } as const,
  ];

const loggers: Loggers = {
  'message:send': ({ data, asked }, { seq, rev }) => [
    { kind: 'acked', room: roomOf(data.room), id: idOf(data.id), seq, rev, asked },
  ],
  'message:edit': done('message:edit'),
  'message:delete': done('message:delete'),
  'message:react': done('message:react'),
  'room:leave': done('room:leave'),
  'room:invite': done('room:invite'),
  'room:remove': done('room:remove'),
  'room:update': ({ data, asked }, { room }) => [
    { kind: 'done', command: 'room:update', room: roomOf(data.room), rev: room.rev, asked },
  ],
  'session:sync': ({ data, asked }, { rooms, catchups }) => [
    { kind: 'synced', rooms: rooms.map(({ room, head }) => ({ room: room.id, head })), asked },
    ...Object.entries(catchups).map(([room, catchup]) =>
      caughtUp(roomOf(room), data.cursors?.[room] ?? 0, catchup, asked),
    ),
  ],
  'session:heads': ({ asked }, { heads }) => [{ kind: 'heads', heads, asked }],
  'room:catchup': ({ data, asked }, reply) => [caughtUp(roomOf(data.room), data.since, reply, asked)],
  'room:history': ({ data, asked }, reply) => [page(roomOf(data.room), reply, asked)],
};

/** What the log says of an answer. */
export function answered<N extends CommandName>(
  command: N,
  question: Question<N>,
  ack: Ack<Reply<N>>,
): readonly LogEvent[] {
  if (ack.ok) return loggers[command]?.(question, ack.data) ?? [];
  const message = messageOf(command, question.data);
  if (!message) return [];
  return [{ kind: 'refused', ...message, code: ack.error.code, asked: question.asked }];
}

/** What the log says of a question whose answer will not come. */
export function unanswered<N extends CommandName>(
  command: N,
  { data, asked }: Question<N>,
): readonly LogEvent[] {
  const message = messageOf(command, data);
  return message ? [{ kind: 'unanswered', ...message, asked }] : [];
}

/** The message that a command sends, if it sends one. */
function messageOf(
  command: CommandName,
  data: object,
): { readonly room: RoomId; readonly id: MessageId } | undefined {
  if (command !== 'message:send') return undefined;
  const { room, id } = data as Request<'message:send'>;
  return { room: roomOf(room), id: idOf(id) };
}
