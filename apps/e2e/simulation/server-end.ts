import type { ServerFrame } from '@parley/client';
import type { Connection, Frame, Principal, Sink } from '@parley/core';
import { type Ack, type CommandName, commands } from '@parley/events';
import type { ClientEnd } from './client-end.ts';
import type { Line } from './line.ts';
import type { Life } from './server.ts';

/** What a frame is on the wire, and how many bytes. Made once for all who get it. */
interface Encoded {
  readonly frame: ServerFrame;
  readonly bytes: number;
}

function encode({ event, data }: Frame): Encoded {
  const json = JSON.stringify({ event, data });
  return { frame: JSON.parse(json), bytes: json.length };
}

/** The server's end of a line: an edge. Its reader may be slow: then what is written piles up here. */
export class ServerEnd implements Sink {
  readonly #line: Line;
  readonly #client: ClientEnd;
  #open = true;
  #life: Life | undefined;
  #principal: Principal | undefined;
  #connection: Connection | undefined;
  #piled: (() => void)[] | undefined;
  #queued = 0;

  constructor(line: Line, client: ClientEnd) {
    this.#line = line;
    this.#client = client;
  }

  get open(): boolean {
    return this.#open;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** A handshake has arrived. */
  async accept(): Promise<void> {
    const { session, server } = this.#line.options;
    const life = server.life;
    if (!life) return this.#refuse('unreachable');
    this.#life = life;
    life.lines.add(this.#line);
    try {
      const known = await life.core.authenticate(session);
      if (!known) return this.#refuse('unauthenticated');
      this.#principal = known.principal;
      await this.#attach(life, known.principal);
    } catch {
      if (this.#open) this.#refuse('refused');
    }
  }

  /** As every edge does: a sign-out between the two found no socket to close, so that it must be looked for again. */
  async #attach(life: Life, principal: Principal): Promise<void> {
    const connection = await life.core.attach(principal, this);
    if (!this.#open) return life.core.detach(connection);
    this.#connection = connection;
    try {
      if (await life.core.authenticate(this.#line.options.session)) return;
    } catch (error) {
      life.core.detach(connection);
      throw error;
    }
    life.core.detach(connection);
    if (this.#open) this.#refuse('unauthenticated');
  }

  /** A command has arrived. */
  receive(command: CommandName, json: string, answer: (ack: Ack<unknown>) => void): void {
    const { server } = this.#line.options;
    if (!this.#open || !this.#life || !this.#principal || server.pass('received')) return;
    const caller = { principal: this.#principal, connection: this.#connection };
    void this.#life.core.dispatch(caller, command, JSON.parse(json), json.length).then((ack) => {
      if (!this.#open || (commands[command].durable && server.pass('beforeAck'))) return;
      const told = JSON.stringify(ack);
      this.#push(told.length, () => answer(JSON.parse(told)));
    });
  }

  write(frame: Frame): void {
    const { fanoutFault, server } = this.#line.options;
    const { frame: wire, bytes } = frame.encoded(encode);
    if (!this.#open || (wire.event === 'room:changed' && server.pass('broadcast'))) return;
    if (fanoutFault) fanoutFault(this.#line, wire, (passed) => this.#hint(passed, bytes));
    else this.#hint(wire, bytes);
  }

  queuedBytes(): number {
    return this.#queued;
  }

  close(): void {
    this.#push(0, () => this.#client.closed('lost'));
    this.lose();
  }

  /** The reader takes nothing until `resume`. */
  stall(): void {
    this.#piled ??= [];
  }

  resume(): void {
    const piled = this.#piled ?? [];
    this.#piled = undefined;
    this.#queued = 0;
    for (const arrive of piled) this.#line.down.carry(arrive);
    this.#connection?.drained();
  }

  /** The socket is gone. */
  lose(): void {
    if (!this.#open) return;
    this.#open = false;
    if (this.#connection) this.#life?.core.detach(this.#connection);
    this.#forget();
  }

  /** The process has died; its machine tells the other end, or does not. */
  died(): void {
    this.#open = false;
    this.#forget();
    if (this.#line.options.random.chance(0.8)) this.#line.down.carry(() => this.#client.closed('lost'));
    else this.#line.freeze('up', 'down');
  }

  /** Gives the device something, whatever the state of the rooms. */
  deliver(frame: ServerFrame, bytes = JSON.stringify(frame).length): void {
    this.#push(bytes, () => this.#client.event(frame));
  }

  /** What the server says of rooms goes by other nodes: it may get lost, come twice or late. It is only a hint. */
  #hint(frame: ServerFrame, bytes: number): void {
    const { random, mishap, plan, clock, tally } = this.#line.options;
    if (frame.event !== 'room:changed') return this.deliver(frame, bytes);
    const { room } = frame.data;
    if (mishap(plan.hints.lost)) return tally.add('frames lost');
    const copies = mishap(plan.hints.doubled) ? 2 : 1;
    if (copies > 1) tally.add('frames doubled');
    for (let copy = 0; copy < copies; copy += 1) {
      if (!mishap(plan.hints.late)) {
        this.deliver(frame, bytes);
        continue;
      }
      tally.add('frames late');
      clock.after(random.below(600), () => {
        if (this.#connection?.rooms.has(room)) this.deliver(frame, bytes);
      });
    }
  }

  #push(bytes: number, arrive: () => void): void {
    if (!this.#open) return;
    this.#queued += this.#piled ? bytes * this.#line.options.plan.heaviness : 0;
    if (this.#piled) this.#piled.push(arrive);
    else this.#line.down.carry(arrive);
  }

  #refuse(reason: 'unreachable' | 'unauthenticated' | 'refused'): void {
    this.#open = false;
    this.#forget();
    this.#line.down.carry(() => this.#client.closed(reason));
  }

  #forget(): void {
    this.#life?.lines.delete(this.#line);
    this.#connection = undefined;
    this.#piled = undefined;
    this.#queued = 0;
  }
}
