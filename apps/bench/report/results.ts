import type { SystemName } from '../systems/system.ts';
import type { Figures } from '../workloads/measure.ts';

/** One repetition of one workload on one system. */
export interface Run {
  readonly workload: string;
  readonly system: SystemName;
  readonly figures: Figures;
}

/** Of all repetitions. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What was found, and what could not be. */
export class Results {
  readonly runs: Run[] = [];
  /** Runs that are no result, and why. */
  readonly failures: { readonly workload: string; readonly system: SystemName; readonly why: string }[] = [];

  /** How long each workload took, all its systems and repetitions together. */
  readonly took: { readonly workload: string; readonly seconds: number }[] = [];

  spread(workload: string, system: SystemName, figure: string): Spread | undefined {
    const values = this.runs
      .filter((run) => run.workload === workload && run.system === system)
      .map(({ figures }) => figures[figure])
      .filter((value): value is number => value !== undefined && Number.isFinite(value))
      .sort((a, b) => a - b);
    const [low, high] = [values[0], values.at(-1)];
    if (low === undefined || high === undefined) return undefined;
    return { median: medianOf(values), low, high };
  }

  median(workload: string, system: SystemName, figure: string): number | undefined {
    return this.spread(workload, system, figure)?.median;
  }
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}
