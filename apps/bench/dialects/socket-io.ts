import { webSocketFraming } from '../generator/framing.ts';
import { type Dialect, type Heard, other, readSaid, upgradeRequest } from './dialect.ts';

/** Plain Socket.IO 4 on Engine.IO 4, over WebSocket: what the baselines speak. */
export const socketIo: Dialect = {
  framing: webSocketFraming,
  upgrades: true,
  acks: true,
  hello: ({ room, name }, port) =>
    upgradeRequest(`/socket.io/?EIO=4&transport=websocket&room=${room}&name=${name}`, port, ''),
  say: (_person, id, text) => `42${id}${JSON.stringify(['chat message', text])}`,
  hear(payload) {
    const text = payload.toString();
    if (text.startsWith('42["chat message"')) {
      const said = readSaid(text);
      return said ? { kind: 'said', said: [said] } : { kind: 'broken', why: `not ours: ${text}` };
    }
    return hearEngine(text, '40');
  },
};

/** A text frame of Engine.IO that carries no event. `connect` is what asks for a namespace. */
export function hearEngine(text: string, connect: string): Heard {
  if (text.startsWith('0')) return { kind: 'asked', reply: connect };
  if (text === '2') return { kind: 'asked', reply: '3' };
  if (text.startsWith('40')) return { kind: 'joined' };
  if (text.startsWith('43')) return acked(text);
  if (text.startsWith('44') || text.startsWith('41')) return { kind: 'broken', why: text.slice(0, 200) };
  return other;
}

/** An ack: `43`, a namespace if it is not the first one, the id, and a list with the answer. */
function acked(text: string): Heard {
  const start = text.indexOf('[');
  const comma = text.indexOf(',');
  const id = Number(text.slice(comma > 0 && comma < start ? comma + 1 : 2, start));
  const [data]: unknown[] = JSON.parse(text.slice(start));
  return { kind: 'acked', id, ok: isOk(data), data };
}

/** An answer of Parley says whether it is one; the baselines answer only when all is well. */
export const isOk = (data: unknown): boolean =>
  typeof data !== 'object' || data === null || !('ok' in data) || data.ok === true;
