import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../generator/crowd.ts';
import { Lossy } from './measure.ts';
import type { Workload } from './workload.ts';

/** Those who come first make the server as warm as it gets; what the others add is what a connection takes. */
const WARM = 500;
const COUNTED = 2_000;
/** Seconds after which a server holds only what it needs, as far as it ever does. */
const SETTLE = 3;

/** What an idle, authenticated connection holds in memory. */
export const idle: Workload = {
  name: 'idle',
  title: '2,000 idle connections',
  // Not ngircd: where thousands come at once it resets connections.
  systems: ['parley', 'parley-ws', 'socket.io', 'ws'],
  columns: [
    { figure: 'kibPerConnection', title: 'KiB/connection', digits: 1 },
    { figure: 'memoryMib', title: 'memory MiB', digits: 0 },
    { figure: 'connectMs', title: 'ms to let one in', digits: 2 },
    { figure: 'cpuAtRest', title: 'cores at rest', digits: 4 },
  ],
  run: async (system, session) => {
    const { scale } = session;
    const [warm, counted] = [scale.of(WARM), scale.of(COUNTED)];
    const settle = scale.name === 'full' ? SETTLE : 0.1;
    const venue = await system.open({ rooms: 2, membersPerRoom: counted }, { ...session, signsIn: true });
    const { port, dialect, rooms } = venue.guests;
    const early = new Crowd({ port, dialect, rooms: [(rooms[0] ?? []).slice(0, warm)] });
    const late = new Crowd({ port, dialect, rooms: [rooms[1] ?? []] });
    try {
      await early.enter();
      await pause(settle * 1_000);
      const before = venue.server.memory();
      const start = performance.now();
      await late.enter();
      const connectMs = (performance.now() - start) / counted;
      await pause(settle * 1_000);
      const after = venue.server.memory();
      const cpu = venue.server.cpuSeconds();
      await pause(settle * 1_000);
      const problems = [...early.tally.problems, ...late.tally.problems];
      if (problems.length > 0) throw new Lossy(problems.join('; '));
      return {
        kibPerConnection: (after - before) / 1_024 / counted,
        memoryMib: after / 2 ** 20,
        connectMs,
        cpuAtRest: (venue.server.cpuSeconds() - cpu) / settle,
      };
    } finally {
      early.leave();
      late.leave();
      await venue.close();
    }
  },
};
