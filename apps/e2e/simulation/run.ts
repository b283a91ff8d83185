import { createHash } from 'node:crypto';
import { check } from '../checker/check.ts';
import type { History } from '../checker/history.ts';
import { toLine } from '../checker/log.ts';
import { toText, type Violation } from '../checker/violation.ts';
import { doSomething } from './deeds.ts';
import { floodSomeRoom } from './flood.ts';
import { compareAll, heal, leaveNothing, readDatabase } from './ending.ts';
import type { Tally } from './tally.ts';
import { stormOnce } from './weather.ts';
import { type Fault, World } from './world.ts';

/** What one seed came to. */
export interface Outcome {
  readonly seed: number;
  /** Promises that the checker found broken. */
  readonly violations: readonly Violation[];
  /** Everything that is wrong, a line each; empty if all is well. */
  readonly problems: readonly string[];
  /** Things that happened: packets, disk accesses, timers. */
  readonly steps: number;
  readonly tally: Tally;
  readonly history: History;
  /** Of all logs: equal for two runs that were the same. */
  readonly digest: string;
}

/** Plays one seed from the first sign-in to the last check. The same seed plays the same every time. */
export async function simulate(seed: number, fault?: Fault): Promise<Outcome> {
  const world = new World(seed, fault);
  await begin(world);
  await live(world);
  await heal(world);
  const problems: string[] = [];
  const problem = (what: string): void => {
    problems.push(what);
  };
  const database = await readDatabase(world);
  await compareAll(world, database, problem);
  await leaveNothing(world, problem);
  const history = { lines: world.lines, database };
  const violations = check(history);
  return {
    seed,
    violations,
    problems: [...violations.map(toText), ...problems],
    steps: world.steps,
    tally: counted(world),
    history,
    digest: digestOf(world),
  };
}

async function begin(world: World): Promise<void> {
  void world.server.start();
  await world.advance(1_000);
  for (let person = 0; person < world.plan.people; person += 1) {
    void world.arrive();
    await world.advance(1_000);
  }
  await world.advance(5_000);
}

async function live(world: World): Promise<void> {
  const { plan, random } = world;
  const flood = plan.flood > 0 ? random.below(plan.deeds) : -1;
  for (let deed = 0; deed < plan.deeds; deed += 1) {
    if (deed === flood) await floodSomeRoom(world);
    if (random.chance(plan.storminess)) stormOnce(world);
    else doSomething(world);
    // Exponential, so that there are bursts and lulls; now and then a long one.
    const pause = -Math.log(1 - random.next()) * plan.pauseMs;
    await world.advance(random.chance(0.005) ? random.below(60_000) : pause);
  }
}

function counted({ tally, lines, people, devices }: World): Tally {
  tally.add('people', people.length);
  tally.add('devices', devices.length);
  const acked = new Set(lines.flatMap((line) => (line.kind === 'acked' ? [line.id] : [])));
  tally.add('messages acked', acked.size);
  for (const line of lines) {
    if (line.kind === 'refused') tally.add(`sends refused as ${line.code}`);
    if (line.kind === 'unanswered') tally.add('sends unanswered');
  }
  tally.add('log lines', lines.length);
  return tally;
}

function digestOf({ lines }: World): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(toLine(line));
  return hash.digest('hex');
}
