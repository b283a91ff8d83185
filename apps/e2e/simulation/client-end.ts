import type { CloseReason, Link, ServerFrame } from '@parley/client';
import type { Ack, CommandName, Reply, Request } from '@parley/events';
import type { Line } from './line.ts';

/** A device's end of a line. */
export class ClientEnd implements Link {
  readonly #line: Line;
  #open = true;

  constructor(line: Line) {
    this.#line = line;
  }

  get open(): boolean {
    return this.#open;
  }

  send<N extends CommandName>(command: N, data: Request<N>, answer: (ack: Ack<Reply<N>>) => void): void {
    if (!this.#open) return;
    const { up, server, options } = this.#line;
    const json = JSON.stringify(data);
    up.carry(() =>
      server.receive(command, json, (ack) => {
        // The server answers each command with its own reply; the wire carries what it says.
        if (this.#open) answer(ack as Ack<Reply<N>>);
      }),
    );
    if (!options.mishap(options.plan.wire.doubles)) return;
    options.tally.add('commands doubled');
    options.doubled(command, data);
    up.carry(() => server.receive(command, json, () => {}));
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#line.up.carry(() => this.#line.server.lose());
  }

  /** What the server says. */
  event(frame: ServerFrame): void {
    if (this.#open) this.#line.options.receiver.event(frame);
  }

  /** It ended without our doing. */
  closed(reason: CloseReason): void {
    if (!this.#open) return;
    this.#open = false;
    this.#line.options.receiver.closed(reason);
  }
}
