/** A line between clients and the server that can break in the ways in which a network breaks. */
import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';

/** One connection through the line: its two ends. */
type Pair = readonly [client: Socket, server: Socket];

/** Forwards TCP connections to a port of this machine. Its own port stays the same while the server restarts. */
export class FaultyLine {
  readonly #listener: Server;
  readonly #target: () => number;
  readonly #pairs = new Set<Pair>();
  #silent = false;

  private constructor(target: () => number) {
    this.#target = target;
    this.#listener = createServer((client) => this.#join(client));
  }

  static async open(target: () => number): Promise<FaultyLine> {
    const line = new FaultyLine(target);
    line.#listener.listen(0, '127.0.0.1');
    await once(line.#listener, 'listening');
    return line;
  }

  get port(): number {
    // A TCP server that listens has an AddressInfo.
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Breaks every connection with a TCP reset on both sides, whatever is on its way; answers how many. */
  reset(): number {
    const pairs = [...this.#pairs];
    for (const end of pairs.flat()) end.resetAndDestroy();
    return pairs.length;
  }

  /**
   * Half-open: nothing is forwarded any more and nobody is told, as when a router forgets its connections. Those that
   * are made meanwhile hang too. Answers how many there are.
   */
  silence(): number {
    this.#silent = true;
    for (const pair of this.#pairs) hold(pair);
    return this.#pairs.size;
  }

  /** Forwards again, for those that have not given up. */
  heal(): void {
    this.#silent = false;
    for (const pair of this.#pairs) forward(pair);
  }

  async close(): Promise<void> {
    this.reset();
    const closed = once(this.#listener, 'close');
    this.#listener.close();
    await closed;
  }

  #join(client: Socket): void {
    const server = createConnection({ host: '127.0.0.1', port: this.#target(), noDelay: true });
    client.setNoDelay(true);
    const pair: Pair = [client, server];
    this.#pairs.add(pair);
    for (const end of pair) {
      // An error is followed by `close`.
      end.on('error', () => undefined);
      end.on('close', () => {
        this.#pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
    if (!this.#silent) forward(pair);
  }
}

function forward([client, server]: Pair): void {
  client.pipe(server).pipe(client);
}

function hold([client, server]: Pair): void {
  client.unpipe(server).pause();
  server.unpipe(client).pause();
}
