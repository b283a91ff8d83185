/**
 * `npm run prove` (scripts/prove.mjs): people talk over the real server, faults strike, and the checker looks at what
 * everybody saw and at what is stored. Ends with 0 if everything held.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@parley/events';
import { seededRandom } from '@parley/testkit';
import type { History } from '../checker/history.ts';
import { toLine } from '../checker/log.ts';
import { toText as violationText, type Violation } from '../checker/violation.ts';
import { ParleyServer } from '../harness/server.ts';
import { baseline } from './baseline/run.ts';
import { chapter, type ChapterResult, type CycleResult } from './chapter.ts';
import type { Fault } from './faults.ts';
import { FaultyLine } from './faulty-line.ts';
import { type ProveOptions, readOptions, usage } from './options.ts';
import {
  type Compared,
  countBroken,
  faultRows,
  foundText,
  hasHeld,
  type Report,
  toText,
  totalsOf,
} from './report.ts';
import { restAfterLoad } from './resources.ts';
import type { Stage } from './scene.ts';
import { openVolume } from './volume.ts';

const crowdSize = { light: 20, real: 2, rooms: 6 };
/** After so many cycles there is a new crowd, and the checker judges what the old one saw. */
const CHAPTER_CYCLES = 10;
const BASELINE_CYCLES = 8;
const VIOLATIONS_SHOWN = 20;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function prove(options: ProveOptions): Promise<Report> {
  const began = systemClock.monotonic();
  const volume = openVolume(process.env['PARLEY_MAY_MOUNT'] === 'yes');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      volume.dispose();
      process.exit(1);
    });
  const env = { RATE_LIMITS: 'off', LOG_LEVEL: 'error' };
  const server = await ParleyServer.start({ dataDir: volume.dataDir, env });
  const line = await FaultyLine.open(() => Number(new URL(server.url).port));
  const stage: Stage = { server, volume, line, clock: systemClock, random: seededRandom(options.seed) };
  try {
    const obstacles = options.faults.map((fault) => ({ fault, reason: fault.obstacle?.(stage) }));
    const chapters = await allChapters(stage, options, possible(obstacles));
    const cycles = chapters.flatMap((each) => each.cycles);
    const resources = await restAfterLoad(stage, crowdSize, options.quota);
    return {
      seed: options.seed,
      disk: volume.kind,
      seconds: (systemClock.monotonic() - began) / 1_000,
      faults: faultRows(cycles),
      skipped: obstacles.flatMap(({ fault, reason }) => (reason ? [{ fault: fault.name, reason }] : [])),
      totals: totalsOf(chapters),
      found: countBroken(chapters.flatMap(({ violations }) => violations)),
      resources,
      baselines: options.baseline ? await baselines(options) : [],
      problems: [
        ...cycles.flatMap(({ fault, problems }) => problems.map((problem) => `${fault}: ${problem}`)),
        ...resources.problems,
      ],
    };
  } finally {
    await line.close();
    await server.dispose();
    volume.dispose();
  }
}

/** Plain Socket.IO, with as many cycles as there are faults that it can have. */
async function baselines({ quota, seed }: ProveOptions): Promise<readonly Compared[]> {
  const { light, real, rooms } = crowdSize;
  const compared: Compared[] = [];
  for (const recovery of [false, true]) {
    const system = recovery ? 'Socket.IO with connection state recovery' : 'plain Socket.IO broadcast';
    say(`${system} …`);
    const people = light + real;
    const options = { recovery, people, rooms, cycles: BASELINE_CYCLES, quota, seed, clock: systemClock };
    const { acked, stored, deliveries, violations } = await baseline(options);
    say(`  the checker finds: ${foundText(countBroken(violations))}`);
    compared.push({ system, acked, stored, deliveries });
  }
  return compared;
}

const possible = (obstacles: readonly { fault: Fault; reason: string | undefined }[]): readonly Fault[] =>
  obstacles.flatMap(({ fault, reason }) => (reason ? [] : [fault]));

type Judged = Omit<ChapterResult, 'history'>;

async function allChapters(
  stage: Stage,
  { cycles, quota }: ProveOptions,
  faults: readonly Fault[],
): Promise<readonly Judged[]> {
  const plan = Array.from({ length: cycles }, (_, at) => faults[at % faults.length]).filter(
    (fault) => fault !== undefined,
  );
  const chapters: Judged[] = [];
  for (let at = 0; at < plan.length; at += CHAPTER_CYCLES) {
    const { history, ...judged } = await chapter(stage, {
      name: `c${chapters.length + 1}`,
      size: crowdSize,
      faults: plan.slice(at, at + CHAPTER_CYCLES),
      quota,
      onCycle: (result) => tell(result),
    });
    chapters.push(judged);
    say(`judged: ${judged.stored} messages stored; ${foundText(countBroken(judged.violations))}`);
    if (judged.violations.length > 0) tellViolations(judged.violations, history);
  }
  return chapters;
}

function tell({ fault, counts, problems, seconds }: CycleResult): void {
  say(`${fault}: ${counts.acked} of ${counts.sent} acked, ${seconds.toFixed(1)} s`);
  for (const problem of problems) say(`  ${problem}`);
}

function tellViolations(violations: readonly Violation[], history: History): void {
  const folder = mkdtempSync(join(tmpdir(), 'parley-prove-broken-'));
  writeFileSync(join(folder, 'log.jsonl'), history.lines.map(toLine).join(''));
  writeFileSync(join(folder, 'database.json'), JSON.stringify(history.database));
  say(`${violations.length} violations; logs and database: ${folder}`);
  for (const violation of violations.slice(0, VIOLATIONS_SHOWN)) say(`  ${violationText(violation)}`);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    say(usage);
    return 0;
  }
  const options = readOptions(args);
  const report = await prove(options);
  say(`\n${toText(report)}`);
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(report));
  return hasHeld(report) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`prove: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
