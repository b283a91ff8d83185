import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Core, pinned } from './pin.ts';

/** Ticks of a second in which the system counts processor time (USER_HZ, the same on every Linux). */
const TICKS = 100;
const START_MS = 30_000;

export interface ProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly core: Core | undefined;
  /** Finds the port in what the server prints; a server that prints none gets one given. */
  readonly port: RegExp | number;
}

/** A server as a child process, and what the operating system knows of it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #options: ProcessOptions;
  #said = '';
  port = 0;

  private constructor(options: ProcessOptions) {
    this.#options = options;
    const [command = '', ...args] = pinned(options.core, [options.command, ...options.args]);
    this.#child = spawn(command, args, {
      cwd: options.cwd,
      // What it says goes to a pipe, as under a service manager. The channel tells it when the bench is gone.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env['PATH'], ...options.env },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#said = (this.#said + text).slice(-20_000);
      });
  }

  /** Starts it; resolves when it says, or shows, that it listens. */
  static async start(options: ProcessOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    const end = performance.now() + START_MS;
    while (performance.now() < end) {
      if (server.#child.exitCode !== null) break;
      if (await server.#listens()) return server;
      await pause(5);
    }
    await server.stop();
    throw new Error(`the server did not start: ${options.command}\n${server.#said}`);
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error(`the server did not start: ${this.#options.command}`);
    return pid;
  }

  get said(): string {
    return this.#said;
  }

  /** Seconds of processor time that it used so far: all threads and processes, also those that ended. */
  cpuSeconds(): number {
    return this.#pids().reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
  }

  /** Memory that it holds, in bytes. */
  memory(): number {
    return this.#pids().reduce((sum, pid) => sum + residentOf(pid), 0);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await gone;
    clearTimeout(late);
  }

  async #listens(): Promise<boolean> {
    const { port } = this.#options;
    if (typeof port === 'number') {
      this.port = port;
      return isListening(port);
    }
    this.port = Number(port.exec(this.#said)?.[1] ?? 0);
    return this.port > 0;
  }

  #pids(): readonly number[] {
    return withChildren(this.pid);
  }
}

function withChildren(pid: number): readonly number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(withChildren)];
}

/** proc(5): utime and stime are the 14th and 15th field; the 2nd may contain spaces. */
function cpuSecondsOf(pid: number): number {
  const fields = afterName(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

const afterName = (stat: string): readonly string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;

async function isListening(port: number): Promise<boolean> {
  const { connect } = await import('node:net');
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
