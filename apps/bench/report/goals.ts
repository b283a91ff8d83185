import type { SystemName } from '../systems/system.ts';
import type { Results } from './results.ts';

interface Side {
  readonly workload: string;
  readonly system: SystemName;
  readonly figure: string;
}

/** A figure of Parley against one of another system, or an own one; `at least` or `at most` a number. */
interface Goal {
  readonly title: string;
  readonly of: Side;
  readonly against?: Side;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What became of a goal. */
export interface Verdict {
  readonly title: string;
  readonly against: string;
  readonly wanted: string;
  readonly value: number;
  readonly isMet: boolean;
}

const side = (workload: string, system: SystemName, figure: string): Side => ({ workload, system, figure });

/** The same figure of Parley and of another system. */
const versus = (workload: string, figure: string, other: SystemName) => ({
  of: side(workload, 'parley', figure),
  against: side(workload, other, figure),
});

const goals: readonly Goal[] = [
  {
    title: 'deliveries/s at saturation, room of 500',
    ...versus('saturation', 'deliveriesPerSecond', 'socket.io'),
    atLeast: 5,
  },
  {
    title: 'deliveries/s at saturation, room of 500',
    ...versus('saturation', 'deliveriesPerSecond', 'ngircd'),
    atLeast: 1,
  },
  {
    title: 'server CPU per delivery, quiet room of 500',
    ...versus('quiet', 'cpuMicrosecondsPerDelivery', 'socket.io'),
    atMost: 0.75,
  },
  {
    title: 'p99 delivery at half of plain Socket.IO’s limit',
    ...versus('half', 'deliveryP99Ms', 'socket.io'),
    atMost: 1,
  },
  {
    title: '100 rooms of 10: deliveries per CPU second',
    ...versus('many-rooms', 'deliveriesPerCpuSecond', 'socket.io'),
    atLeast: 1,
  },
  {
    title: 'acked durable sends/s from 100 senders',
    ...versus('acked', 'acksPerSecond', 'socket.io-stored'),
    atLeast: 5,
  },
  {
    title: 'memory per idle authenticated connection',
    ...versus('idle', 'kibPerConnection', 'socket.io'),
    atMost: 1,
  },
  {
    title: 'reconnect storm of 2,000: seconds until all are caught up',
    of: side('storm', 'parley', 'caughtUpSeconds'),
    atMost: 5,
  },
  {
    title: 'reconnect storm of 2,000: database queries per client',
    of: side('storm', 'parley', 'queriesPerClient'),
    atMost: 0.05,
  },
  {
    title: 'a page of history with 1,000,000 messages',
    of: side('reads', 'parley', 'historyManyMs'),
    against: side('reads', 'parley', 'historyFewMs'),
    atMost: 2,
  },
  {
    title: 'a catch-up with 1,000,000 messages',
    of: side('reads', 'parley', 'catchUpManyMs'),
    against: side('reads', 'parley', 'catchUpFewMs'),
    atMost: 2,
  },
  {
    title: 'a search for a common term in 1,000,000 messages',
    of: side('reads', 'parley', 'commonManyMs'),
    against: side('reads', 'parley', 'commonFewMs'),
    atMost: 2,
  },
  {
    title: 'a search for a rare term in 1,000,000 messages',
    of: side('reads', 'parley', 'rareManyMs'),
    against: side('reads', 'parley', 'rareFewMs'),
    atMost: 2,
  },
  {
    title: 'a search for a term that is nowhere in 1,000,000 messages',
    of: side('reads', 'parley', 'absentManyMs'),
    against: side('reads', 'parley', 'absentFewMs'),
    atMost: 2,
  },
  {
    title: 'a search for a term in one room in 1,000,000 messages',
    of: side('reads', 'parley', 'inRoomManyMs'),
    against: side('reads', 'parley', 'inRoomFewMs'),
    atMost: 2,
  },
  {
    title: 'one of 100 never reads: p99 delivery of the others',
    of: side('one-never-reads', 'parley', 'deliveryP99Ms'),
    against: side('all-read', 'parley', 'deliveryP99Ms'),
    atMost: 1.1,
  },
];

/** How Parley stands, as far as it was measured. */
export function judge(results: Results): readonly Verdict[] {
  return goals.flatMap((goal) => {
    const value = ratioOf(goal, results);
    return value === undefined ? [] : [verdict(goal, value)];
  });
}

function ratioOf({ of, against }: Goal, results: Results): number | undefined {
  const own = results.median(of.workload, of.system, of.figure);
  if (!against || own === undefined) return own;
  const other = results.median(against.workload, against.system, against.figure);
  return other === undefined ? undefined : own / other;
}

function verdict({ title, of, against, atLeast, atMost }: Goal, value: number): Verdict {
  return {
    title,
    against: against
      ? against.system + (against.workload === of.workload ? '' : `, ${against.workload}`)
      : '',
    wanted: atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`,
    value,
    isMet: value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity),
  };
}
