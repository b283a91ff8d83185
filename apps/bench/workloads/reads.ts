import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageId, Reply, RoomId, UserId } from '@parley/events';
import { SqliteStore } from '@parley/storage';
import { v7 as uuidV7 } from 'uuid';
import { textOf } from '../dialects/dialect.ts';
import { parleySocketIo } from '../dialects/parley.ts';
import { Histogram } from '../generator/histogram.ts';
import { Member } from '../generator/member.ts';
import { Tally } from '../generator/tally.ts';
import { signInOne, startParley } from '../systems/parley.ts';
import type { Conditions } from '../systems/system.ts';
import type { Session, Workload } from './workload.ts';

const FEW = 1_000;
const MANY = 1_000_000;
const ASKED = 400;
const ASKED_SMALL = 20;
const PAGE = 50;
/** Changes that somebody is behind. */
const BEHIND = 300;
/** Messages of one commit while a room is filled. */
const BATCH = 1_000;

/** A room with many messages on the disk. */
interface Place {
  readonly folder: string;
  readonly room: RoomId;
  readonly cookie: string;
  readonly messages: number;
}

/** Filled once for all repetitions, by size. */
const places = new Map<number, Promise<Place>>();

/** Reading must not become slower with what is stored. There is no search to measure yet. */
export const reads: Workload = {
  name: 'reads',
  title: 'A page of history and a catch-up, with 1,000 and with 1,000,000 messages in the room',
  systems: ['parley'],
  columns: [
    { figure: 'historyFewMs', title: 'history ms, 1,000', digits: 3 },
    { figure: 'historyManyMs', title: 'history ms, 1,000,000', digits: 3 },
    { figure: 'catchUpFewMs', title: 'catch-up ms, 1,000', digits: 3 },
    { figure: 'catchUpManyMs', title: 'catch-up ms, 1,000,000', digits: 3 },
  ],
  run: async (_system, session) => {
    const isFull = session.scale.name === 'full';
    const few = await readFrom(await placeWith(FEW, session), session);
    const many = await readFrom(await placeWith(isFull ? MANY : 2 * FEW, session), session);
    return {
      historyFewMs: few.history,
      historyManyMs: many.history,
      catchUpFewMs: few.catchUp,
      catchUpManyMs: many.catchUp,
      historyRatio: many.history / few.history,
      catchUpRatio: many.catchUp / few.catchUp,
    };
  },
};

/** Deletes what was filled. */
export async function forgetPlaces(): Promise<void> {
  for (const place of places.values()) rmSync((await place).folder, { recursive: true, force: true });
  places.clear();
}

function placeWith(messages: number, conditions: Conditions): Promise<Place> {
  const known = places.get(messages) ?? fill(messages, conditions);
  places.set(messages, known);
  return known;
}

async function fill(messages: number, conditions: Conditions): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-reads-'));
  const server = await startParley(folder, conditions);
  const { cookie, id, name } = await signInOne(server.port, 'reader');
  const member = await enter({ name, cookie, room: '' }, server.port);
  const created = await member.ask('room:create', { kind: 'private', name: 'much' });
  member.leave();
  await server.stop();
  const room = (created as { data: Reply<'room:create'> }).data.entry.room.id;

  const store = new SqliteStore({ file: join(folder, 'parley.db') });
  await store.open();
  const actor = id as UserId;
  for (let number = 0; number < messages; number += BATCH)
    await store.commit(
      Array.from({ length: Math.min(BATCH, messages - number) }, (_, at) => ({
        kind: 'send',
        actor,
        at: number + at,
        room,
        id: uuidV7() as MessageId,
        text: textOf({ sender: 0, number: number + at }),
      })),
    );
  await store.close();
  return { folder, room, cookie, messages };
}

async function readFrom(
  { folder, room, cookie, messages }: Place,
  session: Session,
): Promise<{ history: number; catchUp: number }> {
  const server = await startParley(folder, session);
  const asked = session.scale.name === 'full' ? ASKED : ASKED_SMALL;
  const member = await enter({ name: 'reader', cookie, room }, server.port);
  try {
    // Places all over the room, the same in each repetition.
    const place = (at: number): number => 1 + ((at * 7_919) % messages);
    const history = await medianOf(asked, (at) =>
      member.ask('room:history', { room, before: place(at) + PAGE, limit: PAGE }),
    );
    const heads = await member.ask('session:sync', {});
    const { rooms } = (heads as { data: Reply<'session:sync'> }).data;
    const rev = rooms.find((entry) => entry.room.id === room)?.head.rev ?? 0;
    const catchUp = await medianOf(asked, (at) =>
      member.ask('room:catchup', { room, since: rev - BEHIND - (at % 50) }),
    );
    return { history, catchUp };
  } finally {
    member.leave();
    await server.stop();
  }
}

async function medianOf(asked: number, ask: (at: number) => Promise<unknown>): Promise<number> {
  const times = new Histogram();
  for (let at = 0; at < asked; at += 1) {
    const start = performance.now();
    await ask(at);
    times.addMs(performance.now() - start);
  }
  return times.percentile(0.5);
}

async function enter(person: Member['person'], port: number): Promise<Member> {
  const member = new Member({ index: 0, person, dialect: parleySocketIo, port, tally: new Tally() });
  await member.enter();
  return member;
}
