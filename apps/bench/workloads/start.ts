import type { Workload } from './workload.ts';

/** From the command to the first answer, with the data that is there: what one waits for after an update. */
export const start: Workload = {
  name: 'start',
  title: 'From the start of the process to its first answer',
  systems: ['parley', 'socket.io', 'ws', 'ngircd'],
  columns: [
    { figure: 'startMs', title: 'ms', digits: 0 },
    { figure: 'startMemoryMib', title: 'memory MiB', digits: 0 },
  ],
  run: async (system, session) => {
    const began = performance.now();
    const venue = await system.open({ rooms: 0, membersPerRoom: 0 }, session);
    try {
      return { startMs: performance.now() - began, startMemoryMib: venue.server.memory() / 2 ** 20 };
    } finally {
      await venue.close();
    }
  },
};
