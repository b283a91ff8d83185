import { dirname, join, resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import { BackupRefused, backUp, outsideCause, restore } from '@parley/storage';
import { configFromEnvironment } from './config-from-environment.ts';
import { DATABASE_FILE } from './open-store.ts';
import { StartProblem } from './start-problem.ts';

const USAGE = 'say: npm run backup -- <file>, or: npm run restore -- <file>';

/** `backup <file>` and `restore <file>`: what is done to the data folder while no request asks for it. */
async function maintain([task, path, ...rest]: readonly string[]): Promise<string> {
  if (path === undefined || rest.length > 0) throw new StartProblem(USAGE);
  const { dataDir } = configFromEnvironment();
  const file = join(dataDir, DATABASE_FILE);
  const other = resolve(path);
  switch (task) {
    case 'backup':
      mkdirSync(dirname(other), { recursive: true });
      await backUp(file, other);
      return `The data of ${dataDir} is in ${other}.`;
    case 'restore':
      mkdirSync(dataDir, { recursive: true });
      await restore(other, file);
      return `${dataDir} has what ${other} had; what was there before is kept in ${file}-replaced.`;
    default:
      throw new StartProblem(USAGE);
  }
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof StartProblem || error instanceof BackupRefused) return error.message;
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
