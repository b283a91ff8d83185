import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig, type Environment } from '../src/config.ts';
import { createApp } from '../src/app.ts';
import { StartProblem } from '../src/start-problem.ts';
import { LogBook } from './support/log-book.ts';
import { Heard } from './support/waiting.ts';

const project = join(import.meta.dirname, '..');
// Beside the sources, as the real one: that is how it finds packages and the web app.
const built = join(project, `.dev/start-test-${process.pid}`);
let folder: string;
let taken: number;
const holder = createServer();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-start-'));
  writeFileSync(join(folder, 'file'), '');
  holder.listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  taken = typeof address === 'object' && address !== null ? address.port : 0;
  const rolldown = join(project, '../../node_modules/rolldown/bin/cli.mjs');
  const args = [rolldown, '-c', join(project, 'rolldown.config.mjs'), '--dir', built];
  await promisify(execFile)(process.execPath, args, { cwd: project });
}, 60_000);

afterAll(() => {
  holder.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(built, { recursive: true, force: true });
});

/** The built server as a process. */
class Run {
  readonly out = new Heard<string>();
  readonly err = new Heard<string>();
  readonly child: ChildProcess;
  readonly #exit: Promise<unknown[]>;

  constructor(env: Environment, cwd = folder, program = 'main.js', ...args: readonly string[]) {
    const { PATH } = process.env;
    this.child = spawn(process.execPath, [join(built, program), ...args], { cwd, env: { PATH, ...env } });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.out.add(text));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => this.err.add(text));
    this.#exit = once(this.child, 'close');
  }

  async exitCode(): Promise<unknown> {
    return (await this.#exit)[0];
  }

  said(text: string): Promise<string> {
    return this.out.first((chunk) => chunk.includes(text), text);
  }
}

const environment = (env: Environment = {}): Environment => ({
  PORT: '0',
  DATA_DIR: join(folder, 'data'),
  ...env,
});

describe('what stops the start', () => {
  test.each<[string, () => Environment, string]>([
    ['a bad variable', () => ({ PORT: 'abc' }), 'PORT="abc": set it to a whole number from 0 to 65535.'],
    [
      'a port that is taken',
      () => ({ PORT: String(taken) }),
      `PORT=<taken>: another program listens there already; end it, or set PORT to a free one.`,
    ],
    [
      'an address of another machine',
      () => ({ HOST: '192.0.2.1' }),
      'HOST="192.0.2.1": this machine has no such address; set HOST to 127.0.0.1 or 0.0.0.0.',
    ],
    [
      'a data folder that is a file',
      () => ({ DATA_DIR: join(folder, 'file') }),
      'DATA_DIR="<folder>/file": the folder can\'t be written to (EEXIST); set DATA_DIR to one that can.',
    ],
    [
      'a data folder in a file',
      () => ({ DATA_DIR: join(folder, 'file/data') }),
      'DATA_DIR="<folder>/file/data": the folder can\'t be written to (ENOTDIR); set DATA_DIR to one that can.',
    ],
    [
      'a data folder where none can be made',
      () => ({ DATA_DIR: '/proc/parley/data' }),
      'DATA_DIR="/proc/parley/data": the folder can\'t be written to (ENOENT); set DATA_DIR to one that can.',
    ],
    [
      'files that are no certificate',
      () => {
        writeFileSync(join(folder, 'x.pem'), '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n');
        writeFileSync(join(folder, 'y.pem'), '-----BEGIN PRIVATE KEY-----\ny\n-----END PRIVATE KEY-----\n');
        return { TLS_CERT: join(folder, 'x.pem'), TLS_KEY: join(folder, 'y.pem') };
      },
      "TLS_CERT, TLS_KEY: certificate and key can't be used together",
    ],
  ])('%s: one line, no stack, exit code 1', async (_, env, line) => {
    const run = new Run(environment(env()));
    expect(await run.exitCode()).toBe(1);
    const said = run.err.items.join('').replaceAll(folder, '<folder>').replaceAll(`=${taken}`, '=<taken>');
    expect(said).toContain(`parley: ${line}`);
    expect(said.trimEnd()).not.toContain('\n');
    expect(run.out.items.join('')).not.toContain('ready');
  });

  test('a database that another Parley has open', async () => {
    const config = readConfig(environment({ DATA_DIR: join(folder, 'shared') }));
    const first = await createApp(config, { log: new LogBook() });
    const second = createApp(config, { log: new LogBook() });
    await expect(second).rejects.toThrow(StartProblem);
    await expect(second).rejects.toThrow(
      `DATA_DIR="${config.dataDir}": the database is in use by another process; end what uses it, or set DATA_DIR to another folder.`,
    );
    await first.close();
    await (await createApp(config, { log: new LogBook() })).close();
  });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'it says where to open it and where the data lies, serves, and ends with 0 on %s',
  async (signal) => {
    const run = new Run(environment({ DATA_DIR: 'talk' }));
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await run.said('Parley is ready')) ?? [];
    await run.said(join(folder, 'talk'));
    expect(await (await fetch(`${url}/health`)).text()).toBe('ok');
    run.child.kill(signal);
    expect(await run.exitCode()).toBe(0);
    expect(run.err.items).toEqual([]);
    expect(run.out.items.join('')).toContain(`"signal":"${signal}"`);
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
  },
);

test('a .env file in the working directory is read, and the environment wins over it', async () => {
  const cwd = mkdtempSync(join(folder, 'dotenv-'));
  writeFileSync(join(cwd, '.env'), 'DATA_DIR=./from-file\nPORT=abc\n');
  const run = new Run({ PORT: '0' }, cwd);
  await run.said(join(cwd, 'from-file'));
  run.child.kill('SIGTERM');
  expect(await run.exitCode()).toBe(0);
});

describe('restore', () => {
  const maintain = async (task: string, file: string, DATA_DIR: string) => {
    const run = new Run({ DATA_DIR }, folder, 'maintain.js', task, file);
    const code = await run.exitCode();
    return [code, [...run.out.items, ...run.err.items].join('')];
  };

  test('it says what it kept, and where, and nothing of the kind where there was nothing', async () => {
    const [dataDir, empty] = [join(folder, 'original'), join(folder, 'new/place')];
    const backup = join(folder, 'backups/today.db');
    const app = await createApp(readConfig(environment({ DATA_DIR: dataDir })), { log: new LogBook() });
    expect(await maintain('backup', backup, dataDir)).toEqual([
      0,
      `parley: The data of ${dataDir} is in ${backup}.\n`,
    ]);
    expect(await maintain('restore', backup, dataDir)).toEqual([
      1,
      'parley: the database is in use by another process: stop the server of this folder first, then restore, and start it again.\n',
    ]);
    await app.close();
    const kept = (file: string) => `; what was there before is kept in ${join(dataDir, file)}.`;
    for (const file of ['parley.db-replaced', 'parley.db-replaced-2'])
      expect(await maintain('restore', backup, dataDir)).toEqual([
        0,
        `parley: ${dataDir} has what ${backup} had${kept(file)}\n`,
      ]);
    expect(await maintain('restore', backup, empty)).toEqual([
      0,
      `parley: ${empty} has what ${backup} had.\n`,
    ]);
  });
});
