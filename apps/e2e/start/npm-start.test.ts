/** `npm start` as a person runs it: what it prints, how fast it is the second time, and every way in which it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { systemClock } from '@parley/events';
import { eventually, within } from '../harness/waiting.ts';

const root = join(import.meta.dirname, '../../..');

/** What a person's shell has: neither npm's variables nor the pinned Node in the path. */
const shell = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => !/^(npm_|NODE_|JEST_)/i.test(name))
    .map(([name, value]) => [
      name,
      name === 'PATH'
        ? value
            ?.split(delimiter)
            .filter((folder) => !folder.includes('node_modules'))
            .join(delimiter)
        : value,
    ]),
);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

const childOf = (pid: number): number | undefined => {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return first ? Number(first) : undefined;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** One `npm start`, in a process group of its own as in a terminal. */
class NpmStart {
  readonly port: number | string;
  readonly npm: ChildProcess;
  output = '';
  readonly #ended: Promise<unknown>;

  constructor(port: number | string, dataDir: string) {
    this.port = port;
    this.npm = spawn('npm', ['start'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...shell, PORT: String(port), DATA_DIR: dataDir },
    });
    for (const stream of [this.npm.stdout, this.npm.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.#ended = once(this.npm, 'exit');
  }

  get pids(): { npm: number; script: number; server: number } {
    const npm = this.npm.pid;
    const script = npm && childOf(npm);
    const server = script && childOf(script);
    if (!npm || !script || !server) throw new Error(`not running:\n${this.output}`);
    return { npm, script, server };
  }

  async serving(): Promise<this> {
    await eventually(
      async () => {
        if (this.npm.exitCode !== null) throw new Error(`npm start ended:\n${this.output}`);
        const answer = await fetch(`http://127.0.0.1:${this.port}/health`).catch(() => undefined);
        return answer?.ok ? true : undefined;
      },
      () => `npm start to serve; it said:\n${this.output}`,
      30_000,
    );
    return this;
  }

  /** Its exit code, null when a signal ended it. */
  async ended(): Promise<number | null> {
    await within(this.#ended, () => `npm start to end; it said:\n${this.output}`, 20_000);
    return this.npm.exitCode;
  }

  async dispose(): Promise<void> {
    if (this.npm.exitCode !== null || this.npm.signalCode !== null) return;
    if (this.npm.pid) process.kill(-this.npm.pid, 'SIGTERM');
    await this.ended();
  }
}

let dataDir: string;
let started: NpmStart | undefined;

const npmStart = (port: number | string, folder = dataDir): NpmStart =>
  (started = new NpmStart(port, folder));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-start-'));
});

afterEach(async () => {
  await started?.dispose();
  started = undefined;
  rmSync(dataDir, { recursive: true, force: true });
});

test('it prints the address and where the data lies', async () => {
  const port = await freePort();
  const { output } = await npmStart(port).serving();
  expect(output).toContain(`http://127.0.0.1:${port}`);
  expect(output).toContain(dataDir);
});

test('a second start goes straight to serving: nothing is installed or built again', async () => {
  const begin = systemClock.monotonic();
  const start = await npmStart(await freePort()).serving();
  // How fast that is depends on the machine: it is told, not asserted.
  process.stdout.write(`a second start took ${Math.round(systemClock.monotonic() - begin)} ms\n`);
  expect(start.output).toContain('Parley is ready');
  expect(start.output).not.toMatch(/installing|building/);
});

// How it is ended, and the exit codes npm may answer with: null when a signal ends npm itself.
const ends = [
  ['Ctrl+C in its terminal', ({ npm }) => process.kill(-npm, 'SIGINT'), [0]],
  ['a closed terminal', ({ npm }) => process.kill(-npm, 'SIGHUP'), [0, null]],
  ['SIGTERM to npm', ({ npm }) => process.kill(npm, 'SIGTERM'), [0]],
  ['the death of npm', ({ npm }) => process.kill(npm, 'SIGKILL'), [null]],
  ['the death of the script', ({ script }) => process.kill(script, 'SIGKILL'), [137, null]],
] satisfies [string, (pids: NpmStart['pids']) => void, (number | null)[]][];

test.each(ends)('%s ends the server and leaves nothing on the port', async (_, end, codes) => {
  const start = await npmStart(await freePort()).serving();
  const { pids } = start;
  end(pids);
  expect(codes).toContain(await start.ended());
  for (const pid of Object.values(pids))
    await eventually(() => (isAlive(pid) ? undefined : true), `process ${pid} to end`);
  await expect(fetch(`http://127.0.0.1:${start.port}/health`)).rejects.toThrow('fetch failed');
});

test('a killed server ends npm start with its exit code', async () => {
  const start = await npmStart(await freePort()).serving();
  process.kill(start.pids.server, 'SIGKILL');
  expect(await start.ended()).toBe(137);
});

describe('it stops with one line that names what to change', () => {
  const lines = (output: string, name: string) =>
    output.split('\n').filter((line) => line.includes(name) && !line.startsWith('>'));

  test('when a variable is bad', async () => {
    const start = npmStart('three thousand');
    expect(await start.ended()).toBeGreaterThan(0);
    expect(lines(start.output, 'PORT')).toHaveLength(1);
    expect(start.output).not.toMatch(/^\s+at /m);
  });

  test('when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1').unref();
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const start = npmStart(port);
    expect(await start.ended()).toBeGreaterThan(0);
    expect(lines(start.output, 'PORT')).toHaveLength(1);
    expect(start.output).not.toMatch(/^\s+at /m);
  });

  test('when the folder is not writable', async () => {
    const start = npmStart(await freePort(), '/dev/null/parley');
    expect(await start.ended()).toBeGreaterThan(0);
    expect(lines(start.output, 'DATA_DIR')).toHaveLength(1);
    expect(start.output).not.toMatch(/^\s+at /m);
  });
});
