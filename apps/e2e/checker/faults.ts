import type { Message } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import { REMOVED } from './clean-history.ts';
import type { History, LineOf, LogLine, StoredRoom } from './history.ts';
import type { Broken } from './violation.ts';

/** One thing gone wrong in a history that was clean, and what the checker must call it. */
interface HistoryFault {
  readonly name: string;
  readonly broken: Broken;
  readonly put: (history: History, random: SeededRandom) => History;
}

type Kind = LogLine['kind'];

/** Some line of the kind. */
function some<K extends Kind>(history: History, kind: K, random: SeededRandom): LineOf<K> {
  const isKind = (line: LogLine): line is LineOf<K> => line.kind === kind;
  return random.pick(history.lines.filter(isKind));
}

const replaced = (history: History, line: LogLine, ...by: readonly LogLine[]): History => ({
  ...history,
  lines: history.lines.flatMap((each) => (each === line ? by : [each])),
});

function inRoom(history: History, change: (room: StoredRoom) => StoredRoom): History {
  return { ...history, database: { ...history.database, rooms: history.database.rooms.map(change) } };
}

/** Changes what one client shows at the end. */
function inView(
  history: History,
  random: SeededRandom,
  change: (messages: readonly Message[], at: number) => readonly Message[],
): History {
  const view = some(history, 'view', random);
  const messages = view.timeline?.messages ?? [];
  const at = 1 + random.below(messages.length - 2);
  const shown = { messages: change(messages, at), hasBefore: false, hasAfter: false };
  return replaced(history, view, { ...view, timeline: shown });
}

/** The same list with the two entries at and after `at` the other way round. */
function swapped<T>(list: readonly T[], at: number): readonly T[] {
  return [...list.slice(0, at), ...list.slice(at, at + 2).reverse(), ...list.slice(at + 2)];
}

/** Leaves one message out of a frame, whose revs go on as if it were there. */
function dropFromFrame(history: History, random: SeededRandom): History {
  const frame = some(history, 'frame', random);
  return replaced(history, frame, { ...frame, changes: [] });
}

/** The database ends before some acknowledged messages, as after a crash without a flush. */
function cutDatabase(history: History): History {
  return inRoom(history, (room) => {
    const messages = room.messages.slice(0, -3);
    const rev = messages.at(-1)?.rev ?? 0;
    return { ...room, messages, head: { seq: messages.length, rev } };
  });
}

/** A question is answered with less than was acknowledged before it: the ack came before the commit. */
function answerOld(history: History, random: SeededRandom): History {
  const heads = some(history, 'heads', random);
  const old = Object.fromEntries(Object.entries(heads.heads).map(([room, rev]) => [room, rev - 1]));
  return replaced(history, heads, { ...heads, heads: old });
}

/** One who was removed hears a later message. */
function leak(history: History): History {
  const frame = history.lines.findLast((line): line is LineOf<'frame'> => line.kind === 'frame');
  if (!frame) return history;
  return replaced(history, frame, frame, { ...frame, client: `${REMOVED}/1`, user: REMOVED });
}

/** Two clients are told different things of one rev. */
function tellAnother(history: History, random: SeededRandom): History {
  const frame = some(history, 'frame', random);
  const [change] = frame.changes;
  if (change?.kind !== 'message') return tellAnother(history, random);
  const other = { ...change, message: { ...change.message, text: 'something else' } };
  return replaced(history, frame, { ...frame, changes: [other] });
}

/** The sender said two things in the other order. */
function swapSender(history: History, random: SeededRandom): History {
  const first = some(history, 'sent', random);
  const second = history.lines.find(
    (line): line is LineOf<'sent'> =>
      line.kind === 'sent' && line.client === first.client && line.at > first.at,
  );
  if (!second) return swapSender(history, random);
  const moved = replaced(history, first);
  return replaced(moved, second, second, { ...first, at: second.at });
}

