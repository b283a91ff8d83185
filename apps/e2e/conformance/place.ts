import { randomUUID } from 'node:crypto';
import type { RoomId } from '@parley/events';
import type { WireKind } from '../harness/codecs.ts';
import { type Person, register, signIn, signInAs } from '../harness/person.ts';
import { ParleyServer } from '../harness/server.ts';
import { attempt, type Attempt, type Wire, type WireOptions } from '../harness/wire.ts';

/** The origin that our own server is told to let in; a server at PARLEY_URL should be told the same. */
export const ALLOWED_ORIGIN = 'https://friend.example';
export const FOREIGN_ORIGIN = 'https://stranger.example';

/** Names must be free also on a server that has seen these tests before. */
export const unique = (name: string): string => `${name} ${randomUUID().slice(0, 8)}`;

/** The server under test, and people who come to it. */
export interface Place {
  readonly url: string;
  newcomer(name?: string): Promise<Person>;
  /** Somebody who has registered, after the owner. */
  member(name: string): Promise<Person>;
  /** Who owns the place: of a server at PARLEY_URL, whoever PARLEY_OWNER names as `login:password`. */
  owner(): Promise<Person>;
  /** Connects without taking for granted that it works. */
  attempt(kind: WireKind, options?: WireOptions): Promise<Attempt>;
}

/** A server whose limits are lifted, for tests in which hundreds of people come from one address. */
const unlimited = { ALLOWED_ORIGINS: ALLOWED_ORIGIN, RATE_LIMITS: 'off' };

/**
 * The server at PARLEY_URL, started with the same variables, or one of our own for this file. After each test all wires
 * are closed, and none may have carried a frame that breaks the contract.
 */
export const openPlace = (): Place => prepare(process.env['PARLEY_URL'], unlimited);

/** A server of our own with its limits as they are. */
export const openLimitedPlace = (): Place => prepare(undefined, {});

function prepare(given: string | undefined, env: Readonly<Record<string, string>>): Place {
  const wires = new Set<Wire>();
  let own: ParleyServer | undefined;
  let owner: Promise<Person> | undefined;

  beforeAll(async () => {
    if (given === undefined) own = await ParleyServer.start({ env });
  }, 30_000);

  afterEach(async () => {
    const violations = [...wires].flatMap((wire) => wire.inbox.violations);
    await Promise.all([...wires].map((wire) => wire.close()));
    wires.clear();
    expect(violations).toEqual([]);
  });

  afterAll(() => own?.dispose());

  const keep = (wire: Wire): Wire => {
    wires.add(wire);
    return wire;
  };

  return {
    get url() {
      return given ?? own?.url ?? '';
    },
    async newcomer(name = 'Ada') {
      const person = await signIn(this.url, unique(name));
      return { ...person, open: async (kind, options) => keep(await person.open(kind, options)) };
    },
    async member(name) {
      await this.owner();
      return register(this.url, unique(name));
    },
    owner() {
      const [login = '', password = ''] = (process.env['PARLEY_OWNER'] ?? '').split(':');
      return (owner ??= given === undefined ? register(this.url, 'Olga') : signInAs(given, login, password));
    },
    async attempt(kind, options) {
      const result = await attempt(kind, this.url, options);
      if (result.opened) keep(result.wire);
      return result;
    },
  };
}

/** Ada leads a room that Ben is in; one message of hers stands there. */
export interface Scene {
  readonly ada: Wire;
  readonly adaIs: Person;
  readonly ben: Wire;
  readonly benIs: Person;
  readonly room: RoomId;
}

export async function setScene(
  place: Place,
  wireKind: WireKind,
  roomKind: 'channel' | 'private' = 'channel',
): Promise<Scene> {
  const [adaIs, benIs] = await Promise.all([place.newcomer('Ada'), place.newcomer('Ben')]);
  const [ada, ben] = await Promise.all([adaIs.open(wireKind), benIs.open(wireKind)]);
  const { entry } = await ada.do('room:create', {
    kind: roomKind,
    name: unique('Harbour'),
    users: [benIs.user.id],
  });
  const room = entry.room.id;
  await ben.event('self:changed', ({ gained }) => gained?.[0]?.room.id === room);
  return { ada, adaIs, ben, benIs, room };
}
