import type { Dialect, Person } from '../dialects/dialect.ts';
import { Member } from './member.ts';
import { type LoggedFrame, RoomLog } from './room-log.ts';
import { Tally } from './tally.ts';

/** Connections that are being opened at a time. */
const AT_A_TIME = 64;

/** Who comes: people by room, and those who only talk where authors do not hear themselves. */
export interface Guests {
  readonly port: number;
  readonly dialect: Dialect;
  readonly rooms: readonly (readonly Person[])[];
  readonly speakers?: { readonly dialect: Dialect; readonly rooms: readonly (readonly Person[])[] };
}

/** How they behave. */
export interface Manners {
  /** So many members of each room stop reading once they are in, and say nothing. */
  readonly stalled?: number | undefined;
  /** Characters of a message. */
  readonly textLength?: number | undefined;
}

interface Room {
  readonly log: RoomLog;
  readonly members: readonly Member[];
  readonly speakers: readonly Member[];
}

/** Everybody who is connected to one server, and what they have seen. */
export class Crowd {
  readonly tally = new Tally();
  /** Called when every member of its room has a frame. */
  onComplete: (frame: LoggedFrame) => void = () => undefined;
  readonly rooms: readonly Room[];
  readonly #everybody: Member[] = [];
  readonly #stalled: number;

  constructor({ port, dialect, rooms, speakers }: Guests, { stalled = 0, textLength }: Manners = {}) {
    const seat = (people: readonly Person[], speaks: Dialect): readonly Member[] =>
      people.map((person) => {
        const index = this.#everybody.length;
        const member = new Member({ index, person, dialect: speaks, port, tally: this.tally, textLength });
        this.#everybody.push(member);
        return member;
      });
    this.rooms = rooms.map((people, at) => {
      const members = seat(people, dialect);
      return {
        members,
        speakers: speakers ? seat(speakers.rooms[at] ?? [], speakers.dialect) : members.slice(stalled),
        log: new RoomLog({
          tally: this.tally,
          speakers: (sender) => this.#everybody[sender],
          receivers: people.length - stalled,
          onComplete: (frame) => this.#completed(frame),
        }),
      };
    });
    for (const { members, log } of this.rooms)
      for (const member of members.slice(stalled)) member.follow(log);
    this.#stalled = stalled;
  }

  get everybody(): readonly Member[] {
    return this.#everybody;
  }

  async enter(): Promise<void> {
    await inTurns(this.#everybody, AT_A_TIME, (member) => member.enter());
    for (const { members } of this.rooms)
      for (const member of members.slice(0, this.#stalled)) member.stall();
  }

  /** Messages that not everybody has, and acks that have not come. */
  get open(): number {
    return this.#everybody.reduce((sum, member) => sum + member.open, 0);
  }

  leave(): void {
    for (const member of this.#everybody) member.leave();
  }

  #completed(frame: LoggedFrame): void {
    for (const { sender, number } of frame.said) this.#everybody[sender]?.complete(number);
    this.onComplete(frame);
  }
}

/** Does `work` for each item, `width` at a time. */
export async function inTurns<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
