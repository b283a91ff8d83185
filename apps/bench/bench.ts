import { resolve } from 'node:path';
import type { BenchOptions } from './options.ts';
import { Results } from './report/results.ts';
import type { Cores } from './systems/pin.ts';
import type { System } from './systems/system.ts';
import { forgetSettled } from './systems/parley.ts';
import { forgetPlaces } from './workloads/reads.ts';
import type { Session, Workload } from './workloads/workload.ts';

/** Runs that fail are tried again so often: a lost run says something, a second one more. */
const ATTEMPTS = 2;

/**
 * Measures all systems with all workloads: for each workload they take turns, so that whatever else happens on the machine
 * meets all of them alike. `measured` is told after each workload what there is up to then.
 */
export async function runBench(
  options: Pick<BenchOptions, 'repetitions' | 'scale' | 'workloads' | 'systems' | 'profile' | 'out'>,
  cores: Cores | undefined,
  say: (line: string) => void,
  measured: (results: Results) => void = () => {},
): Promise<Results> {
  const results = new Results();
  const present = options.systems.filter(({ name, obstacle }) => {
    const why = obstacle?.();
    if (why !== undefined) say(`${name} is left out: ${why}`);
    return why === undefined;
  });
  try {
    for (const workload of options.workloads) {
      say(`${workload.name}: ${workload.title}`);
      const began = performance.now();
      for (let repetition = 1; repetition <= options.repetitions; repetition += 1)
        for (const system of present.filter(({ name }) => workload.systems.includes(name)))
          await measure(workload, system, {
            results,
            say,
            session: {
              cores,
              nodeFlags: options.profile ? profileFlags(options.out, workload, system) : [],
              scale: options.scale,
              found: (...of) => results.median(...of),
            },
          });
      results.took.push({ workload: workload.name, seconds: (performance.now() - began) / 1_000 });
      measured(results);
    }
  } finally {
    await forgetPlaces();
    await forgetSettled();
  }
  return results;
}

interface Task {
  readonly results: Results;
  readonly session: Session;
  readonly say: (line: string) => void;
}

async function measure(workload: Workload, system: System, { results, session, say }: Task): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1)
    try {
      const figures = await workload.run(system, session);
      results.runs.push({ workload: workload.name, system: system.name, figures });
      const shown = workload.columns.map(
        ({ figure, title, digits }) => `${title} ${(figures[figure] ?? Number.NaN).toFixed(digits)}`,
      );
      return say(`  ${system.name.padEnd(17)}${shown.join(', ')}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      results.failures.push({ workload: workload.name, system: system.name, why: why.slice(0, 500) });
      say(`  ${system.name.padEnd(17)}no result: ${why.slice(0, 300)}`);
    }
}

/** A profile for Chrome's developer tools, written when the server ends. */
const profileFlags = (out: string, workload: Workload, system: System): readonly string[] => [
  '--cpu-prof',
  `--cpu-prof-dir=${resolve(out, 'profiles')}`,
  `--cpu-prof-name=${workload.name}-${system.name}-\${pid}.cpuprofile`,
];
