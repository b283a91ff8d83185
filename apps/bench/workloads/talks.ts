import type { Crowd, Manners } from '../generator/crowd.ts';
import { type Load, saturate, talkSteadily } from '../generator/load.ts';
import type { Size, SystemName } from '../systems/system.ts';
import { type Figures, measureTalk } from './measure.ts';
import type { Column, Session, Workload } from './workload.ts';

/** ngircd tells everybody in a channel of everybody who joins; where thousands come at once it resets connections. */
const ofThousands: readonly SystemName[] = ['parley', 'parley-ws', 'socket.io', 'ws'];
const everyone: readonly SystemName[] = [...ofThousands, 'ngircd'];

/** Messages on their way at a time when a room of 500 is saturated: one from each. */
const SATURATING = 500;
const ROOM = 500;

/** Messages a second of one person at most, if hardly anybody is there. */
const PER_PERSON = 4;

const columns = {
  deliveries: { figure: 'deliveriesPerSecond', title: 'deliveries/s', digits: 0 },
  cpu: { figure: 'cpuMicrosecondsPerDelivery', title: 'server CPU µs/delivery', digits: 2 },
  perCpu: { figure: 'deliveriesPerCpuSecond', title: 'deliveries/CPU s', digits: 0 },
  batch: { figure: 'messagesPerFrame', title: 'messages/frame', digits: 1 },
  ackMedian: { figure: 'ackMedianMs', title: 'ack median ms', digits: 2 },
  ackLate: { figure: 'ackP99Ms', title: 'ack p99 ms', digits: 2 },
  median: { figure: 'deliveryMedianMs', title: 'delivery median ms', digits: 2 },
  late: { figure: 'deliveryP99Ms', title: 'delivery p99 ms', digits: 2 },
  acks: { figure: 'acksPerSecond', title: 'acked sends/s', digits: 0 },
  server: { figure: 'serverCpu', title: 'server cores', digits: 2 },
  generator: { figure: 'generatorCpu', title: 'generator cores', digits: 2 },
  memory: { figure: 'memoryGrowthMib', title: 'memory growth MiB', digits: 1 },
} as const satisfies Record<string, Column>;

const { deliveries, cpu, perCpu, batch, ackMedian, ackLate, median, late, acks, server, generator, memory } =
  columns;

interface TalkWorkload extends Omit<Workload, 'run'> {
  readonly size: Size;
  readonly load: (crowd: Crowd, session: Session) => Load;
  readonly manners?: Manners;
}

const talk = ({ size, load, manners, ...about }: TalkWorkload): Workload => ({
  ...about,
  run: (system, session) =>
    measureTalk(
      {
        system,
        size: { rooms: few(size.rooms, session), membersPerRoom: few(size.membersPerRoom, session) },
        load: (crowd) => load(crowd, session),
        warmUp: session.scale.warmUp,
        seconds: session.scale.seconds,
        manners,
      },
      session,
    ),
});

const few = (count: number, { scale }: Session): number => (count > 10 ? scale.of(count) : count);

/** What plain Socket.IO can do in a room of 500, in messages a second; measured when it was not yet. */
async function limitOfSocketIo(session: Session): Promise<number> {
  const found = session.found('saturation', 'socket.io', 'acksPerSecond');
  if (found !== undefined) return found;
  const { plainSocketIo } = await import('../systems/baselines.ts');
  const { acksPerSecond }: Figures = await saturation.run(plainSocketIo, session);
  return acksPerSecond ?? Number.NaN;
}

const saturation = talk({
  name: 'saturation',
  title: 'A room of 500, as fast as it goes',
  systems: [...everyone, 'socket.io-stored'],
  size: { rooms: 1, membersPerRoom: ROOM },
  load: (crowd, { scale }) => saturate(crowd, scale.of(SATURATING)),
  columns: [deliveries, cpu, batch, median, late, server, generator],
});

const half: Workload = {
  name: 'half',
  title: 'A room of 500 at half of what plain Socket.IO can do',
  systems: everyone,
  columns: [deliveries, median, late, ackMedian, ackLate, server, generator],
  run: async (system, session) => {
    const limit = (await limitOfSocketIo(session)) / 2;
    const perSecond = Math.min(limit, session.scale.of(ROOM) * PER_PERSON);
    return talk({
      ...half,
      size: { rooms: 1, membersPerRoom: ROOM },
      load: (crowd) => talkSteadily(crowd, perSecond),
    }).run(system, session);
  },
};

/** A room in which much is said: the slow reader's share must be more than the system's own buffers take. */
const busyRoom = { size: { rooms: 1, membersPerRoom: 100 }, perSecond: 300, textLength: 4_000 };

export const talks: readonly Workload[] = [
  talk({
    name: 'quiet',
    title: 'A quiet room of 500: 50 messages/s',
    systems: everyone,
    size: { rooms: 1, membersPerRoom: ROOM },
    load: (crowd) => talkSteadily(crowd, 50),
    columns: [cpu, ackMedian, ackLate, median, late, batch, server],
  }),
  saturation,
  half,
  talk({
    name: 'many-rooms',
    title: '1,000 people in 100 rooms of 10, each 2 messages/s',
    systems: everyone,
    size: { rooms: 100, membersPerRoom: 10 },
    load: (crowd) => talkSteadily(crowd, 2 * crowd.everybody.length),
    columns: [perCpu, deliveries, ackMedian, ackLate, median, late, server, generator],
  }),
  talk({
    name: 'large-room',
    title: 'A room of 5,000: 10 messages/s',
    systems: ofThousands,
    size: { rooms: 1, membersPerRoom: 5_000 },
    load: (crowd) => talkSteadily(crowd, 10),
    columns: [cpu, ackMedian, ackLate, median, late, server, generator],
  }),
  talk({
    name: 'acked',
    title: '100 people who each send on, to a room of their own, ten at a time',
    systems: ['parley', 'parley-ws', 'socket.io-stored', 'socket.io'],
    size: { rooms: 100, membersPerRoom: 1 },
    load: (crowd) => saturate(crowd, 10),
    columns: [acks, ackMedian, ackLate, server, generator],
  }),
  talk({
    name: 'all-read',
    title: 'A busy room of 100, in which everybody reads',
    systems: ['parley', 'socket.io'],
    size: busyRoom.size,
    manners: { textLength: busyRoom.textLength },
    load: (crowd) => talkSteadily(crowd, busyRoom.perSecond),
    columns: [median, late, memory, server],
  }),
  talk({
    name: 'one-never-reads',
    title: 'The same, and one of the 100 never reads',
    systems: ['parley', 'socket.io'],
    size: busyRoom.size,
    manners: { textLength: busyRoom.textLength, stalled: 1 },
    load: (crowd) => talkSteadily(crowd, busyRoom.perSecond),
    columns: [median, late, memory, server],
  }),
];
