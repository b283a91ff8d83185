/** How the bytes of a wire are cut into frames, and how a text becomes one. */
export interface Framing {
  /** The frame that begins at `at`, if it has arrived as a whole. */
  next(bytes: Buffer, at: number, end: number): Frame | undefined;
  /** A text on its way to the server. */
  wrap(text: string): Buffer;
}

export interface Frame {
  readonly payload: Buffer;
  /** Bytes to answer with at once: the frame belongs to the wire itself and means nothing. */
  readonly pong?: Buffer;
  /** Where the next frame begins. */
  readonly end: number;
}

/** Clients must mask what they send (RFC 6455, section 5.3); which key they take is theirs to choose. */
const MASK = Buffer.from([0x5a, 0x17, 0xc3, 0x88]);

const TEXT = 0x1;
const PING = 0x9;
const PONG = 0xa;

/** WebSocket as far as a client of our own servers needs it: whole, unmasked frames in, masked text frames out. */
export const webSocketFraming: Framing = {
  next(bytes, at, end) {
    if (end - at < 2) return undefined;
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (end - at < header) return undefined;
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    const start = at + header;
    if (end - start < length) return undefined;
    const payload = bytes.subarray(start, start + length);
    const isPing = ((bytes[at] ?? 0) & 0x0f) === PING;
    return { payload, end: start + length, ...(isPing && { pong: masked(PONG, payload) }) };
  },
  wrap: (text) => masked(TEXT, Buffer.from(text)),
};

/** One whole frame of a client (RFC 6455, section 5.2). */
function masked(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length > 0xffff) throw new RangeError('the bench sends no frame above 64 KiB');
  const header = length < 126 ? 2 : 4;
  const frame = Buffer.allocUnsafe(header + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (length < 126 ? length : 126);
  if (length >= 126) frame.writeUInt16BE(length, 2);
  frame.set(MASK, header);
  const start = header + 4;
  for (let i = 0; i < length; i += 1) frame[start + i] = (payload[i] ?? 0) ^ (MASK[i & 3] ?? 0);
  return frame;
}

const NEWLINE = 0x0a;

/** Lines, as IRC has them. */
export const lineFraming: Framing = {
  next(bytes, at, end) {
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline < 0 || newline >= end) return undefined;
    const last = bytes[newline - 1] === 0x0d && newline > at ? newline - 1 : newline;
    return { payload: bytes.subarray(at, last), end: newline + 1 };
  },
  wrap: (text) => Buffer.from(`${text}\r\n`),
};
