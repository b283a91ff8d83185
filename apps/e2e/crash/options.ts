/** The command line of `npm run prove`. */
import { parseArgs } from 'node:util';
import { type Fault, faultSets } from './faults.ts';

export interface ProveOptions {
  readonly cycles: number;
  readonly seed: number;
  readonly faults: readonly Fault[];
  /** Things done in each cycle, at least. */
  readonly quota: number;
  /** A file for the report as JSON. */
  readonly json: string | undefined;
  /** Whether plain Socket.IO has to stand the same. */
  readonly baseline: boolean;
}

export const usage = `npm run prove -- [options]
  --cycles N     how many faults to survive (20)
  --seed N       what chance starts from (1); the machine's own timing stays its own
  --faults SET   all, kill, or parts of the names of faults, separated by commas (all)
  --quota N      things that the crowd does in each cycle (700)
  --baseline     then the same against plain Socket.IO
  --json FILE    writes the report as JSON too`;

/** Throws an Error with a sentence for a person if the arguments can't be understood. */
export function readOptions(args: readonly string[]): ProveOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cycles: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: 'all' },
      quota: { type: 'string', default: '700' },
      baseline: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  return {
    cycles: whole('cycles', values.cycles),
    seed: whole('seed', values.seed),
    faults: faultsOf(values.faults),
    quota: whole('quota', values.quota),
    baseline: values.baseline,
    json: values.json,
  };
}

function whole(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} ${value}: give a whole number.`);
  return Number(value);
}

function faultsOf(set: string): readonly Fault[] {
  if (set === 'all' || set === 'kill') return faultSets[set];
  const parts = set.split(',').map((part) => part.trim());
  const faults = faultSets.all.filter(({ name }) => parts.some((part) => name.includes(part)));
  if (faults.length > 0) return faults;
  throw new Error(
    `--faults ${set}: give all, kill, or parts of: ${faultSets.all.map(({ name }) => name).join('; ')}.`,
  );
}
