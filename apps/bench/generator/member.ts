import { connect, type Socket } from 'node:net';
import type { Dialect, Heard, Person } from '../dialects/dialect.ts';
import { textOf } from '../dialects/dialect.ts';
import type { RoomLog, Speaker } from './room-log.ts';
import type { Tally } from './tally.ts';

/** All sockets read into it: what is read is done with, or copied, before the next one reads. */
const incoming = Buffer.allocUnsafe(1024 * 1024);
const HEADERS_END = Buffer.from('\r\n\r\n');

export interface MemberOptions {
  readonly index: number;
  readonly person: Person;
  readonly dialect: Dialect;
  readonly port: number;
  readonly tally: Tally;
  /** Characters of a message. */
  readonly textLength?: number | undefined;
}

/** Somebody at the other end of a raw socket: says things, and follows what is said in a room. */
export class Member implements Speaker {
  readonly person: Person;
  readonly index: number;
  /** The frames of its room while it follows none. */
  readonly frames: { readonly from: number; readonly to: number }[] = [];
  readonly #options: MemberOptions;
  readonly #joined = Promise.withResolvers<void>();
  readonly #sentAt = new Map<number, number>();
  readonly #answers = new Map<number, (heard: Extract<Heard, { kind: 'acked' }>) => void>();
  #socket: Socket | undefined;
  #log: RoomLog | undefined;
  /** Where in the log it is, and how much of that frame it has. */
  #place = 0;
  #progress = 0;
  /** The beginning of a frame whose end has not arrived. */
  #rest: Buffer | undefined;
  #upgraded: boolean;
  #said = 0;
  #asked = 0;
  #over = false;

  constructor(options: MemberOptions) {
    this.person = options.person;
    this.index = options.index;
    this.#options = options;
    this.#upgraded = !options.dialect.upgrades;
  }

