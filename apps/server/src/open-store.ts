import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Files, Store } from '@parley/core';
import type { Clock } from '@parley/events';
import { DiskFiles, SqliteStore } from '@parley/storage';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';
import { StartProblem } from './start-problem.ts';
import { codeOf } from './system-error.ts';

/** The database's name in the data folder. */
export const DATABASE_FILE = 'parley.db';

/** The folder of pictures in the data folder. */
export const FILES_FOLDER = 'files';

/** The files beside the database. Their folder is made with the first of them. */
export const openFiles = ({ dataDir }: Pick<Config, 'dataDir'>): Files =>
  new DiskFiles(join(dataDir, FILES_FOLDER));

/**
 * The store in the data folder, which is made if it is missing. Throws StartProblem if the folder can't be used. `worker`: the
 * file of its threads, for who bundles it elsewhere.
 */
export function openStore({ dataDir }: Pick<Config, 'dataDir'>, clock: Clock, worker?: URL): Store {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR="${dataDir}": the folder can't be written to (${codeOf(error)}); set DATA_DIR to one that can.`,
    );
  }
  return new SqliteStore({ file: join(dataDir, DATABASE_FILE), clock, ...(worker && { worker }) });
}
