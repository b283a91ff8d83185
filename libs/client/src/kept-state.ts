import type { Epoch, Member, Preference, RoomEntry, RoomId, User, UserId } from '@parley/events';
import type { Window } from './window.ts';

/** A room's newest messages and the rev up to which they are complete: one without the other is worth nothing. */
export interface HeldMessages {
  readonly cursor: number;
  readonly tail: Window;
  /** Whoever wrote or reacted. */
  readonly users: readonly User[];
  /** When the room was last on a screen: who is long gone makes room. */
  readonly openedAt: number;
}

/** A room's first members, as far as they were shown, and the rev up to which that is how they were. */
export interface HeldMembers {
  readonly cursor: number;
  readonly members: readonly Member[];
  readonly users: readonly User[];
  /** The last of the last page, and whether others come after it. */
  readonly reached: UserId;
  readonly more: boolean;
}

export interface KeptRoom {
  readonly entry: RoomEntry;
  /** Who gives a direct room its title. */
  readonly people: readonly User[];
  /** Only of rooms that were opened. */
  readonly held?: HeldMessages;
  /** Only of rooms whose members were on a screen. */
  readonly members?: HeldMembers;
}

/** What a person saw, for the next start to show before the network answers. */
export interface KeptState {
  readonly user: User;
  readonly epoch: Epoch;
  /** What they set for themself. */
  readonly preferences?: readonly Preference[];
  readonly rooms: readonly KeptRoom[];
}

export interface KeptChange extends KeptState {
  /** Rooms that are no longer mine. */
  readonly lost: readonly RoomId[];
}

/** Where it is kept. Nothing depends on it but the speed of a start. */
export interface StateStorage {
  /** Merges into what is kept, all or nothing; a state of another epoch is forgotten first. */
  save(change: KeptChange): Promise<void>;
}

/** Of two tabs' versions of a room the further one, part by part. */
export function mergeKept(known: KeptRoom | undefined, fresh: KeptRoom): KeptRoom {
  if (known === undefined) return fresh;
  const { entry, people } = fresh.entry.head.rev >= known.entry.head.rev ? fresh : known;
  const held = mergeHeld(known.held, fresh.held);
  const members = mergeMembers(known.members, fresh.members);
  return {
    entry,
    people,
    ...(held !== undefined && { held }),
    ...(members !== undefined && { members }),
  };
}

function mergeMembers(
  known: HeldMembers | undefined,
  fresh: HeldMembers | undefined,
): HeldMembers | undefined {
  if (known === undefined || fresh === undefined) return fresh ?? known;
  return fresh.cursor >= known.cursor ? fresh : known;
}

function mergeHeld(
  known: HeldMessages | undefined,
  fresh: HeldMessages | undefined,
): HeldMessages | undefined {
  if (known === undefined || fresh === undefined) return fresh ?? known;
  const further = fresh.cursor >= known.cursor ? fresh : known;
  return { ...further, openedAt: Math.max(known.openedAt, fresh.openedAt) };
}
