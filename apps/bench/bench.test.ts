/** Every workload, small: the figures are printed and mean nothing; that there are any is the promise. */
import { systems, workloads } from './workloads/all.ts';
import { runBench } from './bench.ts';
import { smallScale } from './workloads/workload.ts';

const present = systems.filter(({ obstacle }) => obstacle?.() === undefined);
/** Parley with every workload; what it is compared with where the most of them talk, and where they store. */
const comparing = new Set(['quiet', 'acked']);
const cases = workloads.flatMap((workload) =>
  present
    .filter(({ name }) => workload.systems.includes(name))
    .filter(({ name }) => name.startsWith('parley') || comparing.has(workload.name))
    .map((system) => ({ workload, system })),
);

test.each(cases)(
  '$workload.name on $system.name: everybody gets everything, in order',
  async ({ workload, system }) => {
    const lines: string[] = [];
    const options = {
      repetitions: 1,
      scale: smallScale,
      workloads: [workload],
      systems: [system],
      profile: false,
      out: '',
    };
    const results = await runBench(options, undefined, (line) => lines.push(line));
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(results.failures).toEqual([]);
    expect(results.runs).toHaveLength(1);
  },
  60_000,
);
