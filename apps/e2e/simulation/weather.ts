import type { Device } from './device.ts';
import { killPoints } from './server.ts';
import { weighted } from './weighted.ts';
import type { World } from './world.ts';

interface Storm {
  readonly weight: number;
  readonly break: (world: World, device: Device) => unknown;
}

const HOUR_MS = 3_600_000;
/** Sessions last 30 days: clocks that are wrong by less end none. */
const WRONGEST_MS = 10 * 24 * HOUR_MS;

function cut({ tally }: World, { line }: Device): void {
  tally.add('lines cut');
  line?.cut();
}

function freeze({ tally, random }: World, { line }: Device): void {
  tally.add('lines half open');
  line?.freeze(...random.pick([['up'], ['down'], ['up', 'down']] as const));
}

function stall({ tally, random, clock }: World, { line }: Device): void {
  tally.add('slow readers');
  line?.server.stall();
  clock.after(random.below(8_000), () => line?.server.resume());
}

function goOffline({ tally, random, clock }: World, device: Device): void {
  if (device.offline) return;
  tally.add('devices offline');
  device.offline = true;
  if (random.chance(0.5)) device.line?.cut();
  else device.line?.freeze('up', 'down');
  clock.after(random.below(40_000), () => {
    device.offline = false;
    if (random.chance(0.5)) device.client?.wake();
  });
}

function crashDevice({ tally, random, clock }: World, device: Device): void {
  tally.add('client restarts');
  device.crash();
  clock.after(random.below(15_000), () => device.start());
}

function killServer({ random, server }: World): void {
  server.arm(random.pick(killPoints), random.below(6));
}

function breakDisk({ tally, random, clock, server }: World): void {
  tally.add('disk outages');
  server.diskOut = true;
  clock.after(random.below(5_000), () => {
    server.diskOut = false;
  });
}

function setClock({ tally, random, server }: World, device: Device): void {
  tally.add('clock jumps');
  const wall = (2 * random.next() - 1) * random.pick([2_000, HOUR_MS, WRONGEST_MS]);
  if (random.chance(0.3)) server.wall = Math.round(wall);
  else device.wall = Math.round(wall);
}

const storms: readonly Storm[] = [
  { weight: 6, break: cut },
  { weight: 4, break: freeze },
  { weight: 4, break: stall },
  { weight: 2, break: goOffline },
  { weight: 4, break: crashDevice },
  { weight: 3, break: killServer },
  { weight: 1, break: ({ server }) => void server.restart() },
  { weight: 1, break: breakDisk },
  { weight: 2, break: setClock },
  { weight: 2, break: (_, { client }) => client?.wake() },
  { weight: 1, break: (_, { client }) => client?.retryNow() },
];

/** Something goes wrong. */
export function stormOnce(world: World): void {
  if (world.devices.length === 0) return;
  const device = world.random.pick(world.devices);
  void weighted(world.random, storms).break(world, device);
}
