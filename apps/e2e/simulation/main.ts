// `npm run simulate -- --seeds 1000`: plays that many seeds and says what came of it; `--from` says where to begin.
// `npm run simulate -- --seed 4711`: plays one seed again, and prints everything that is wrong in it; `--log` names a
// file into which all logs of it are written.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toLine } from '../checker/log.ts';
import { type Outcome, simulate } from './run.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    log: { type: 'string' },
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
  },
});

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function tell({ seed, problems, steps, tally, digest }: Outcome): void {
  for (const problem of problems) print(problem);
  print(`seed ${seed}: ${problems.length} problems, ${steps} steps, log ${digest.slice(0, 16)}`);
  for (const [what, times] of tally.entries) print(`  ${what}: ${times}`);
}

async function playAll(from: number, count: number): Promise<number> {
  const started = performance.now();
  const total = new Tally();
  const failed: number[] = [];
  let steps = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const outcome = await simulate(seed);
    steps += outcome.steps;
    total.addAll(outcome.tally);
    const [problem] = outcome.problems;
    if (problem !== undefined) {
      failed.push(seed);
      print(`FAILED ${outcome.problems.length}: ${problem.slice(0, 300)}`);
      print(`  npm run simulate -- --seed ${seed}`);
    }
    const done = seed - from + 1;
    if (done % 50 === 0 || done === count) {
      const rate = Math.round((steps / (performance.now() - started)) * 1_000);
      print(`${done} seeds, ${failed.length} failed, ${steps} steps, ${rate} steps/s`);
    }
  }
  for (const [what, times] of total.entries) print(`  ${what}: ${times}`);
  return failed.length;
}

if (values.seed !== undefined) {
  const outcome = await simulate(Number(values.seed));
  tell(outcome);
  if (values.log !== undefined) writeFileSync(values.log, outcome.history.lines.map(toLine).join(''));
  process.exitCode = outcome.problems.length > 0 ? 1 : 0;
} else {
  process.exitCode = (await playAll(Number(values.from), Number(values.seeds))) > 0 ? 1 : 0;
}
