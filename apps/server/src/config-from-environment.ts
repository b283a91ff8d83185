import { existsSync } from 'node:fs';
import { type Config, readConfig } from './config.ts';
import { StartProblem } from './start-problem.ts';
import { codeOf } from './system-error.ts';

/** The environment, completed by the .env file in the working directory. Throws StartProblem. */
export function configFromEnvironment(): Config {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    throw new StartProblem(`.env: the file can't be read (${codeOf(error)}); mend or remove it.`);
  }
  return readConfig(process.env);
}
