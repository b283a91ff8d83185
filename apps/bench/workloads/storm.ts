import { setTimeout as pause } from 'node:timers/promises';
import type { Reply, Request } from '@parley/events';
import { Crowd, inTurns } from '../generator/crowd.ts';
import { drain, type Load, talkSteadily } from '../generator/load.ts';
import { Member } from '../generator/member.ts';
import { Tally } from '../generator/tally.ts';
import { METRICS_TOKEN } from '../systems/parley.ts';
import type { Venue } from '../systems/system.ts';
import { type Figures, Lossy, watch } from './measure.ts';
import type { Session, Workload } from './workload.ts';

const ROOMS = 20;
const ROOM = 100;
/** Of each room so many stay, and talk all the time. */
const STAYING = 2;
const TALK_PER_SECOND = 40;

type Sync = Reply<'session:sync'>;

/** Where somebody was when their line broke. */
interface Left {
  readonly member: Member;
  readonly cursors: Request<'session:sync'>;
}

/** All but a few lose their connection in one moment, and come back in one moment: nobody waits for their turn. */
export const storm: Workload = {
  name: 'storm',
  title: '2,000 people come back in the same moment, while others talk',
  systems: ['parley', 'parley-ws'],
  columns: [
    { figure: 'caughtUpSeconds', title: 'all caught up after s', digits: 2 },
    { figure: 'clients', title: 'clients', digits: 0 },
    { figure: 'queriesPerClient', title: 'database queries/client', digits: 3 },
    { figure: 'calmP99Ms', title: 'talk p99 ms before', digits: 2 },
    { figure: 'stormMedianMs', title: 'talk median ms during', digits: 2 },
    { figure: 'stormP99Ms', title: 'talk p99 ms during', digits: 2 },
  ],
  run: async (system, session) => {
    const size = { rooms: session.scale.of(ROOMS), membersPerRoom: session.scale.of(ROOM) + STAYING };
    const venue = await system.open(size, { ...session, metrics: true });
    const staying = new Crowd({
      ...venue.guests,
      rooms: venue.guests.rooms.map((people) => people.slice(0, STAYING)),
    });
    try {
      return await strike(venue, staying, session);
    } finally {
      staying.leave();
      await venue.close();
    }
  },
};

async function strike(venue: Venue, staying: Crowd, { scale }: Session): Promise<Figures> {
  await staying.enter();
  const talking = talkSteadily(staying, TALK_PER_SECOND);
  try {
    return await comeAndGo(venue, staying, talking, scale);
  } finally {
    talking.stop();
  }
}

async function comeAndGo(
  venue: Venue,
  staying: Crowd,
  talking: Load,
  scale: Session['scale'],
): Promise<Figures> {
  const away = await arrive(venue);
  const calm = await watch(scale.seconds, venue, staying);
  for (const { member } of away) member.leave();
  // Something to catch up with.
  await pause(scale.seconds * 500);

  const queries = await queriesOf(venue);
  staying.tally.forgetTimes();
  staying.tally.recording = true;
  const start = performance.now();
  const back = await comeBack(venue, away);
  const caughtUpSeconds = (performance.now() - start) / 1_000;
  staying.tally.recording = false;
  const asked = (await queriesOf(venue)) - queries;
  talking.stop();
  await drain(staying);
  for (const member of back) member.leave();
  if (staying.tally.problems.length > 0) throw new Lossy(staying.tally.problems.join('; '));
  return {
    caughtUpSeconds,
    clients: away.length,
    queriesPerClient: asked / away.length,
    calmP99Ms: calm['deliveryP99Ms'] ?? Number.NaN,
    stormMedianMs: staying.tally.delivery.percentile(0.5),
    stormP99Ms: staying.tally.delivery.percentile(0.99),
  };
}

const newMember = ({ guests: { port, dialect } }: Venue, person: Member['person']): Member =>
  new Member({ index: 0, person, dialect, port, tally: new Tally() });

/** Everybody but those who stay comes, and syncs for the first time. */
async function arrive(venue: Venue): Promise<readonly Left[]> {
  const left: Left[] = [];
  const people = venue.guests.rooms.flatMap((room) => room.slice(STAYING));
  await inTurns(people, 32, async (person) => {
    const member = newMember(venue, person);
    await member.enter();
    const { epoch, rooms } = await sync(member, {});
    const cursors = Object.fromEntries(rooms.map(({ room, head }) => [room.id, head.rev]));
    left.push({ member, cursors: { epoch, cursors } });
  });
  return left;
}

/** Everybody at once, without the pauses of chance that a real client makes. */
async function comeBack(venue: Venue, away: readonly Left[]): Promise<readonly Member[]> {
  return Promise.all(
    away.map(async ({ member: { person }, cursors: known }) => {
      const member = newMember(venue, person);
      await member.enter();
      const { rooms, catchups } = await sync(member, known);
      for (const { room, head } of rooms) {
        const had = known.cursors?.[room.id] ?? 0;
        const reached = catchups[room.id]?.kind === 'changes' ? catchups[room.id] : undefined;
        const start = reached && 'to' in reached ? reached.to : had;
        const to = room.id === person.room ? followed(start, member) : start;
        if (to < head.rev) throw new Lossy(`somebody was not caught up: at ${to} of ${head.rev}`);
      }
      return member;
    }),
  );
}

/** How far the frames that came before the answer lead on from `start` without a gap: while some return, others talk. */
const followed = (start: number, { frames }: Member): number =>
  frames.reduce((place, { from, to }) => (from <= place && to > place ? to : place), start);

async function sync(member: Member, request: Request<'session:sync'>): Promise<Sync> {
  const ack = await member.ask('session:sync', request);
  return (ack as { data: Sync }).data;
}

/** How often the database was asked so far, by the server's own count. */
async function queriesOf({ server }: Venue): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${server.port}/metrics`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  const text = await response.text();
  const counts = [...text.matchAll(/^parley_store_reads_total\{[^}]*\} (\d+)/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
