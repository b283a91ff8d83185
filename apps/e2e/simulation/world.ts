import type { StoredMessage } from '@parley/client';
import type { SessionId } from '@parley/core';
import type { Clock } from '@parley/events';
import { FakeClock, type SeededRandom, seededRandom } from '@parley/testkit';
import type { LogLine } from '../checker/history.ts';
import { Device, type Machine } from './device.ts';
import { type CommitFault, Disk } from './disk.ts';
import type { FanoutFault } from './line.ts';
import type { Person } from './person.ts';
import { type Mishap, type Plan, planOf } from './plan.ts';
import { Server } from './server.ts';
import { Tally } from './tally.ts';

/** A bug put in on purpose, to see that it is found. */
export interface Fault {
  readonly commit?: CommitFault;
  readonly fanout?: FanoutFault;
  /** Commits that the disk loses when the server dies. */
  readonly forgets?: number;
  /** Makes of an outbox as it is stored what is read back. */
  readonly outbox?: (messages: readonly StoredMessage[]) => readonly StoredMessage[];
}

/** Everything of one run: people and their devices, the server and its disk, and the time they share. */
export class World {
  readonly plan: Plan;
  readonly random: SeededRandom;
  readonly tally = new Tally();
  readonly lines: LogLine[] = [];
  readonly people: Person[] = [];
  readonly disk: Disk;
  readonly server: Server;
  readonly fault: Fault | undefined;
  readonly #time = new FakeClock();
  #calm = false;
  #steps = 0;
  #arrivals = 0;
  #sessions = 0;

  constructor(seed: number, fault?: Fault) {
    this.plan = planOf(seed);
    this.random = seededRandom(seed ^ 0x5eed);
    this.fault = fault;
    const { clock, random, mishap, plan, tally } = this;
    this.disk = new Disk(clock);
    this.server = new Server({ clock, random, mishap, plan, disk: this.disk, tally, fault });
  }

  /** The time of everything; each thing that it makes happen counts as a step. */
  readonly clock: Clock = {
    // As the clocks of machines tell it: in whole milliseconds.
    now: () => Math.floor(this.#time.now()),
    monotonic: () => this.#time.monotonic(),
    after: (ms, task) =>
      this.#time.after(ms, () => {
        this.#steps += 1;
        task();
      }),
  };

  readonly mishap: Mishap = (p) => !this.#calm && this.random.chance(p);

  get steps(): number {
    return this.#steps;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#time.pending;
  }

  get devices(): readonly Device[] {
    return this.people.flatMap(({ devices }) => devices);
  }

  log(line: LogLine): void {
    this.lines.push(line);
  }

  advance(ms: number): Promise<void> {
    return this.#time.advance(ms);
  }

  /** From now on nothing goes wrong any more. */
  calmDown(): void {
    this.#calm = true;
  }

  /** Who owns the place, if they are there: the first who came. */
  get owner(): Person | undefined {
    return this.people.find(({ user }) => user.role === 'owner');
  }

  /**
   * Somebody new signs in, on one device, if the server lives long enough to let them. The first registers, and so owns the
   * place; of the others some do.
   */
  async arrive(): Promise<void> {
    const number = ++this.#arrivals;
    const session = this.#newSession();
    const name = `Person ${number}`;
    const password = number === 1 || this.random.chance(0.5) ? `the password of ${number}` : undefined;
    const ack = await (password !== undefined
      ? this.server.register({ name, password }, session)
      : this.server.signIn(name, session));
    if (!ack?.ok) return;
    const person: Person = { user: ack.data.user, session, password, devices: [] };
    this.people.push(person);
    this.addDevice(person);
  }

  /** Signs in again, if they may, and starts all devices anew in that session. */
  async comeBack(person: Person): Promise<void> {
    const session = this.#newSession();
    const [known] = await this.disk.store.users([person.user.id]);
    if (!known || person.password === undefined) return;
    const ack = await this.server.signInAgain({ login: known.name, password: person.password }, session);
    this.tally.add(ack?.ok ? 'returns' : 'returns refused');
    if (!ack?.ok) return;
    person.session = session;
    for (const device of person.devices) {
      device.crash();
      device.start();
    }
  }

  /** The person's session ends, and with it all devices, if the server lives long enough. */
  async signOut({ session, user }: Person): Promise<void> {
    const ack = await this.server.signOut(session, user.id);
    if (ack?.ok) this.tally.add('sign-outs');
  }

  #newSession(): SessionId {
    return `session-${++this.#sessions}` as SessionId;
  }

  /** Another machine of the person, or another tab on one that they have. */
  addDevice(
    person: Person,
    name = `${person.user.id}/${person.devices.length + 1}`,
    machine?: Machine,
  ): Device {
    const device = new Device(this, person, name, machine);
    person.devices.push(device);
    device.start();
    return device;
  }
}
