/** People who talk, in rooms of their own, through clients of both kinds, while everything is written down. */
import {
  type Ack,
  type Clock,
  type ErrorCode,
  GENERAL,
  LOBBY,
  type RoomId,
  type UserId,
} from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import type { ClientName, LogEvent, LogLine } from '../checker/history.ts';
import { newId } from '../harness/ids.ts';
import { type Person, signIn } from '../harness/person.ts';
import { LightClient } from './light-client.ts';
import type { Order } from './light-outbox.ts';
import type { Logbook } from './logged-transport.ts';
import { NativeTransport } from './native-transport.ts';
import type { Participant } from './participant.ts';
import { RealClient } from './real-client.ts';

/** Longer than anything takes on a busy machine, shorter than the faults that must be noticed. */
const PATIENCE_MS = 2_500;
/** How often somebody tries to sign in. */
const ATTEMPTS = 5;
/** Lines that are told when something is amiss. */
const SEEN = 12;
const emoji = ['👍', '🎉', '🌳', '🚀'];

export interface CrowdOptions {
  /** Makes the names of this crowd's people and rooms different from those of others. */
  readonly name: string;
  readonly light: number;
  /** Of them as many again through libs/client. */
  readonly real: number;
  readonly rooms: number;
  /** The server itself, for signing in. */
  readonly url: string;
  /** What clients connect to: some directly, some over a line that breaks. */
  readonly routes: readonly string[];
  readonly clock: Clock;
  readonly random: SeededRandom;
}

/** A message of one's own, to be edited or deleted. */
interface Own {
  readonly room: RoomId;
  readonly seq: number;
}

/** How many messages were sent and acknowledged, and how many attempts had no answer, or a refusal. */
export type Counts = Record<'sent' | 'acked' | 'unanswered' | 'refused', number>;

interface Talker {
  readonly client: Participant;
  readonly own: Own[];
  /** Says nothing, and reads nothing. */
  asleep: boolean;
}

/** Somebody who has stopped reading. */
export interface Sleeper {
  readonly client: LightClient;
  /** One of their rooms. */
  readonly room: RoomId;
  wake(): void;
}

interface LightTalker extends Talker {
  readonly client: LightClient;
  readonly transport: NativeTransport;
}

export class Crowd {
  readonly lines: LogLine[] = [];
  /** Where they talk. */
  readonly rooms: readonly RoomId[];
  readonly #options: CrowdOptions;
  readonly #people: readonly Person[];
  readonly #owners: ReadonlyMap<RoomId, UserId>;
  readonly #talkers: Talker[] = [];
  readonly #lightTalkers: LightTalker[] = [];
  readonly #refusals = new Map<ErrorCode, number>();
  readonly #counts: Counts = { sent: 0, acked: 0, unanswered: 0, refused: 0 };
  #said = 0;

  private constructor(options: CrowdOptions, people: readonly Person[], owners: ReadonlyMap<RoomId, UserId>) {
    this.#options = options;
    this.#people = people;
    this.#owners = owners;
    this.rooms = [...owners.keys()];
    people.forEach((person, at) => {
      const logbook = this.#logbook(`${person.name}`, person.user.id);
      if (at < options.light) this.#addLight(person, at, logbook);
      else this.#addReal(person, logbook);
    });
  }

  /** Signs everybody in and makes the rooms; nobody is connected yet. */
  static async gather(options: CrowdOptions): Promise<Crowd> {
    const { name, light, real, url } = options;
    const people: Person[] = [];
    for (let at = 0; at < light + real; at += 1) people.push(await arrive(url, `${name} person ${at + 1}`));
    return new Crowd(options, people, await makeRooms(options, people));
  }

  get clients(): readonly Participant[] {
    return this.#talkers.map(({ client }) => client);
  }

  /** All rooms they are in: also those in which everybody is. */
  get allRooms(): ReadonlySet<RoomId> {
    return new Set([...this.rooms, GENERAL, LOBBY]);
  }

