import type { World } from './world.ts';

/** Longer than the flood lasts. */
const AWAY_MS = 400_000;
const PATIENCE = 60;

/** Somebody says more than a catch-up replays, while somebody else is away. */
export async function floodSomeRoom(world: World): Promise<void> {
  const { random, plan, tally } = world;
  const talkers = world.devices.filter(({ client }) => (client?.rooms.get() ?? []).length > 0);
  if (talkers.length < 2) return;
  const device = random.pick(talkers);
  const room = random.pick(device.client?.rooms.get() ?? []).id;
  const away = random.pick(talkers.filter((other) => other !== device));
  away.offline = true;
  away.line?.cut();
  world.clock.after(AWAY_MS, () => {
    away.offline = false;
  });
  tally.add('floods');
  for (let n = 1; n <= plan.flood; n += 1) device.send(room, `flood ${n}`);
  for (let wait = 0; wait < PATIENCE && (device.client?.outbox.get().sending ?? 0) > 0; wait += 1)
    await world.advance(5_000);
}
