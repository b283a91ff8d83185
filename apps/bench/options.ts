import { parseArgs } from 'node:util';
import { type System, systemNames } from './systems/system.ts';
import { systems, workloads } from './workloads/all.ts';
import { fullScale, type Scale, smallScale, type Workload } from './workloads/workload.ts';

export interface BenchOptions {
  readonly repetitions: number;
  readonly scale: Scale;
  readonly workloads: readonly Workload[];
  readonly systems: readonly System[];
  /** Where the report goes. */
  readonly out: string;
  /** Puts the report into docs/performance.md and docs/performance.svg as well. */
  readonly docs: boolean;
  /** Makes a profile of each server on Node, and a repetition is enough. */
  readonly profile: boolean;
}

export const usage = `npm run bench -- [options]
  --repetitions N   how often each system is measured, in turn with the others (5)
  --seconds N       how long a measurement takes (3)
  --quick           two repetitions
  --small           everything small: to see that it works
  --only A,B        workloads: ${workloads.map(({ name }) => name).join(', ')}
  --systems A,B     ${systemNames.join(', ')}
  --out FOLDER      where report.md, report.json, report.svg and profiles go (dist/bench)
  --docs            puts the report into docs/performance.md and docs/performance.svg, too
  --profile         one repetition, with a CPU profile of each server on Node`;

/** Throws an Error with a sentence for a person if the arguments can't be understood. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      repetitions: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      small: { type: 'boolean', default: false },
      only: { type: 'string' },
      systems: { type: 'string' },
      out: { type: 'string', default: 'dist/bench' },
      docs: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  });
  const { quick, small, profile, docs, out } = values;
  const seconds = whole('seconds', values.seconds ?? '3');
  return {
    repetitions: whole('repetitions', values.repetitions ?? (profile || small ? '1' : quick ? '2' : '5')),
    scale: small ? smallScale : fullScale(seconds),
    workloads: chosen('only', workloads, values.only),
    systems: chosen('systems', systems, values.systems),
    out,
    docs,
    profile,
  };
}

function whole(name: string, value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new Error(`--${name} ${value}: give a whole number from 1.`);
  return Number(value);
}

function chosen<T extends { readonly name: string }>(
  option: string,
  all: readonly T[],
  list: string | undefined,
): readonly T[] {
  if (list === undefined) return all;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !all.some((each) => each.name === name));
  if (unknown !== undefined)
    throw new Error(`--${option} ${unknown}: there are ${all.map(({ name }) => name).join(', ')}.`);
  return all.filter(({ name }) => names.includes(name));
}
