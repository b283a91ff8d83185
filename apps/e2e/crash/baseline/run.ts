/** The same faults and the same checker for plain Socket.IO broadcast. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock, MessageId, RoomId, UserId } from '@parley/events';
import { type SeededRandom, seededRandom } from '@parley/testkit';
import { check } from '../../checker/check.ts';
import type { Database, LogLine } from '../../checker/history.ts';
import type { Violation } from '../../checker/violation.ts';
import { newId } from '../../harness/ids.ts';
import { eventually } from '../../harness/waiting.ts';
import { type Deliveries, deliveriesOf } from '../deliveries.ts';
import { type PlainFault, plainFaults } from '../faults.ts';
import { FaultyLine } from '../faulty-line.ts';
import type { Site } from '../scene.ts';
import { talk } from '../talk.ts';
import { PlainClient, storedMessage } from './client.ts';
import { PlainServer } from './process.ts';
import { FIRST_REVS, type Numbered, revOf } from './wire.ts';

export interface BaselineOptions {
  readonly recovery: boolean;
  readonly people: number;
  readonly rooms: number;
  readonly cycles: number;
  readonly quota: number;
  readonly seed: number;
  readonly clock: Clock;
}

export interface BaselineResult {
  readonly acked: number;
  readonly stored: number;
  readonly deliveries: Deliveries;
  readonly violations: readonly Violation[];
}

const SETTLE_MS = 30_000;
const EPOCH = 1_700_000_000_000;

interface Member {
  readonly user: UserId;
  readonly rooms: readonly RoomId[];
}

export async function baseline(options: BaselineOptions): Promise<BaselineResult> {
  const random = seededRandom(options.seed);
  const folder = mkdtempSync(join(tmpdir(), 'parley-plain-'));
  const file = join(folder, 'messages');
  const server = new PlainServer(file, options.recovery);
  await server.start();
  const line = await FaultyLine.open(() => Number(new URL(server.url).port));
  const hall = new Hall(options, random, [server.url, `http://127.0.0.1:${line.port}`]);
  try {
    const pause = (ms: number): Promise<void> => new Promise((resolve) => options.clock.after(ms, resolve));
    const site: Site = { server, line, random, pause };
    await hall.settle();
    for (let at = 0; at < options.cycles; at += 1) {
      const fault = plainFaults[at % plainFaults.length];
      if (fault) await cycle(site, fault, hall, options.quota);
    }
    return hall.judge(file);
  } finally {
    hall.close();
    await line.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cycle(site: Site, fault: PlainFault, hall: Hall, quota: number): Promise<void> {
  await talk({ pause: (ms) => site.pause(ms), crowd: hall }, quota, fault.strike(site));
  if (!site.server.isRunning) await site.server.start();
  await hall.settle();
}

/** Everybody, in rooms that never change. */
class Hall {
  readonly #lines: LogLine[] = [];
  readonly #random: SeededRandom;
  readonly #members: readonly Member[];
  readonly #clients: readonly PlainClient[];
  #said = 0;

  constructor({ people, rooms, clock }: BaselineOptions, random: SeededRandom, routes: readonly string[]) {
    this.#random = random;
    const ids = Array.from({ length: rooms }, (_, at) => `room${at + 1}` as RoomId);
    this.#members = Array.from({ length: people }, (_, at) => ({
      user: `person${at + 1}` as UserId,
      rooms: ids.filter((_room, place) => place === at % rooms || random.chance(0.5)),
    }));
    const time = (): number => clock.monotonic();
    this.#clients = this.#members.map(
      ({ user, rooms: mine }, at) =>
        new PlainClient({
          user,
          rooms: mine,
          url: routes[at % routes.length] ?? '',
          logbook: {
            time,
            write: (event) => this.#lines.push({ at: time(), client: user, user, ...event }),
          },
        }),
    );
  }

  act(): void {
    const client = this.#random.pick(this.#clients);
    this.#said += 1;
    // The ids are made as a client of Parley makes them.
    client.say(this.#random.pick(client.rooms), newId() as MessageId, `plain ${this.#said}`);
  }

  /** Waits until everybody is connected and has their answers, as far as that comes about. */
  async settle(): Promise<void> {
    const isQuiet = (): true | undefined =>
      this.#clients.every(({ unrest }) => unrest === undefined) || undefined;
    await eventually(isQuiet, 'plain clients to come to rest', SETTLE_MS).catch(() => undefined);
  }

  judge(file: string): BaselineResult {
    for (const client of this.#clients) client.describe();
    const database = this.#database(file);
    const history = { lines: this.#lines, database };
    return {
      acked: this.#lines.filter(({ kind }) => kind === 'acked').length,
      stored: database.rooms.reduce((sum, { messages }) => sum + messages.length, 0),
      deliveries: deliveriesOf(history),
      violations: check(history),
    };
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }

  #database(file: string): Database {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const messages = text
      .split('\n')
      .filter(Boolean)
      .map((line): Numbered => JSON.parse(line));
    const ids = [...new Set(this.#members.flatMap(({ rooms }) => rooms))];
    const rooms = ids.map((id) => {
      const own = messages.filter(({ room }) => room === id).map(storedMessage);
      const joined = this.#members.filter(({ rooms: mine }) => mine.includes(id));
      return {
        room: roomOf(id),
        head: { seq: own.length, rev: revOf(own.length) },
        messages: own,
        members: joined.map(({ user }, at) => ({
          user,
          rev: 2 + at,
          role: 'member' as const,
          state: 'joined' as const,
          read: 0,
        })),
      };
    });
    if (joinedTooMany(rooms)) throw new Error(`A room of this baseline has at most ${FIRST_REVS} members.`);
    return { rooms, passages: {}, passagesComplete: false };
  }
}

const joinedTooMany = (rooms: Database['rooms']): boolean =>
  rooms.some(({ members }) => members.length > FIRST_REVS - 1);

const roomOf = (id: RoomId): Database['rooms'][number]['room'] => ({
  id,
  rev: 1,
  kind: 'private',
  name: id,
  topic: '',
  createdAt: EPOCH,
  createdBy: 'person1' as UserId,
});
