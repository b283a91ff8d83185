import type { Guests } from '../generator/crowd.ts';
import type { Cores } from './pin.ts';
import type { ServerProcess } from './process.ts';

/** How many people come. */
export interface Size {
  readonly rooms: number;
  readonly membersPerRoom: number;
}

/** A server that runs, and who may come in. */
export interface Venue {
  readonly server: ServerProcess;
  readonly guests: Guests;
  /** Ends the server and deletes what it kept. */
  close(): Promise<void>;
}

export interface Conditions {
  readonly cores: Cores | undefined;
  /** Flags for a server on Node, such as those that make a profile. */
  readonly nodeFlags: readonly string[];
  /** Whether the server counts what happens, where it can. */
  readonly metrics?: boolean;
  /** True if everybody signs in at the very process that is measured, where people sign in; else it finds them on its disk. */
  readonly signsIn?: boolean;
}

/** Something that people could talk on. */
export interface System {
  readonly name: SystemName;
  /** Why it can't be measured here, and what to do about it. */
  readonly obstacle?: () => string | undefined;
  /** Starts it as its users do, with people who may come in. */
  open(size: Size, conditions: Conditions): Promise<Venue>;
}

export const systemNames = ['parley', 'parley-ws', 'socket.io', 'ws', 'socket.io-stored', 'ngircd'] as const;
export type SystemName = (typeof systemNames)[number];
