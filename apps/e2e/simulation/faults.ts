import type { ServerFrame } from '@parley/client';
import type { Commit, Write } from '@parley/core';
import type { MessageId, RoomId } from '@parley/events';
import { type SeededRandom, seededRandom, seededUuids } from '@parley/testkit';
import type { Broken } from '../checker/violation.ts';
import type { CommitFault } from './disk.ts';
import type { FanoutFault, Line } from './line.ts';
import type { Fault } from './world.ts';

/** A bug put into the running house, and what the checker may call what comes of it. */
export interface PlantedFault {
  readonly name: string;
  readonly broken: readonly Broken[];
  /** A new one for each run. */
  readonly plant: () => Fault;
}

type Changed = Extract<ServerFrame, { event: 'room:changed' }>;

/** How often the rarer of the faults happen. */
const RARELY = 0.03;

/** Does something to some of the frames that tell of changes. */
function inFrames(spoil: (frame: Changed, random: SeededRandom) => Changed): () => Fault {
  return () => {
    const random = seededRandom(1);
    return {
      fanout: (_line, frame, pass) =>
        pass(frame.event === 'room:changed' && random.chance(RARELY) ? spoil(frame, random) : frame),
    };
  };
}

const withChanges = (frame: Changed, changes: Changed['data']['changes']): Changed => ({
  ...frame,
  data: { ...frame.data, changes },
});

/** A store that forgets which messages it had: a repeated one is stored again, under another id. */
function forgetful(): CommitFault {
  const seen = new Set<MessageId>();
  const newId = seededUuids(seededRandom(2), () => 0);
  const again = (write: Write): Write => {
    if (write.kind !== 'send') return write;
    if (!seen.has(write.id)) seen.add(write.id);
    else return { ...write, id: newId() as MessageId };
    return write;
  };
  return (writes, disk) => disk.commit(writes.map(again));
}

/** A store that answers with the seq of the message before. */
const miscounting: CommitFault = async (writes, disk) => {
  const commit = await disk.commit(writes);
  const results = commit.results.map((result): Commit['results'][number] =>
    result.ok && 'seq' in result.answer && 'at' in result.answer && result.answer.seq % 10 === 0
      ? { ok: true, answer: { ...result.answer, seq: result.answer.seq - 1 } }
      : result,
  );
  return { ...commit, results };
};

/** A store that answers first and writes later, if ever. */
function hasty(): CommitFault {
  const random = seededRandom(3);
  let waiting: readonly Write[] = [];
  return async (writes, disk) => {
    const late = waiting;
    waiting = [];
    if (late.length > 0) await disk.commit(late);
    if (!random.chance(RARELY)) return disk.commit(writes);
    waiting = writes;
    return disk.preview(writes);
  };
}

/** Goes on telling rooms to the devices of who was banned, though their sockets are closed. */
function indulgent(): FanoutFault {
  const banned = new Map<Line, ReadonlySet<RoomId>>();
  return (line, frame, pass) => {
    pass(frame);
    if (frame.event === 'session:ended' && frame.data.reason === 'banned')
      banned.set(line, new Set(line.server.connection?.rooms));
    if (frame.event === 'room:changed')
      for (const [{ options }, rooms] of banned)
        if (rooms.has(frame.data.room)) options.receiver.event(frame);
  };
}

/** A server that forgets to close the sockets of who was banned. */
const lenient: CommitFault = async (writes, disk) => {
  const commit = await disk.commit(writes);
  return { ...commit, endedSessions: commit.endedSessions.filter(({ reason }) => reason !== 'banned') };
};

/** A purge that passes over the first message of each step. */
const careless: CommitFault = (writes, disk) =>
  disk.commit(
    writes.map((write) => (write.kind === 'purge' ? { ...write, seqs: write.seqs.slice(1) } : write)),
  );

/** Goes on telling a room to whoever was told to have lost it. */
function leaking(): FanoutFault {
  const lost = new Map<RoomId, Set<Line>>();
  return (line, frame, pass) => {
    pass(frame);
    if (frame.event === 'self:changed')
      for (const { room } of frame.data.lost ?? []) lost.set(room, (lost.get(room) ?? new Set()).add(line));
    if (frame.event === 'room:changed')
      for (const other of lost.get(frame.data.room) ?? []) if (other !== line) other.server.deliver(frame);
  };
}

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'one change is left out of a frame',
    broken: ['missing'],
    plant: inFrames((frame) => withChanges(frame, frame.data.changes.slice(1))),
  },
  {
    name: 'one change comes twice in a frame',
    broken: ['doubled'],
    plant: inFrames((frame) => withChanges(frame, [...frame.data.changes, ...frame.data.changes])),
  },
  {
    name: 'a message is told with another seq',
    broken: ['reused'],
    plant: inFrames((frame) =>
      withChanges(
        frame,
        frame.data.changes.map((change) =>
          change.kind === 'message'
            ? { ...change, message: { ...change.message, seq: change.message.seq + 1 } }
            : change,
        ),
      ),
    ),
  },
  {
    name: 'the store does not know a repetition',
    broken: ['doubled', 'invented'],
    plant: () => ({ commit: forgetful() }),
  },
  {
    name: 'the store answers with the wrong seq',
    broken: ['reused'],
    plant: () => ({ commit: miscounting }),
  },
  {
    name: 'the ack leaves before the commit',
    broken: ['stale', 'lost', 'reused', 'unequal'],
    plant: () => ({ commit: hasty() }),
  },
  {
    name: 'the disk loses its last commits with the power',
    broken: ['lost', 'reused'],
    plant: () => ({ forgets: 3 }),
  },
  { name: 'whoever was removed hears on', broken: ['leaked'], plant: () => ({ fanout: leaking() }) },
  { name: 'whoever was banned hears on', broken: ['leaked'], plant: () => ({ fanout: indulgent() }) },
  {
    name: 'the server leaves the sockets of who was banned open',
    broken: ['leaked'],
    plant: () => ({ commit: lenient }),
  },
  { name: 'a purge leaves something out', broken: ['undeleted'], plant: () => ({ commit: careless }) },
  {
    name: 'an outbox is read back in the wrong order',
    broken: ['reordered'],
    plant: () => ({
      outbox: (messages) => {
        const places = messages.map(({ place }) => place).sort((a, b) => b - a);
        return messages.map((message, at) => ({ ...message, place: places[at] ?? message.place }));
      },
    }),
  },
];
