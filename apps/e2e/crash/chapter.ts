/** A crowd that lives through some faults, and the verdict of the checker on all that it saw. */
import type { RoomId } from '@parley/events';
import { check } from '../checker/check.ts';
import type { Database, History } from '../checker/history.ts';
import type { Violation } from '../checker/violation.ts';
import { Crowd, type Counts } from './crowd.ts';
import { DatabaseFile } from './database.ts';
import { type Deliveries, deliveriesOf } from './deliveries.ts';
import type { Fault } from './faults.ts';
import { databaseFile, Scene, type Stage } from './scene.ts';
import { talk } from './talk.ts';

export interface CrowdSize {
  readonly light: number;
  readonly real: number;
  readonly rooms: number;
}

export interface CycleResult {
  readonly fault: string;
  readonly counts: Readonly<Counts>;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly seconds: number;
}

export interface ChapterResult {
  readonly cycles: readonly CycleResult[];
  /** Messages in the database. */
  readonly stored: number;
  /** Lines of the clients' logs. */
  readonly lines: number;
  readonly deliveries: Deliveries;
  readonly violations: readonly Violation[];
  readonly history: History;
}

export interface ChapterOptions {
  readonly name: string;
  readonly size: CrowdSize;
  readonly faults: readonly Fault[];
  /** Things done in each cycle, at least. */
  readonly quota: number;
  readonly onCycle: (result: CycleResult) => void;
}

export async function chapter(stage: Stage, options: ChapterOptions): Promise<ChapterResult> {
  const { name, size, faults, quota, onCycle } = options;
  const crowd = await gather(stage, size, name);
  const passages = read(stage, (database) => database.passages());
  const scene = new Scene(stage, crowd);
  crowd.start();
  await scene.settle();
  const cycles: CycleResult[] = [];
  for (const fault of faults) {
    const result = await cycle(scene, fault, quota);
    cycles.push(result);
    onCycle(result);
  }
  for (const client of crowd.clients) await client.describe();
  const database = read(stage, (file) => stored(file, crowd.allRooms, passages));
  crowd.close();
  const history = { lines: crowd.lines, database };
  return {
    cycles,
    stored: database.rooms.reduce((sum, { messages }) => sum + messages.length, 0),
    lines: crowd.lines.length,
    deliveries: deliveriesOf(history),
    violations: check(history),
    history,
  };
}

/** A crowd of which every other client goes over the line that breaks. */
export function gather(stage: Stage, size: CrowdSize, name: string): Promise<Crowd> {
  const { server, line, clock, random } = stage;
  const routes = [server.url, `http://127.0.0.1:${line.port}`];
  return Crowd.gather({ name, ...size, url: server.url, routes, clock, random });
}

/** One fault in the middle of talk, until everything is as it was. */
async function cycle(scene: Scene, fault: Fault, quota: number): Promise<CycleResult> {
  const { server, crowd, clock } = scene;
  const began = clock.monotonic();
  const before = crowd.counts;
  scene.problems.length = 0;
  scene.notes.length = 0;
  try {
    if (fault.env) {
      await server.stop();
      await server.start(fault.env(scene));
    }
    await talk(scene, quota, fault.strike(scene));
    crowd.restartOne();
    if (!server.isRunning) await server.start();
  } catch (error) {
    scene.problems.push(error instanceof Error ? error.message : String(error));
    if (!server.isRunning) await server.start();
  }
  await scene.settle();
  scene.expect(crowd.refusals('internal') === 0, 'a sender was told `internal`');
  return {
    fault: fault.name,
    counts: difference(crowd.counts, before),
    problems: [...scene.problems],
    notes: [...scene.notes],
    seconds: (clock.monotonic() - began) / 1_000,
  };
}

const difference = (now: Readonly<Counts>, before: Readonly<Counts>): Counts => ({
  sent: now.sent - before.sent,
  acked: now.acked - before.acked,
  unanswered: now.unanswered - before.unanswered,
  refused: now.refused - before.refused,
});

function read<T>(stage: Stage, what: (file: DatabaseFile) => T): T {
  const file = new DatabaseFile(databaseFile(stage));
  try {
    return what(file);
  } finally {
    file.close();
  }
}

const stored = (
  file: DatabaseFile,
  rooms: ReadonlySet<RoomId>,
  passages: Database['passages'],
): Database => ({ rooms: file.rooms(rooms), passages, passagesComplete: false });
