/** Where a fault strikes: the server, its disk, the line to it, and the people who talk over them. */
import { join } from 'node:path';
import type { Clock, RoomId } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import type { ParleyServer } from '../harness/server.ts';
import { eventually } from '../harness/waiting.ts';
import type { Crowd } from './crowd.ts';
import { DatabaseFile } from './database.ts';
import type { FaultyLine } from './faulty-line.ts';
import type { Volume } from './volume.ts';

/** How long anything may take until it is back to normal, on a busy machine. */
const PATIENCE_MS = 45_000;
const LOOK_MS = 150;

/** A server that can be made to fail. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly isRunning: boolean;
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves with its exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** What a fault of process or network needs. */
export interface Site {
  readonly server: ServerProcess;
  readonly line: FaultyLine;
  readonly random: SeededRandom;
  pause(ms: number): Promise<void>;
}

/** What outlives a crowd. */
export interface Stage {
  readonly server: ParleyServer;
  readonly volume: Volume;
  readonly line: FaultyLine;
  readonly clock: Clock;
  readonly random: SeededRandom;
}

export const databaseFile = ({ volume }: Pick<Stage, 'volume'>): string => join(volume.dataDir, 'parley.db');

export class Scene implements Stage, Site {
  readonly server: ParleyServer;
  readonly volume: Volume;
  readonly line: FaultyLine;
  readonly crowd: Crowd;
  readonly clock: Clock;
  readonly random: SeededRandom;
  /** What did not go as promised, beside what the checker finds. */
  readonly problems: string[] = [];
  /** What is worth telling. */
  readonly notes: string[] = [];

  constructor({ server, volume, line, clock, random }: Stage, crowd: Crowd) {
    this.server = server;
    this.volume = volume;
    this.line = line;
    this.crowd = crowd;
    this.clock = clock;
    this.random = random;
  }

  expect(isSo: boolean, problem: string): void {
    if (!isSo) this.problems.push(problem);
  }

  note(what: string): void {
    if (!this.notes.includes(what)) this.notes.push(what);
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.clock.after(ms, resolve));
  }

  /** What `look` finds, as soon as it finds something. Rejects after a long time. */
  async find<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
    const looked = async () => {
      const found = await look();
      if (found === undefined) await this.pause(LOOK_MS);
      return found;
    };
    return eventually(looked, what, PATIENCE_MS);
  }

  async until(what: string, isSo: () => boolean): Promise<void> {
    await this.find(what, () => isSo() || undefined);
  }

  /** What /ready says; status 0 if nothing answers. */
  async ready(): Promise<{ readonly status: number; readonly reason: string }> {
    const response = await fetch(`${this.server.url}/ready`).catch(() => undefined);
    if (!response) return { status: 0, reason: '' };
    const { reason = '' } = (await response.json()) as { reason?: string };
    return { status: response.status, reason };
  }

  /** Resolves when everybody is connected, has every answer, and has each room up to its newest rev. */
  async settle(): Promise<void> {
    let left: readonly Unsettled[] = [];
    let round = 0;
    const look = (): true | undefined => {
      left = this.#unsettled();
      // Whoever would find out by a heartbeat of a minute, finds out now.
      if (left.length > 0 && (round += 1) % 5 === 0) for (const client of this.crowd.clients) client.nudge();
      return left.length === 0 || undefined;
    };
    await this.find('everybody to be up to date', look).catch(() => {
      for (const { client, why, room } of left.slice(0, 3)) {
        const seen = this.crowd.lastSeen(client, room).map((line) => `\n      ${line}`);
        this.problems.push(`not up to date in the end: ${client}: ${why}${seen.join('')}`);
      }
    });
  }

  #unsettled(): readonly Unsettled[] {
    const { clients } = this.crowd;
    const restless = clients.flatMap(({ user, unrest }) =>
      unrest === undefined ? [] : [{ client: user.name, why: unrest, room: undefined }],
    );
    if (restless.length > 0) return restless;
    const database = new DatabaseFile(databaseFile(this));
    const heads = database.heads();
    database.close();
    return clients.flatMap(({ user, cursors }): readonly Unsettled[] => {
      const mine = heads.get(user.id) ?? new Map<RoomId, number>();
      const [behind] = [...mine].filter(([room, rev]) => cursors.get(room) !== rev);
      const [room] = behind ?? [...cursors.keys()].filter((each) => !mine.has(each));
      if (room === undefined) return [];
      const why = `${room} at ${cursors.get(room) ?? 'nothing'}, in the database at ${mine.get(room) ?? 'nothing'}`;
      return [{ client: user.name, why, room }];
    });
  }
}

interface Unsettled {
  readonly client: string;
  readonly why: string;
  readonly room: RoomId | undefined;
}
