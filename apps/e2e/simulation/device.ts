import {
  type ChatClient,
  type ChatClientOptions,
  createChatClient,
  type Link,
  type LinkReceiver,
  type StoredMessage,
} from '@parley/client';
import type { MessageId, RoomId } from '@parley/events';
import { seededUuids } from '@parley/testkit';
import type { LogEvent } from '../checker/history.ts';
import { viewOf } from '../checker/view.ts';
import { loggedTransport } from '../crash/logged-transport.ts';
import { Line } from './line.ts';
import { OutboxDisk } from './outbox-disk.ts';
import type { Person } from './person.ts';
import { StateDisk } from './state-disk.ts';
import { StoppableClock } from './stoppable-clock.ts';
import type { World } from './world.ts';

/** What the clients on one machine have in common, and what outlives them. */
export interface Machine {
  readonly outbox: OutboxDisk;
  readonly state: StateDisk;
}

/** A client of a person on some machine: an app or a tab, that may crash and start again. */
export class Device {
  readonly name: string;
  readonly person: Person;
  readonly machine: Machine;
  /** Milliseconds by which its wall clock is wrong. */
  wall = 0;
  /** True while it has no network. */
  offline = false;
  readonly #world: World;
  readonly #newId: () => string;
  readonly #shown = new Map<RoomId, () => void>();
  #client: ChatClient | undefined;
  #line: Line | undefined;

  constructor(world: World, person: Person, name: string, machine = newMachine(world)) {
    this.#world = world;
    this.person = person;
    this.name = name;
    this.machine = machine;
    this.#newId = seededUuids(world.random, () => world.clock.now() + this.wall);
  }

  /** The client while it runs. */
  get client(): ChatClient | undefined {
    return this.#client;
  }

  /** Its connection, or the one it had last. */
  get line(): Line | undefined {
    return this.#line;
  }

  get shown(): ReadonlyMap<RoomId, () => void> {
    return this.#shown;
  }

  log(event: LogEvent): void {
    this.#world.log({
      at: this.#world.clock.monotonic(),
      client: this.name,
      user: this.person.user.id,
      ...event,
    });
  }

  start(): void {
    if (this.#client) return;
    const { clock, random, plan } = this.#world;
    const { kept } = this.machine.state;
    this.log({ kind: 'started' });
    this.#client = createChatClient({
      transport: loggedTransport(
        { connect: (receiver) => this.#connect(receiver) },
        { write: (event) => this.log(event), time: () => clock.monotonic() },
      ),
      server: 'simulated',
      // Some know who they are before the server says so, and what they saw last.
      ...(random.chance(0.7) && { user: this.person.user, ...(plan.warm && kept && { kept }) }),
      ...(plan.warm && { stateStorage: this.machine.state }),
      ...this.#outbox(),
      clock: new StoppableClock(clock, () => this.wall),
      random: random.next,
      newId: this.#newId,
    });
    this.#client.start();
  }

  /** The client dies, and with it what it had in memory. */
  crash(): void {
    this.#client?.close();
    this.#client = undefined;
    this.#shown.clear();
    this.machine.outbox.crash(this.name);
  }

  send(room: RoomId, text: string): void {
    const ack = this.#client?.send(room, text);
    if (ack?.ok) this.log({ kind: 'sent', room, id: ack.data.id, text });
  }

  retry(room: RoomId, id: MessageId, text: string): void {
    this.log({ kind: 'sent', room, id, text });
    this.#client?.retry(id);
  }

  discard(room: RoomId, id: MessageId): void {
    this.log({ kind: 'discarded', room, id });
    this.#client?.discard(id);
  }

  show(room: RoomId): void {
    const client = this.#client;
    if (!client || this.#shown.has(room)) return;
    const stop = [
      client.timeline(room).subscribe(() => {}),
      client.members(room).subscribe(() => {}),
      client.watch({ rooms: [room] }),
    ];
    this.#shown.set(room, () => {
      for (const each of stop) each();
    });
  }

  hide(room: RoomId): void {
    this.#shown.get(room)?.();
    this.#shown.delete(room);
  }

  /** Writes down what is on the screen. */
  look(room: RoomId, final = false): void {
    if (this.#client) this.log(viewOf(this.#client, room, final));
  }

  #outbox(): Pick<ChatClientOptions, 'outboxStorage' | 'sharedOutbox'> {
    const { outbox } = this.machine;
    const kept = ({ room, id }: StoredMessage): void => this.log({ kind: 'kept', room, id });
    return this.#world.plan.tabs
      ? { sharedOutbox: outbox.shared(this.name, kept) }
      : { outboxStorage: outbox.alone(this.name, kept) };
  }

  #connect(receiver: LinkReceiver): Link {
    const { clock, random, mishap, plan, server, tally, fault } = this.#world;
    this.#line = new Line({
      clock,
      random,
      mishap,
      plan,
      server,
      tally,
      session: this.person.session,
      receiver,
      doubled: (command, data) => {
        // The second one may take effect, and nobody will hear its answer.
        if (command !== 'message:send' || !('id' in data) || !('room' in data)) return;
        const [id, room] = [data.id as MessageId, data.room as RoomId];
        this.log({ kind: 'unanswered', room, id, asked: clock.monotonic() });
      },
      fanoutFault: fault?.fanout,
    });
    if (this.offline) this.#line.freeze('up', 'down');
    return this.#line.link;
  }
}

function newMachine({ clock, random, mishap, plan, fault }: World): Machine {
  return {
    outbox: new OutboxDisk({ clock, random, mishap, fails: plan.outboxFails, fault: fault?.outbox }),
    state: new StateDisk(clock, random),
  };
}
