import { type ServerEventData, type ServerEventName, serverEvents } from '@parley/events';

/**
 * One event on its way to many sockets. Each kind of edge encodes it once (`encoded`), however many sockets take it.
 */
export class Frame<E extends ServerEventName = ServerEventName> {
  readonly event: E;
  readonly data: ServerEventData<E>;
  readonly volatile: boolean;
  readonly #encodings = new Map<object, unknown>();

  constructor(event: E, data: ServerEventData<E>) {
    this.event = event;
    this.data = data;
    this.volatile = serverEvents[event].volatile;
  }

  /** What `encode` made of this frame; it runs once per frame. */
  encoded<T>(encode: (frame: Frame) => T): T {
    const known = this.#encodings.get(encode);
    if (known !== undefined) return known as T;
    const made = encode(this);
    this.#encodings.set(encode, made);
    return made;
  }
}