function refuse(history: History, random: SeededRandom): History {
  const { asked, at, client, user, room, id, ...rest } = some(history, 'acked', random);
  const line = history.lines.find((each) => each.kind === 'acked' && each.seq === rest.seq);
  if (!line) return history;
  return replaced(history, line, { kind: 'refused', asked, at, client, user, room, id, code: 'forbidden' });
}

/** A message whose outbox had it, and that never went out. */
function forgetKept(history: History, random: SeededRandom): History {
  const sent = some(history, 'sent', random);
  const { client, user, room, at } = sent;
  const id = `${sent.id.slice(0, -1)}f` as typeof sent.id;
  const text = 'never sent';
  return replaced(
    history,
    sent,
    sent,
    { kind: 'sent', client, user, room, at, id, text },
    { kind: 'kept', client, user, room, at, id },
  );
}

function miscountHead(history: History, random: SeededRandom): History {
  const view = some(history, 'view', random);
  if (!view.entry) return history;
  const head = { ...view.entry.head, rev: view.entry.head.rev - 1 };
  return replaced(history, view, { ...view, entry: { ...view.entry, head } });
}

const somePlace = (room: StoredRoom, random: SeededRandom): number =>
  1 + random.below(room.messages.length - 2);

export const historyFaults: readonly HistoryFault[] = [
  {
    name: 'one client does not show one message',
    broken: 'missing',
    put: (history, random) =>
      inView(history, random, (messages, at) => messages.filter((_, index) => index !== at)),
  },
  { name: 'one message is left out of one frame', broken: 'missing', put: dropFromFrame },
  {
    name: 'one client shows one message twice',
    broken: 'doubled',
    put: (history, random) =>
      inView(history, random, (messages, at) => [...messages.slice(0, at + 1), ...messages.slice(at)]),
  },
  {
    name: 'one message is stored twice',
    broken: 'doubled',
    put: (history) =>
      inRoom(history, (room) => {
        const seq = room.messages.length + 1;
        const again = room.messages.slice(0, 1).map((message) => ({ ...message, seq }));
        return { ...room, messages: [...room.messages, ...again], head: { ...room.head, seq } };
      }),
  },
  {
    name: 'one client shows two messages the other way round',
    broken: 'reordered',
    put: (history, random) => inView(history, random, swapped),
  },
  {
    name: 'two messages are stored the other way round',
    broken: 'reordered',
    put: (history, random) =>
      inRoom(history, (room) => ({ ...room, messages: swapped(room.messages, somePlace(room, random)) })),
  },
  { name: 'a message is acknowledged before it is committed', broken: 'stale', put: answerOld },
  { name: 'somebody who was removed hears on', broken: 'leaked', put: leak },
  {
    name: 'a seq is given to two messages',
    broken: 'reused',
    put: (history, random) =>
      inRoom(history, (room) => {
        const at = somePlace(room, random);
        const messages = room.messages.map((message, index) =>
          index === at ? { ...message, seq: message.seq - 1 } : message,
        );
        return { ...room, messages };
      }),
  },
  { name: 'a rev is given to two things', broken: 'reused', put: tellAnother },
  { name: 'acknowledged messages are gone after a restart', broken: 'lost', put: cutDatabase },
  { name: 'two messages of one sender change places', broken: 'reordered', put: swapSender },
  { name: 'a refused message is stored', broken: 'invented', put: refuse },
  { name: 'a message stays in the outbox for ever', broken: 'lost', put: forgetKept },
  {
    name: 'a message changes its text on the way',
    broken: 'invented',
    put: (history, random) =>
      inRoom(history, (room) => {
        const at = somePlace(room, random);
        const messages = room.messages.map((message, index) =>
          index === at && !message.editedAt ? { ...message, text: 'garbled' } : message,
        );
        return messages.some(({ text }) => text === 'garbled')
          ? { ...room, messages }
          : { ...room, messages: messages.map((message) => ({ ...message, text: 'garbled' })) };
      }),
  },
  { name: 'the head of one client differs in the end', broken: 'unequal', put: miscountHead },
];