  /** Resolves when the server has let it in. */
  enter(): Promise<void> {
    const { dialect, port, tally } = this.#options;
    const socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: incoming,
        callback: (length) => {
          this.#receive(incoming, length);
          return true;
        },
      },
    });
    this.#socket = socket;
    const gone = (why: string): void => {
      if (this.#over) return;
      this.#over = true;
      tally.problem(`member ${this.index} lost its connection: ${why}`);
      this.#joined.reject(new Error(`member ${this.index} was not let in: ${why}`));
    };
    socket.on('error', (error) => gone(error.message));
    socket.on('close', () => gone('closed'));
    socket.write(dialect.hello(this.person, port));
    return this.#joined.promise;
  }

  /** From now on it must get everything that is said. */
  follow(log: RoomLog): void {
    this.#log = log;
    this.#place = log.end;
  }

  /** Says its next message; `at` is when it was due. */
  say(at: number): void {
    const { dialect, tally, textLength } = this.#options;
    const number = ++this.#said;
    this.#sentAt.set(number, at);
    if (dialect.acks)
      this.#answers.set(++this.#asked, ({ ok, data }) => {
        if (!ok) tally.problem(`a message was refused: ${JSON.stringify(data)}`);
        tally.acks += 1;
        if (tally.recording) tally.ack.addMs(performance.now() - at);
      });
    this.#write(dialect.say(this.person, this.#asked, textOf({ sender: this.index, number }, textLength)));
  }

  /** Does a command of Parley and answers with what it was acknowledged with. */
  ask(name: string, data: object): Promise<unknown> {
    const { command } = this.#options.dialect;
    if (!command) throw new Error('this system has no commands');
    const id = ++this.#asked;
    this.#write(command(id, name, data));
    return new Promise((resolve, reject) => {
      this.#answers.set(id, (heard) =>
        heard.ok ? resolve(heard.data) : reject(new Error(`${name}: ${JSON.stringify(heard.data)}`)),
      );
    });
  }

  sentAt(number: number): number | undefined {
    return this.#sentAt.get(number);
  }

  /** Everybody has the message. */
  complete(number: number): void {
    this.#sentAt.delete(number);
  }

  /** Messages that not everybody has, and acks that have not come. */
  get open(): number {
    return this.#sentAt.size + this.#answers.size;
  }

  /** Stops reading, as a suspended phone does. */
  stall(): void {
    this.#socket?.pause();
  }

  /** Resets the connection, so that no port stays taken. */
  leave(): void {
    this.#over = true;
    this.#socket?.resetAndDestroy();
  }

  #write(text: string): void {
    this.#socket?.write(this.#options.dialect.framing.wrap(text));
  }

  #receive(chunk: Buffer, length: number): void {
    let bytes = chunk;
    let end = length;
    if (this.#rest) {
      bytes = Buffer.concat([this.#rest, chunk.subarray(0, length)]);
      end = bytes.length;
      this.#rest = undefined;
    }
    let at = this.#upgraded ? 0 : this.#upgrade(bytes, end);
    while (at < end) {
      const followed = this.#followTo(bytes, at, end);
      if (followed > at) {
        at = followed;
        continue;
      }
      if (this.#progress > 0) {
        // Another frame, which only began like the expected one.
        const begun = this.#log?.at(this.#place)?.wire.subarray(0, this.#progress) ?? Buffer.alloc(0);
        bytes = Buffer.concat([begun, bytes.subarray(at, end)]);
        end = bytes.length;
        at = 0;
        this.#progress = 0;
      }
      const frame = this.#options.dialect.framing.next(bytes, at, end);
      if (!frame) {
        this.#rest = Buffer.from(bytes.subarray(at, end));
        return;
      }
      if (frame.pong) this.#socket?.write(frame.pong);
      else this.#hear(frame.payload, Buffer.from(bytes.subarray(at, frame.end)));
      at = frame.end;
    }
  }

  /** How far the bytes are what comes next in the room: the fast way, without reading them. */
  #followTo(bytes: Buffer, at: number, end: number): number {
    const expected = this.#log?.at(this.#place);
    if (!expected) return at;
    const { wire } = expected;
    const length = Math.min(end - at, wire.length - this.#progress);
    if (wire.compare(bytes, at, at + length, this.#progress, this.#progress + length) !== 0) return at;
    this.#progress += length;
    if (this.#progress === wire.length) {
      this.#progress = 0;
      this.#place += 1;
      this.#log?.received(expected, performance.now());
    }
    return at + length;
  }

  /** Passes over the HTTP answer. */
  #upgrade(bytes: Buffer, end: number): number {
    const headers = bytes.indexOf(HEADERS_END);
    if (headers < 0 || headers >= end) {
      this.#rest = Buffer.from(bytes.subarray(0, end));
      return end;
    }
    const status = bytes.toString('latin1', 0, headers).split('\r\n', 1)[0] ?? '';
    if (!status.includes(' 101 ')) {
      this.#joined.reject(
        new Error(`member ${this.index} was not let in: ${bytes.toString('utf8', 0, end)}`),
      );
      return end;
    }
    this.#upgraded = true;
    return headers + HEADERS_END.length;
  }

  #hear(payload: Buffer, wire: Buffer): void {
    const heard = this.#options.dialect.hear(payload, this.person);
    switch (heard.kind) {
      case 'asked':
        return this.#write(heard.reply);
      case 'joined':
        return this.#joined.resolve();
      case 'acked': {
        const answer = this.#answers.get(heard.id);
        if (!answer) return this.#options.tally.problem(`an ack that nobody waits for: ${heard.id}`);
        this.#answers.delete(heard.id);
        return answer(heard);
      }
      case 'said':
        return this.#heardFirst(heard, wire);
      case 'broken':
        return this.#options.tally.problem(heard.why);
      case 'other':
    }
  }

  #heardFirst(heard: Extract<Heard, { kind: 'said' }>, wire: Buffer): void {
    const log = this.#log;
    if (!log) {
      const { from, to } = heard;
      if (from !== undefined && to !== undefined) this.frames.push({ from, to });
      return;
    }
    if (log.at(this.#place))
      return this.#options.tally.problem(`member ${this.index} got something else than the others`);
    this.#place += 1;
    log.received(log.add(wire, heard), performance.now());
  }
}
