/** What can happen to a server, its disk and its lines while people talk. */
import { DatabaseSync } from 'node:sqlite';
import { databaseFile, type Scene, type Site, type Stage } from './scene.ts';
import { succeeds } from './volume.ts';

export interface Fault {
  readonly name: string;
  /** Why it can't be tried on this machine; undefined if it can. */
  readonly obstacle?: (stage: Stage) => string | undefined;
  /** Variables of the server's environment. */
  readonly env?: (scene: Scene) => Readonly<Record<string, string>>;
  /** Happens while people talk, and resolves when its cause is gone. The server may be dead then. */
  readonly strike: (scene: Scene) => Promise<void>;
}

/** The load of one cycle takes about a second: within it something happens. */
const soon = ({ random }: Site): number => 50 + random.below(900);

/** A fault that any server can have. */
export interface PlainFault {
  readonly name: string;
  readonly strike: (site: Site) => Promise<void>;
}

const killAtRandom: PlainFault = {
  name: 'SIGKILL at a random moment',
  strike: async (site) => {
    await site.pause(soon(site));
    await site.server.kill();
  },
};

const killTwice: Fault = {
  name: 'SIGKILL, and again while it comes back',
  strike: async (scene) => {
    await scene.pause(soon(scene));
    await scene.server.kill();
    const starting = scene.server.start().catch(() => undefined);
    await scene.pause(scene.random.below(600));
    await scene.server.kill();
    await starting;
  },
};

const killAt = (point: string): Fault => ({
  name: `SIGKILL ${point}`,
  env: ({ random }) => ({ PARLEY_FAILPOINT: `${point}:${1 + random.below(60)}` }),
  strike: (scene) => scene.until(`the server to die ${point}`, () => !scene.server.isRunning),
});

const freeze: PlainFault = {
  name: 'SIGSTOP for four seconds, SIGCONT',
  strike: async (site) => {
    await site.pause(soon(site));
    process.kill(site.server.pid, 'SIGSTOP');
    await site.pause(4_000);
    process.kill(site.server.pid, 'SIGCONT');
  },
};

const stop: Fault = {
  name: 'SIGTERM',
  strike: async (scene) => {
    await scene.pause(soon(scene));
    const code = await scene.server.stop();
    scene.expect(code === 0, `the server ended with code ${code}`);
  },
};

const reset: PlainFault = {
  name: 'TCP resets',
  strike: async (site) => {
    for (let time = 0; time < 5; time += 1) {
      await site.pause(200);
      site.line.reset();
    }
  },
};

const halfOpen: PlainFault = {
  name: 'half-open lines',
  strike: async (site) => {
    await site.pause(soon(site));
    site.line.silence();
    await site.pause(4_000);
    // Who has noticed by then has another line; the others hear it now.
    site.line.reset();
    site.line.heal();
  },
};

/** Far more than the buffers of two kernels and the cap of the server hold. */
const FLOOD = { messages: 700, characters: 7_900 };

const stalledReader: Fault = {
  name: 'a reader that stalls',
  strike: async (scene) => {
    const sleeper = await scene.find('somebody at rest', () => scene.crowd.putToSleep());
    const before = sleeper.client.resyncs;
    const head = scene.crowd.headOf(sleeper.room);
    for (let sent = 0; sent < FLOOD.messages; sent += 1) scene.crowd.shout(sleeper.room, FLOOD.characters);
    await scene.until(
      'the others to hear the flood',
      () => scene.crowd.headOf(sleeper.room) >= head + FLOOD.messages,
    );
    sleeper.wake();
    await scene.until('who read too slowly to be told so', () => sleeper.client.resyncs > before);
  },
};

/** The server cannot write, for a reason of the machine: senders wait, readers go on, and it comes back by itself. */
const writeTrouble = (
  name: string,
  obstacle: Fault['obstacle'],
  /** Makes the trouble, and answers how to end it. */
  cause: (scene: Scene) => () => void,
): Fault => ({
  name,
  ...(obstacle && { obstacle }),
  strike: async (scene) => {
    await scene.pause(300);
    const { pid } = scene.server;
    const refusedBefore = scene.crowd.refusals('unavailable');
    const end = cause(scene);
    try {
      const reason = await scene.find('senders to be told `unavailable`, and /ready to say why', async () => {
        // Enough to fill what SQLite's log has room for already.
        for (const room of scene.crowd.rooms) scene.crowd.shout(room, FLOOD.characters);
        const { status, reason: said } = await scene.ready();
        return status === 503 && scene.crowd.refusals('unavailable') > refusedBefore ? said : undefined;
      });
      scene.expect(reason !== '', '/ready gave no reason');
      scene.note(`/ready: ${reason}`);
      scene.expect(await scene.crowd.canRead(), 'a reader was refused');
    } finally {
      end();
    }
    await scene.find('the server to be ready again by itself', async () =>
      (await scene.ready()).status === 200 ? true : undefined,
    );
    scene.expect(scene.server.isRunning && scene.server.pid === pid, 'the server did not survive');
  },
});

const diskFull = writeTrouble(
  'disk full',
  ({ volume }) => (volume.fill ? undefined : 'no file system of its own could be mounted'),
  ({ volume }) => volume.fill?.() ?? (() => undefined),
);

/** Not every user may, and not every file system can. */
function canChangeAttributes(stage: Stage): boolean {
  const lock = `${databaseFile(stage)}-lock`;
  const isAllowed = succeeds('chattr', '+i', lock);
  succeeds('chattr', '-i', lock);
  return isAllowed;
}

const readOnly = writeTrouble(
  'files made immutable',
  (stage) => (canChangeAttributes(stage) ? undefined : 'chattr +i is not allowed here'),
  (scene) => {
    const file = databaseFile(scene);
    succeeds('chattr', '+i', file, `${file}-wal`);
    return () => succeeds('chattr', '-i', file, `${file}-wal`);
  },
);

const writesRefused = writeTrouble(
  'every write refused (RLIMIT_FSIZE 0)',
  () => (succeeds('prlimit', '--version') ? undefined : 'there is no prlimit'),
  ({ server }) => {
    const limit = (value: string) => succeeds('prlimit', '--pid', String(server.pid), `--fsize=${value}`);
    limit('0:unlimited');
    return () => limit('unlimited:unlimited');
  },
);

const locked = writeTrouble('database locked by another process', undefined, (scene) => {
  const intruder = new DatabaseSync(databaseFile(scene), { timeout: 5_000 });
  intruder.exec('begin immediate');
  return () => {
    intruder.exec('rollback');
    intruder.close();
  };
});

/** At these places a write comes by on its way; see apps/server/src/failpoint.ts. */
export const points = ['received', 'before-commit', 'after-commit', 'before-broadcast', 'before-ack'];

const kills: readonly Fault[] = [killAtRandom, ...points.map(killAt), killTwice];

/** The sets one can choose from. */
export const faultSets: Readonly<Record<'all' | 'kill', readonly Fault[]>> = {
  kill: kills,
  all: [...kills, stop, freeze, reset, halfOpen, stalledReader, diskFull, readOnly, writesRefused, locked],
};

/** Those that plain Socket.IO has to stand too. */
export const plainFaults: readonly PlainFault[] = [killAtRandom, freeze, reset, halfOpen];
