import { limits } from '@parley/events';
import type { Socket } from 'socket.io';

/** Event in whose name an oversized frame arrives; its one argument is the frame's size in bytes. */
export const OVERSIZED = 'frame:oversized';

/** Where a Socket.IO packet goes: type, attachments, namespace, id of its ack. */
const address = /^(?:5\d{1,2}-|\d)(?:\/[^,]{0,100},)?\d{0,15}/;
/** An event under a name that Socket.IO keeps for itself. */
const reserved =
  /^(2(?:\/[^,]{0,100},)?\d{0,15}\[")(connect|connect_error|disconnect|disconnecting|newListener|removeListener)"/;
const EMPTY = Buffer.alloc(0);

/**
 * Looks at each frame before Socket.IO decodes it, so that what it would close a connection for, or hold in memory, is
 * answered like any other wrong command. Of a text above limits.frame only the address is left, of such an attachment
 * nothing; an event under a reserved name gets another name, which nobody knows.
 */
export function screenFrames(conn: Socket['conn']): void {
  conn.on('packet', (packet: { type: string; data?: unknown }) => {
    const { data } = packet;
    if (typeof data === 'string') packet.data = screened(data);
    else if (data instanceof Uint8Array && data.length > limits.frame) packet.data = EMPTY;
  });
}

function screened(text: string): string {
  // A UTF-16 code unit has at most three bytes in UTF-8: short texts need no counting.
  const bytes = text.length > limits.frame / 3 ? Buffer.byteLength(text) : text.length;
  return bytes > limits.frame ? shrunk(text, bytes) : text.replace(reserved, '$1reserved:$2"');
}

function shrunk(text: string, bytes: number): string {
  const [to = ''] = address.exec(text) ?? [];
  const isEvent = to.startsWith('2') || to.startsWith('5');
  if (isEvent) return `${to}${JSON.stringify([OVERSIZED, bytes])}`;
  // Nothing but an event has a reason to be long: it becomes an ack to nobody, which is ignored.
  return '3[]';
}
