import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A processor core by its number. */
export type Core = number;

export interface Cores {
  readonly server: Core;
  readonly generator: Core;
}

/** One core for the server and one for the generator; undefined where processes can't be pinned. */
export function chooseCores(): Cores | undefined {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const [server, generator] = allowedCores();
  return server !== undefined && generator !== undefined ? { server, generator } : undefined;
}

/** Pins all threads of this process. */
export function pinSelf(core: Core): void {
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(process.pid)], {
    stdio: 'ignore',
  });
}

/** The command line that runs on one core alone. */
export const pinned = (core: Core | undefined, command: readonly string[]): readonly string[] =>
  core === undefined ? command : ['taskset', '--cpu-list', String(core), ...command];

/** proc(5): Cpus_allowed_list, such as `0-3,6`. */
function allowedCores(): readonly Core[] {
  const list = /Cpus_allowed_list:\s*(\S+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}
