/** After a load everything must be back where it was: memory, handles, and what wakes the process up. */
import { readdirSync, readFileSync } from 'node:fs';
import { type CrowdSize, gather } from './chapter.ts';
import { Scene, type Stage } from './scene.ts';
import { talk } from './talk.ts';

/** What a process holds (proc(5)). */
export interface Holding {
  readonly memoryMib: number;
  readonly descriptors: number;
  readonly threads: number;
  /** How often its main thread wakes up in a second while nothing happens: its timers. */
  readonly wakeUps: number;
}

export interface Resources {
  readonly before: Holding;
  readonly after: Holding;
  readonly problems: readonly string[];
}

const ROUNDS = 3;
const QUIET_MS = 2_000;
/** Sockets that close, and a garbage collection, take their time. */
const SETTLE_MS = 1_500;
/** A heap grows as it is used, and keeps some of it. */
const MEMORY_SLACK_MIB = 48;
const DESCRIPTOR_SLACK = 3;
const WAKE_UP_SLACK = 20;

/** The same load again and again, with new people each time, on a fresh process: what it holds after the first and the last. */
export async function restAfterLoad(stage: Stage, size: CrowdSize, quota: number): Promise<Resources> {
  await stage.server.stop();
  await stage.server.start();
  let before: Holding | undefined;
  let after: Holding | undefined;
  for (let round = 1; round <= ROUNDS; round += 1) {
    await load(stage, size, quota, `r${round}`);
    after = await holding(stage);
    before ??= after;
  }
  if (!before || !after) throw new Error('There was no round.');
  return { before, after, problems: compare(before, after) };
}

async function load(stage: Stage, size: CrowdSize, quota: number, name: string): Promise<void> {
  const crowd = await gather(stage, size, name);
  const scene = new Scene(stage, crowd);
  crowd.start();
  await scene.settle();
  for (let part = 0; part < 3; part += 1) {
    await talk(scene, quota, Promise.resolve());
    // Lines that end without a word must not be held on to either.
    stage.line.reset();
    await scene.settle();
  }
  crowd.close();
}

async function holding({ server, clock }: Stage): Promise<Holding> {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve));
  await pause(SETTLE_MS);
  const folder = `/proc/${server.pid}`;
  const before = switches(folder, server.pid);
  await pause(QUIET_MS);
  return {
    memoryMib: Math.round(server.residentKib / 1024),
    descriptors: readdirSync(`${folder}/fd`).length,
    threads: readdirSync(`${folder}/task`).length,
    wakeUps: Math.round((switches(folder, server.pid) - before) / (QUIET_MS / 1_000)),
  };
}

const switches = (folder: string, thread: number): number =>
  Number(
    /^voluntary_ctxt_switches:\s+(\d+)/m.exec(readFileSync(`${folder}/task/${thread}/status`, 'utf8'))?.[1],
  );

function compare(before: Holding, after: Holding): readonly string[] {
  const grown = (what: keyof Holding, slack: number): readonly string[] =>
    after[what] > before[what] + slack ? [`${what} went from ${before[what]} to ${after[what]}`] : [];
  return [
    ...grown('memoryMib', MEMORY_SLACK_MIB),
    ...grown('descriptors', DESCRIPTOR_SLACK),
    ...grown('threads', 0),
    ...grown('wakeUps', WAKE_UP_SLACK),
  ];
}
