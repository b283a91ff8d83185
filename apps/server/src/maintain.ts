import { dirname, join, resolve } from 'node:path';
import {
  BackupRefused,
  backUp,
  backUpFiles,
  DatabaseInUse,
  outsideCause,
  refuseOverwriting,
  restore,
  type Restored,
  restoreFiles,
} from '@parley/storage';
import { configFromEnvironment } from './config-from-environment.ts';
import { makeFolder } from './make-folder.ts';
import { DATABASE_FILE, FILES_FOLDER } from './open-store.ts';
import { StartProblem } from './start-problem.ts';

const USAGE = 'say: npm run backup -- <file>, or: npm run restore -- <file>';

/** `backup <file>` and `restore <file>`: what is done to the data folder while no request asks for it. */
async function maintain([task, path, ...rest]: readonly string[]): Promise<string> {
  if (path === undefined || rest.length > 0) throw new StartProblem(USAGE);
  const { dataDir } = configFromEnvironment();
  const file = join(dataDir, DATABASE_FILE);
  const files = join(dataDir, FILES_FOLDER);
  const other = resolve(path);
  switch (task) {
    case 'backup':
      makeFolder(dirname(other));
      refuseOverwriting(other);
      await backUp(file, other);
      return backedUp(dataDir, other, backUpFiles(files, other));
    case 'restore':
      makeFolder(dataDir);
      return restoreAll(other, { dataDir, file, files });
    default:
      throw new StartProblem(USAGE);
  }
}

async function restoreAll(
  from: string,
  { dataDir, file, files }: { readonly dataDir: string; readonly file: string; readonly files: string },
): Promise<string> {
  const done = await restore(from, file);
  restoreFiles(from, files, done);
  return restored(dataDir, from, done);
}

const backedUp = (dataDir: string, target: string, files: string | undefined): string =>
  `The data of ${dataDir} is in ${target}${files === undefined ? '' : `, and its pictures in ${files}; keep the two together`}.`;

const restored = (dataDir: string, from: string, { replaced }: Restored): string =>
  `${dataDir} has what ${from} had${replaced === undefined ? '' : `; what was there before is kept in ${replaced}`}.`;

function problemOf(error: unknown): string | undefined {
  if (error instanceof StartProblem || error instanceof BackupRefused) return error.message;
  if (error instanceof DatabaseInUse)
    return `${error.message}: stop the server of this folder first, then restore, and start it again.`;
  return outsideCause(error) ?? (error instanceof Error && 'code' in error ? error.message : undefined);
}

maintain(process.argv.slice(2)).then(
  (done) => {
    process.stdout.write(`parley: ${done}\n`);
  },
  (error: unknown) => {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    process.stderr.write(`parley: ${problem}\n`);
    process.exitCode = 1;
  },
);
