import { EventEmitter } from 'node:events';
import { FakeClock } from '@parley/testkit';
import type { WebSocket } from 'ws';
import { Heartbeat } from './heartbeat.ts';

/** A peer that answers pings as long as it lives. */
class Peer extends EventEmitter {
  alive = true;
  pings = 0;
  terminated = false;

  ping(): void {
    this.pings += 1;
    if (this.alive) this.emit('pong');
  }

  terminate(): void {
    this.terminated = true;
    this.emit('close');
  }

  get socket(): WebSocket {
    return this as EventEmitter as WebSocket;
  }
}

const scene = (count: number) => {
  const clock = new FakeClock();
  const heartbeat = new Heartbeat(clock, 1_000, 400);
  const peers = Array.from({ length: count }, () => new Peer());
  for (const peer of peers) heartbeat.watch(peer.socket);
  return { clock, peers };
};

test('one timer serves all sockets, and none is left after the last', async () => {
  const { clock, peers } = scene(100);
  expect(clock.pending).toBe(1);
  await clock.advance(10_000);
  expect(clock.pending).toBe(1);
  for (const peer of peers) peer.terminate();
  expect(clock.pending).toBe(0);
});

test('who answers stays, however long', async () => {
  const { clock, peers } = scene(3);
  await clock.advance(14_000);
  expect(peers.map(({ terminated, pings }) => [terminated, pings])).toEqual(Array(3).fill([false, 10]));
});

test('who vanished is cut off once the answer is overdue, and nobody else', async () => {
  const { clock, peers } = scene(3);
  const [dead] = peers;
  if (dead) dead.alive = false;
  await clock.advance(1_399);
  expect(peers.map(({ terminated }) => terminated)).toEqual([false, false, false]);
  await clock.advance(1);
  expect(peers.map(({ terminated }) => terminated)).toEqual([true, false, false]);
});

test('anything said counts as an answer', async () => {
  const { clock, peers } = scene(1);
  const [busy] = peers;
  if (busy) busy.alive = false;
  await clock.advance(1_200);
  busy?.emit('message');
  await clock.advance(200);
  expect(busy?.terminated).toBe(false);
});

test('it starts again for whoever comes later', async () => {
  const clock = new FakeClock();
  const heartbeat = new Heartbeat(clock, 1_000, 400);
  const first = new Peer();
  heartbeat.watch(first.socket);
  first.terminate();
  const second = new Peer();
  heartbeat.watch(second.socket);
  await clock.advance(1_000);
  expect([first.pings, second.pings]).toEqual([0, 1]);
});
