import type { Link, LinkReceiver, ServerFrame } from '@parley/client';
import type { SessionId } from '@parley/core';
import type { Clock, CommandName } from '@parley/events';
import type { SeededRandom } from '@parley/testkit';
import { ClientEnd } from './client-end.ts';
import { Lane } from './lane.ts';
import type { Mishap, Plan } from './plan.ts';
import type { Server } from './server.ts';
import { ServerEnd } from './server-end.ts';
import type { Tally } from './tally.ts';

/** After this time without a sign of life the server gives a socket up. */
const PING_TIMEOUT_MS = 25_000;

/** Does something to a frame on its way to one line, or lets it go on by `pass`. */
export type FanoutFault = (line: Line, frame: ServerFrame, pass: (frame: ServerFrame) => void) => void;

export interface LineOptions {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly mishap: Mishap;
  readonly plan: Plan;
  readonly server: Server;
  readonly tally: Tally;
  readonly session: SessionId;
  readonly receiver: LinkReceiver;
  /** Called when a command arrives twice: the second answer goes nowhere. */
  readonly doubled: (command: CommandName, data: object) => void;
  readonly fanoutFault: FanoutFault | undefined;
}

/**
 * One connection between a device and the server, as TCP keeps it: in order, until it is cut, falls silent, or one of the
 * two dies. Each end learns of it in its own time, or never.
 */
export class Line {
  readonly options: LineOptions;
  readonly up: Lane;
  readonly down: Lane;
  readonly server: ServerEnd;
  readonly #client: ClientEnd;

  constructor(options: LineOptions) {
    this.options = options;
    const { clock, random, plan } = options;
    this.up = new Lane(clock, random, plan.wire.slowestMs);
    this.down = new Lane(clock, random, plan.wire.slowestMs);
    this.#client = new ClientEnd(this);
    this.server = new ServerEnd(this, this.#client);
    this.up.carry(() => void this.server.accept());
  }

  get link(): Link {
    return this.#client;
  }

  /** False when both ends know that it is over. */
  get isUp(): boolean {
    return this.#client.open || this.server.open;
  }

  /** Breaks; both ends learn of it soon. */
  cut(): void {
    const { clock, random } = this.options;
    this.up.stop();
    this.down.stop();
    clock.after(random.below(200), () => this.#client.closed('lost'));
    clock.after(random.below(200), () => this.server.lose());
  }

  /** Nothing arrives any more in the directions named, and nobody is told. */
  freeze(...lanes: readonly ('up' | 'down')[]): void {
    for (const lane of lanes) this[lane].stop();
    this.options.clock.after(PING_TIMEOUT_MS, () => this.server.lose());
  }
}
