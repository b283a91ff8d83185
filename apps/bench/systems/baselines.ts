import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialect, Person } from '../dialects/dialect.ts';
import { socketIo } from '../dialects/socket-io.ts';
import { webSocket } from '../dialects/web-socket.ts';
import { ServerProcess } from './process.ts';
import type { Conditions, Size, System, SystemName, Venue } from './system.ts';

/** People who need no account. */
export const strangers = ({ rooms, membersPerRoom }: Size, roomName: (at: number) => string) =>
  Array.from({ length: rooms }, (_room, at): readonly Person[] =>
    Array.from({ length: membersPerRoom }, (_member, seat) => ({
      name: `p${at}x${seat}`,
      cookie: '',
      room: roomName(at),
    })),
  );

interface Baseline {
  readonly name: SystemName;
  readonly program: 'socket-io.ts' | 'web-socket.ts';
  readonly args?: readonly string[];
  readonly dialect: Dialect;
}

const baseline = ({ name, program, args = [], dialect }: Baseline): System => ({
  name,
  open: async (size, { cores, nodeFlags }: Conditions): Promise<Venue> => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
    const server = await ServerProcess.start({
      command: process.execPath,
      args: [...nodeFlags, join(import.meta.dirname, '../baselines', program), ...args],
      env: { DATA_DIR: folder, NODE_ENV: 'production' },
      core: cores?.server,
      port: /listening on (\d+)/,
    });
    return {
      server,
      guests: { port: server.port, dialect, rooms: strangers(size, (at) => `room${at}`) },
      close: async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
});

export const plainSocketIo = baseline({ name: 'socket.io', program: 'socket-io.ts', dialect: socketIo });

export const storedSocketIo = baseline({
  name: 'socket.io-stored',
  program: 'socket-io.ts',
  args: ['stored'],
  dialect: socketIo,
});

export const plainWs = baseline({ name: 'ws', program: 'web-socket.ts', dialect: webSocket });
