import { type Ack, failure, limits, nameProblem, success, tidyName } from '@parley/events';
import type { EngineLink } from '../../fanout/engine-link.ts';
import { type SocketIoPacket, socketIoPacket } from '../../fanout/socket-io-packet.ts';

/** Rooms of the ten-line clients that one of them may be in. */
const ROOMS_EACH = 20;
/** What is told by the way waits for nobody: who has more than this to read goes without it. */
const VOLATILE_CAP = limits.queuedBytes / 4;

interface Peer {
  readonly link: EngineLink;
  readonly rooms: Set<string>;
}

/**
 * Who is in the lobby over Socket.IO, and the rooms they make there to try how one addresses people. Nothing of it is
 * stored, and all is gone with its last member.
 */
export class LobbyPeers {
  readonly #peers = new Map<string, Peer>();
  readonly #rooms = new Map<string, Set<string>>();

  get size(): number {
    return this.#peers.size;
  }

  add(id: string, link: EngineLink): void {
    this.#peers.set(id, { link, rooms: new Set() });
  }

  remove(id: string): void {
    for (const room of this.#peers.get(id)?.rooms ?? []) this.#drop(id, room);
    this.#peers.delete(id);
  }

  join(id: string, name: unknown): Ack<{ room: string; members: number }> {
    const room = roomName(name);
    if (!room.ok) return room;
    const rooms = this.#peers.get(id)?.rooms ?? new Set();
    if (rooms.size >= ROOMS_EACH && !rooms.has(room.data))
      return failure('conflict', `You are in ${ROOMS_EACH} rooms already; leave one first.`);
    rooms.add(room.data);
    const members = this.#rooms.get(room.data) ?? new Set();
    this.#rooms.set(room.data, members.add(id));
    return success({ room: room.data, members: members.size });
  }

  leave(id: string, name: unknown): Ack<{ room: string }> {
    const room = roomName(name);
    if (!room.ok) return room;
    this.#peers.get(id)?.rooms.delete(room.data);
    this.#drop(id, room.data);
    return success({ room: room.data });
  }

  /** Everyone in a room that `id` is in. */
  inRoom(id: string, name: unknown): Ack<{ room: string; members: readonly string[] }> {
    const room = roomName(name);
    if (!room.ok) return room;
    const members = this.#rooms.get(room.data);
    return members?.has(id)
      ? success({ room: room.data, members: [...members] })
      : failure('forbidden', 'Join the room first.');
  }

  has(id: string): boolean {
    return this.#peers.has(id);
  }

  tellAll(event: string, ...args: readonly unknown[]): void {
    this.tell(this.#peers.keys(), event, ...args);
  }

  /** Tells each of `ids` who keeps up with reading. */
  tell(ids: Iterable<string>, event: string, ...args: readonly unknown[]): void {
    let packet: SocketIoPacket | undefined;
    for (const id of ids) {
      const link = this.#peers.get(id)?.link;
      if (link && link.queuedBytes() <= VOLATILE_CAP)
        link.write((packet ??= socketIoPacket('/', event, ...args)));
    }
  }

  #drop(id: string, room: string): void {
    const members = this.#rooms.get(room);
    if (members?.delete(id) && members.size === 0) this.#rooms.delete(room);
  }
}

function roomName(value: unknown): Ack<string> {
  if (typeof value !== 'string') return failure('invalid', 'A room’s name is text.');
  const problem = nameProblem(value, limits.roomName);
  return problem === undefined ? success(tidyName(value)) : failure('invalid', `The room’s name ${problem}.`);
}
