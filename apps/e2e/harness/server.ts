/** The real, built server as a child process: started, killed and started again as a user or a power cut does it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually, within } from './waiting.ts';

const root = join(import.meta.dirname, '../../..');
/** PARLEY_BUILD: the top of another checkout whose build is to be tested. */
const main = join(process.env['PARLEY_BUILD'] ?? root, 'apps/server/dist/main.js');
// With this the server ends when the tests end, however they end.
const endWithParent = pathToFileURL(join(root, 'scripts/end-with-parent.mjs')).href;
const printedAddress = /\bhttps?:\/\/[^\s"]+:(\d+)/;

export interface ServerOptions {
  /** Variables beside HOST, PORT and DATA_DIR. */
  readonly env?: Readonly<Record<string, string>>;
  /** Kept when the server is disposed of; by default a new folder that goes with it. */
  readonly dataDir?: string;
}

export class ParleyServer {
  readonly dataDir: string;
  readonly #keepsData: boolean;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  /** Chosen by the system at the first start, and kept for all later ones. */
  #port = 0;
  #log = '';
  /** Where in the log the present run begins. */
  #runStart = 0;

  private constructor({ env = {}, dataDir }: ServerOptions) {
    this.#env = env;
    this.#keepsData = dataDir !== undefined;
    this.dataDir = dataDir ?? mkdtempSync(join(tmpdir(), 'parley-e2e-'));
  }

  /** A fresh server with its own empty data folder, ready to serve. */
  static async start(options: ServerOptions = {}): Promise<ParleyServer> {
    const server = new ParleyServer(options);
    try {
      await server.start();
    } catch (error) {
      await server.dispose();
      throw error;
    }
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** All it has said, over all its runs. */
  get log(): string {
    return this.#log;
  }

  /** Starts it (again), on the same data and port; resolves when it serves. `env` is added to what it was given first. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    if (!existsSync(main)) throw new Error('The server is not built: npm run build');
    this.#runStart = this.#log.length;
    // Without the source maps that `npm start` asks for: reading them is a quarter of a start, and each test starts a server.
    const child = spawn(process.execPath, ['--import', endWithParent, main], {
      cwd: this.dataDir,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        DATA_DIR: this.dataDir,
        ...this.#env,
        ...env,
      },
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#log += text));
    await eventually(
      () => this.#isServing(),
      () => `the server to be ready; it said:\n${this.#log}`,
      120_000,
    );
  }

  /** The power fails: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop, as Ctrl+C or a service manager does; answers its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Ends it if it runs, and deletes its data. */
  async dispose(): Promise<void> {
    await this.#end('SIGKILL');
    if (!this.#keepsData) rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The process that runs now. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error('the server does not run');
    return pid;
  }

  get isRunning(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Memory held by the process now, in KiB (VmRSS of proc(5)). */
  get residentKib(): number {
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]);
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    this.#child = undefined;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    await within(gone, () => `the server to end after ${signal}; it said:\n${this.#log}`, 60_000);
    return child.exitCode;
  }

  async #isServing(): Promise<true | undefined> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended by itself:\n${this.#log}`);
    const port = printedAddress.exec(this.#log.slice(this.#runStart))?.[1];
    if (port === undefined) return undefined;
    this.#port = Number(port);
    const answer = await fetch(`${this.url}/ready`).catch(() => undefined);
    return answer?.ok ? true : undefined;
  }
}
