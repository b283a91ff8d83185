import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@parley/core';
import type { Clock } from '@parley/events';
import { SqliteStore } from '@parley/storage';
import type { Config } from './config.ts';
import { StartProblem } from './start-problem.ts';
import { codeOf } from './system-error.ts';

/** The database's name in the data folder. */
export const DATABASE_FILE = 'parley.db';

/** The store in the data folder, which is made if it is missing. Throws StartProblem if the folder can't be used. */
export function openStore({ dataDir }: Pick<Config, 'dataDir'>, clock: Clock): Store {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR="${dataDir}": the folder can't be written to (${codeOf(error)}); set DATA_DIR to one that can.`,
    );
  }
  return new SqliteStore({ file: join(dataDir, DATABASE_FILE), clock });
}
