import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from './crowd.ts';
import type { Member } from './member.ts';

/** How long what is under way may take to arrive after the last message was said. */
const DRAIN_MS = 20_000;

/** Something that makes people talk until it is stopped. */
export interface Load {
  stop(): void;
}

/**
 * As fast as it goes: in each room so many messages are always on their way; the next one is said when everybody has an
 * earlier one. Nothing piles up anywhere, whatever the server does, and it may do as much together as there is.
 */
export function saturate(crowd: Crowd, onTheirWay: number): Load {
  let stopped = false;
  crowd.onComplete = ({ said }) => {
    if (stopped) return;
    const now = performance.now();
    for (const { sender } of said) crowd.everybody[sender]?.say(now);
  };
  for (const { speakers } of crowd.rooms)
    for (let n = 0; n < onTheirWay; n += 1) speakers[n % speakers.length]?.say(performance.now());
  return { stop: () => void (stopped = true) };
}

/** A steady number of messages a second, from everybody in turn. Times count from when a message was due. */
export function talkSteadily(crowd: Crowd, perSecond: number): Load {
  const speakers = turns(crowd.rooms.map((room) => room.speakers));
  const start = performance.now();
  const every = 1_000 / perSecond;
  let said = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    for (;;) {
      const due = start + said * every;
      if (due > now) return;
      speakers[said % speakers.length]?.say(due);
      said += 1;
    }
  }, 1);
  return { stop: () => clearInterval(timer) };
}

/** The first of each room, then the second of each room, and so on. */
function turns(rooms: readonly (readonly Member[])[]): readonly Member[] {
  const most = Math.max(...rooms.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => rooms.flatMap((room) => room[at] ?? [])).flat();
}

/** Waits until everybody has everything; what does not arrive is a problem. */
export async function drain(crowd: Crowd): Promise<void> {
  const end = performance.now() + DRAIN_MS;
  while (crowd.open > 0 && crowd.tally.problems.length === 0 && performance.now() < end) await pause(20);
  if (crowd.open > 0) crowd.tally.problem(`${crowd.open} messages or acks never arrived`);
}
