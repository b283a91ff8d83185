/** `npm run bench` (scripts/bench.mjs): how Parley does beside what one would write by hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { runBench } from './bench.ts';
import { type BenchOptions, readOptions, usage } from './options.ts';
import { judge } from './report/goals.ts';
import { intoDocs } from './report/docs.ts';
import { toSvg } from './report/plot.ts';
import type { Results } from './report/results.ts';
import { toText } from './report/text.ts';
import { chooseCores, pinSelf } from './systems/pin.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Writes the report, and answers its text and under what conditions it came about. Done after each workload: a run takes long, and may be ended. */
function write(options: BenchOptions, results: Results, pinned: boolean): string {
  const { out, workloads, systems, repetitions, scale, docs } = options;
  const machine = {
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    pinned,
    node: process.version,
  };
  const verdicts = judge(results);
  const text = toText(results, verdicts, workloads, systems);
  mkdirSync(out, { recursive: true });
  const about = { machine, repetitions, scale: scale.name, seconds: scale.seconds };
  const { runs, failures, took } = results;
  writeFileSync(
    join(out, 'report.json'),
    `${JSON.stringify({ ...about, verdicts, took, runs, failures }, undefined, 2)}\n`,
  );
  const svg = toSvg(results, workloads, systems);
  const conditions =
    `${machine.cores} cores, ${machine.memoryGib} GiB, Node ${machine.node}; ${repetitions} repetitions of ${scale.seconds} s; ` +
    (pinned ? 'server and generator on a core each' : 'nothing pinned to a core');
  const report = `${conditions}\n\n${text}`;
  writeFileSync(join(out, 'report.md'), `${report}\n`);
  writeFileSync(join(out, 'report.svg'), svg);
  if (docs) intoDocs(report, svg);
  return report;
}

async function main(): Promise<void> {
  let options: BenchOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exitCode = 1;
    return;
  }
  const cores = chooseCores();
  if (cores) pinSelf(cores.generator);
  let told = '';
  const results = await runBench(options, cores, say, (soFar) => {
    told = write(options, soFar, cores !== undefined);
  });
  say(`\n${told}\nWritten to ${options.out}: report.md, report.json, report.svg`);
  if (options.docs) say('docs/performance.md and docs/performance.svg hold it now, too.');
  if (results.runs.length === 0) process.exitCode = 1;
}

await main();
