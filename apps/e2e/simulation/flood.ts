import type { World } from './world.ts';

/** Until the flood is over, in steps of so long. */
const STEP_MS = 5_000;
const STEPS = 80;

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
  tally.add('floods');
  for (let n = 1; n <= plan.flood; n += 1) device.send(room, `flood ${n}`);
  for (let step = 0; step < STEPS && (device.client?.outbox.get().sending ?? 0) > 0; step += 1)
    await world.advance(STEP_MS);
  away.offline = false;
}
