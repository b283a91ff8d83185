import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
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
/** When nothing has changed for so long, the store has nothing left to do. */
const RESTED_MS = 1_500;
/** Results of a page of a search. */
const FOUND = 20;
/** Changes that somebody is behind. */
const BEHIND = 300;
/** Messages of one commit while a room is filled. */
const BATCH = 1_000;

/** What is searched for: in every message, in three, in none, and in every message again but asked of its room. */
const RARE = 'quaggas';
const searches = {
  common: { query: 'brown' },
  rare: { query: RARE },
  absent: { query: 'zyzzyva' },
  inRoom: { query: 'brown', inRoom: true },
} as const;

type Sought = keyof typeof searches;
const sought = Object.keys(searches) as readonly Sought[];
const titles: Readonly<Record<Sought, string>> = {
  common: 'common term',
  rare: 'rare term',
  absent: 'absent term',
  inRoom: 'term in one room',
};

/** A room with many messages on the disk. */
interface Place {
  readonly folder: string;
  readonly room: RoomId;
  readonly cookie: string;
  readonly messages: number;
}

/** Filled once for all repetitions, by size. */
const places = new Map<number, Promise<Place>>();

/** Reading and finding must not become slower with what is stored. */
export const reads: Workload = {
  name: 'reads',
  title: 'A page of history, a catch-up and searches, with 1,000 and with 1,000,000 messages in the room',
  systems: ['parley'],
  columns: [
    { figure: 'historyFewMs', title: 'history ms, 1,000', digits: 3 },
    { figure: 'historyManyMs', title: 'history ms, 1,000,000', digits: 3 },
    { figure: 'catchUpFewMs', title: 'catch-up ms, 1,000', digits: 3 },
    { figure: 'catchUpManyMs', title: 'catch-up ms, 1,000,000', digits: 3 },
    ...sought.flatMap((what) => [
      { figure: `${what}FewMs`, title: `${titles[what]} ms, 1,000`, digits: 3 },
      { figure: `${what}ManyMs`, title: `${titles[what]} ms, 1,000,000`, digits: 3 },
    ]),
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
      ...Object.fromEntries(
        sought.flatMap((what) => [
          [`${what}FewMs`, few.searches[what]],
          [`${what}ManyMs`, many.searches[what]],
          [`${what}Ratio`, many.searches[what] / few.searches[what]],
        ]),
      ),
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
        text: textFor(number + at, messages),
      })),
    );
  await indexed(join(folder, 'parley.db'));
  await store.close();
  return { folder, room, cookie, messages };
}

/** A text of the usual length; three of them, a third of the room apart, hold the rare word. */
const textFor = (number: number, messages: number): string =>
  textOf({ sender: 0, number }) + (number % Math.floor(messages / 3) === 7 ? ` ${RARE}` : '');

/**
 * Search has its index behind the commits, and puts its parts together when nobody asks; what that costs is not what is
 * measured here.
 */
async function indexed(file: string): Promise<void> {
  const db = new DatabaseSync(file, { readOnly: true });
  const behind = db.prepare(
    'select 1 from messages where number > (select indexed from message_index_state) limit 1',
  );
  while (behind.get() !== undefined) await wait(100);
  // How the index is made up: it stays the same when all is done.
  const structure = db.prepare('select hex(block) as parts from message_index_data where id = 10');
  const parts = (): unknown => structure.get()?.['parts'];
  for (let before; before !== parts(); await wait(RESTED_MS)) before = parts();
  db.close();
}

async function readFrom(
  { folder, room, cookie, messages }: Place,
  session: Session,
): Promise<{ history: number; catchUp: number; searches: Readonly<Record<Sought, number>> }> {
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
    const times = new Map<Sought, number>();
    for (const what of sought) {
      const { query, ...where } = searches[what];
      const request = { query, limit: FOUND, ...('inRoom' in where && { room }) };
      times.set(what, await medianOf(asked, () => member.ask('search:messages', request)));
    }
    const time = (what: Sought): number => times.get(what) ?? Number.NaN;
    return {
      history,
      catchUp,
      searches: {
        common: time('common'),
        rare: time('rare'),
        absent: time('absent'),
        inRoom: time('inRoom'),
      },
    };
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
