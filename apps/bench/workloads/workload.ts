import type { Conditions, System, SystemName } from '../systems/system.ts';
import type { Figures } from './measure.ts';

/** How large everything is: `full` for figures, `small` to see that it all works. */
export interface Scale {
  readonly name: 'full' | 'small';
  /** Seconds of a measurement, and before it. */
  readonly seconds: number;
  readonly warmUp: number;
  /** A number of people, or of anything else that takes room and time. */
  of(full: number): number;
}

export const fullScale = (seconds: number): Scale => ({
  name: 'full',
  seconds,
  // After half of it a server still runs code that nothing has compiled yet, which is not how it runs for days.
  warmUp: 3,
  of: (full) => full,
});

export const smallScale: Scale = {
  name: 'small',
  seconds: 0.3,
  warmUp: 0.1,
  of: (full) => Math.max(2, Math.ceil(full / 50)),
};

/** Where a measurement takes place. */
export interface Session extends Conditions {
  readonly scale: Scale;
  /** What was found before in this run: the median over the repetitions so far. */
  readonly found: (workload: string, system: SystemName, figure: string) => number | undefined;
}

/** A figure worth a column, and how it is written. */
export interface Column {
  readonly figure: string;
  readonly title: string;
  readonly digits: number;
}

export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly systems: readonly SystemName[];
  readonly columns: readonly Column[];
  run(system: System, session: Session): Promise<Figures>;
}
