import { setTimeout as pause } from 'node:timers/promises';
import { Crowd, type Manners } from '../generator/crowd.ts';
import { drain, type Load } from '../generator/load.ts';
import type { Conditions, Size, System, Venue } from '../systems/system.ts';

/** What one measurement found, by name. */
export type Figures = Readonly<Record<string, number>>;

export interface Talk {
  readonly system: System;
  readonly size: Size;
  readonly load: (crowd: Crowd) => Load;
  /** Seconds before, and while it is measured. */
  readonly warmUp: number;
  readonly seconds: number;
  readonly manners?: Manners | undefined;
}

/** A run in which something was lost, doubled or swapped: it is no result. */
export class Lossy extends Error {}

/** Lets people talk on a fresh server, and measures. Rejects with Lossy if anything went wrong. */
export async function measureTalk(talk: Talk, conditions: Conditions): Promise<Figures> {
  const venue = await talk.system.open(talk.size, conditions);
  const crowd = new Crowd(venue.guests, talk.manners);
  try {
    await crowd.enter();
    const load = talk.load(crowd);
    await pause(talk.warmUp * 1_000);
    const figures = await watch(talk.seconds, venue, crowd);
    load.stop();
    await drain(crowd);
    if (crowd.tally.problems.length > 0)
      throw new Lossy(`${talk.system.name}: ${crowd.tally.problems.join('; ')}`);
    return figures;
  } finally {
    crowd.leave();
    await venue.close();
  }
}

/** What happens from now on for some seconds. */
export async function watch(seconds: number, { server }: Venue, { tally }: Crowd): Promise<Figures> {
  const read = () => ({
    at: performance.now() / 1_000,
    cpu: server.cpuSeconds(),
    own: ownCpuSeconds(),
    memory: server.memory() / 2 ** 20,
    deliveries: tally.deliveries,
    messages: tally.messages,
    frames: tally.frames,
    acks: tally.acks,
  });
  const before = read();
  tally.recording = true;
  await pause(seconds * 1_000);
  tally.recording = false;
  const after = read();
  const grown = (what: keyof typeof before): number => after[what] - before[what];
  const took = grown('at');
  return {
    deliveriesPerSecond: grown('deliveries') / took,
    acksPerSecond: grown('acks') / took,
    messagesPerFrame: grown('messages') / grown('frames'),
    cpuMicrosecondsPerDelivery: (grown('cpu') * 1e6) / grown('deliveries'),
    deliveriesPerCpuSecond: grown('deliveries') / grown('cpu'),
    serverCpu: grown('cpu') / took,
    generatorCpu: grown('own') / took,
    ackMedianMs: tally.ack.percentile(0.5),
    ackP99Ms: tally.ack.percentile(0.99),
    deliveryMedianMs: tally.delivery.percentile(0.5),
    deliveryP99Ms: tally.delivery.percentile(0.99),
    memoryGrowthMib: grown('memory'),
  };
}

function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