  get counts(): Readonly<Counts> {
    return { ...this.#counts };
  }

  /** How often a message was refused with this code. */
  refusals(code: ErrorCode): number {
    return this.#refusals.get(code) ?? 0;
  }

  start(): void {
    for (const { client } of this.#talkers) client.start();
  }

  close(): void {
    for (const { client } of this.#talkers) client.close();
  }

  /** One person does one thing. */
  act(): void {
    const talker = this.#options.random.pick(this.#talkers);
    const rooms = this.#roomsOf(talker);
    if (rooms.length === 0 || talker.asleep) return;
    const order = this.#choose(talker, this.#options.random.pick(rooms));
    talker.client.order(order);
  }

  /** Somebody in `room` says something of this many characters, of three bytes each. */
  shout(room: RoomId, length: number): void {
    const talkers = this.#talkers.filter(({ client, asleep }) => !asleep && client.cursors.has(room));
    this.#options.random.pick(talkers).client.order(this.#message(room, '語'.repeat(length)));
  }

  /** The newest rev of the room that anybody has. */
  headOf(room: RoomId): number {
    return Math.max(0, ...this.#talkers.map(({ client }) => client.cursors.get(room) ?? 0));
  }

  /** The last that a client wrote of a room and of its line, in short. */
  lastSeen(client: ClientName, room: RoomId | undefined): readonly string[] {
    const about = this.lines.filter(
      (line) =>
        line.client === client &&
        (('room' in line && line.room === room) ||
          ['connected', 'disconnected', 'synced'].includes(line.kind)),
    );
    return about.slice(-SEEN).map((line) => JSON.stringify(line).slice(0, 240));
  }

  /** Opens a tab of somebody anew. */
  restartOne(): void {
    this.#options.random.pick(this.#lightTalkers).client.restart();
  }

  /** Lets somebody who waits for nothing fall asleep, if there is anybody. */
  putToSleep(): Sleeper | undefined {
    const talker = this.#lightTalkers.find(({ client }) => client.unrest === undefined);
    const [room] = talker ? this.#roomsOf(talker) : [];
    if (!talker || room === undefined) return undefined;
    talker.asleep = true;
    talker.transport.stall();
    const wake = (): void => {
      talker.asleep = false;
      talker.transport.resume();
    };
    return { client: talker.client, room, wake };
  }

  /** True if somebody can come in and read a room now. */
  async canRead(): Promise<boolean> {
    const [room] = this.rooms;
    const owner = this.#people.find(({ user }) => room !== undefined && this.#owners.get(room) === user.id);
    if (room === undefined || !owner) return false;
    const wire = await owner.open();
    const answer = await wire.command('room:history', { room });
    await wire.close();
    return answer.ok;
  }

  #roomsOf({ client }: Talker): RoomId[] {
    const { cursors } = client;
    return this.rooms.filter((room) => cursors.has(room));
  }

  #choose({ client, own }: Talker, room: RoomId): Order {
    const { random } = this.#options;
    const op = newId();
    const dice = random.next();
    const mine = own.filter((message) => message.room === room);
    if (dice < 0.04 && mine.length > 0)
      return { command: 'message:edit', data: { op, room, seq: random.pick(mine).seq, text: this.#text() } };
    if (dice < 0.06 && mine.length > 0)
      return { command: 'message:delete', data: { op, room, seq: random.pick(mine).seq } };
    if (dice < 0.12 && mine.length > 0) {
      const { seq } = random.pick(mine);
      return {
        command: 'message:react',
        data: { op, room, seq, emoji: random.pick(emoji), on: random.chance(0.7) },
      };
    }
    if (dice < 0.15 && mine.length > 0)
      return { command: 'read:set', data: { op, room, seq: random.pick(mine).seq } };
    if (dice < 0.18) return this.#membership(client, room, op);
    return this.#message(room, this.#text());
  }

  #membership(client: Participant, room: RoomId, op: string): Order {
    const { random } = this.#options;
    const other = random.pick(this.#people).user.id;
    const owner = this.#owners.get(room);
    if (owner === client.user.id && other !== owner)
      return { command: 'room:remove', data: { op, room, user: other } };
    return { command: 'room:invite', data: { op, room, users: [other] } };
  }

  #message(room: RoomId, text: string): Order {
    return { command: 'message:send', data: { room, id: newId(), text } };
  }

  #text(): string {
    this.#said += 1;
    return `${this.#options.name} ${this.#said} ${'.'.repeat(this.#options.random.below(300))}`;
  }

  #addLight(person: Person, at: number, logbook: Logbook): void {
    const { routes, clock, random } = this.#options;
    const own: Own[] = [];
    const transport = new NativeTransport({
      url: routes[at % routes.length] ?? '',
      cookie: person.cookie,
      handshakeMs: PATIENCE_MS,
    });
    const client = new LightClient({
      user: person.user,
      transport,
      logbook,
      clock,
      random,
      patienceMs: PATIENCE_MS,
      onSettled: ({ command, data }, ack: Ack<object>) => {
        if (command === 'message:send' && ack.ok && 'seq' in ack.data)
          own.push({ room: data.room as RoomId, seq: Number(ack.data.seq) });
      },
    });
    const talker = { client, own, transport, asleep: false };
    this.#talkers.push(talker);
    this.#lightTalkers.push(talker);
  }

  #addReal(person: Person, logbook: Logbook): void {
    const { routes, clock, random } = this.#options;
    const client = new RealClient({
      user: person.user,
      url: routes[this.#talkers.length % routes.length] ?? '',
      cookie: person.cookie,
      logbook,
      clock,
      random: random.next,
    });
    this.#talkers.push({ client, own: [], asleep: false });
  }

  #logbook(client: ClientName, user: UserId): Logbook {
    const { clock } = this.#options;
    const time = () => clock.monotonic();
    return {
      time,
      write: (event: LogEvent) => {
        this.#count(event);
        this.lines.push({ at: time(), client, user, ...event });
      },
    };
  }

  #count(event: LogEvent): void {
    if (event.kind === 'refused') this.#refusals.set(event.code, this.refusals(event.code) + 1);
    if (Object.hasOwn(this.#counts, event.kind)) this.#counts[event.kind as keyof Counts] += 1;
  }
}

/**
 * Signs somebody in. An idle connection that is used again in the moment in which the server closes it fails the request,
 * and it is not known whether it was done: then they come by another name.
 */
async function arrive(url: string, name: string, attempt = 1): Promise<Person> {
  try {
    return await signIn(url, attempt === 1 ? name : `${name} again ${attempt}`);
  } catch (error) {
    if (!(error instanceof TypeError) || attempt === ATTEMPTS) throw error;
    return arrive(url, name, attempt + 1);
  }
}

/** Private rooms, and one channel; each of somebody else, with about half of the others in it. */
async function makeRooms(
  { name, rooms, random }: CrowdOptions,
  people: readonly Person[],
): Promise<ReadonlyMap<RoomId, UserId>> {
  const owners = new Map<RoomId, UserId>();
  for (let at = 0; at < rooms; at += 1) {
    const owner = people[at % people.length];
    if (!owner) throw new Error('A crowd needs people.');
    const others = people.filter((person) => person !== owner && random.chance(0.5));
    const wire = await owner.open();
    const { entry } = await wire.do('room:create', {
      op: newId(),
      kind: at === 0 ? 'channel' : 'private',
      name: `${name} room ${at + 1}`,
      users: others.map(({ user }) => user.id),
    });
    owners.set(entry.room.id, owner.user.id);
    await wire.close();
  }
  return owners;
}
