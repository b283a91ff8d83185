import { plainSocketIo, plainWs, storedSocketIo } from '../systems/baselines.ts';
import { ngircd } from '../systems/ngircd.ts';
import { parley, parleyOverWs } from '../systems/parley.ts';
import type { System } from '../systems/system.ts';
import { idle } from './idle.ts';
import { reads } from './reads.ts';
import { start } from './start.ts';
import { storm } from './storm.ts';
import { talks } from './talks.ts';
import type { Workload } from './workload.ts';

/** In the order in which they run: a later one may ask what an earlier one found. */
export const workloads: readonly Workload[] = [...talks, idle, storm, reads, start];

export const systems: readonly System[] = [
  parley,
  parleyOverWs,
  plainSocketIo,
  plainWs,
  storedSocketIo,
  ngircd,
];
