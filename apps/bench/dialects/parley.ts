import { CHAT_NAMESPACE, type ServerEventData, WS_PATH } from '@parley/events';
import { v7 as uuidV7 } from 'uuid';
import { webSocketFraming } from '../generator/framing.ts';
import { type Dialect, type Heard, other, readSaid, upgradeRequest } from './dialect.ts';
import { hearEngine, isOk } from './socket-io.ts';

type RoomChanged = ServerEventData<'room:changed'>;

const send = (room: string, text: string): object => ({ room, id: uuidV7(), text });

const eventPrefix = `42${CHAT_NAMESPACE},["`;
const changedPrefix = `${eventPrefix}room:changed",`;

/** Parley over Socket.IO, as its own page speaks it. */
export const parleySocketIo: Dialect = {
  framing: webSocketFraming,
  upgrades: true,
  acks: true,
  hello: ({ cookie }, port) => upgradeRequest('/socket.io/?EIO=4&transport=websocket', port, cookie),
  say: ({ room }, id, text) =>
    `42${CHAT_NAMESPACE},${id}${JSON.stringify(['message:send', send(room, text)])}`,
  command: (id, name, data) => `42${CHAT_NAMESPACE},${id}${JSON.stringify([name, data])}`,
  hear(payload, { room }) {
    const text = payload.toString();
    if (text.startsWith(changedPrefix))
      return changed(JSON.parse(text.slice(changedPrefix.length, -1)), room);
    if (text.startsWith(`${eventPrefix}session:welcomed`)) return { kind: 'joined' };
    if (text.startsWith(`${eventPrefix}session:`)) return { kind: 'broken', why: text.slice(0, 200) };
    if (text.startsWith(`40${CHAT_NAMESPACE}`)) return other;
    return hearEngine(text, `40${CHAT_NAMESPACE},`);
  },
};

/** Parley over its native endpoint. */
export const parleyWs: Dialect = {
  framing: webSocketFraming,
  upgrades: true,
  acks: true,
  hello: ({ cookie }, port) => upgradeRequest(WS_PATH, port, cookie),
  say: ({ room }, id, text) => JSON.stringify({ id, command: 'message:send', data: send(room, text) }),
  command: (id, name, data) => JSON.stringify({ id, command: name, data }),
  hear(payload, { room }) {
    const text = payload.toString();
    if (!text.startsWith('{')) return other;
    const frame: { id: number; ack?: unknown; event?: string; data?: RoomChanged } = JSON.parse(text);
    if (frame.ack !== undefined) return { kind: 'acked', id: frame.id, ok: isOk(frame.ack), data: frame.ack };
    if (frame.event === 'room:changed' && frame.data) return changed(frame.data, room);
    if (frame.event === 'session:welcomed') return { kind: 'joined' };
    return frame.event?.startsWith('session:') ? { kind: 'broken', why: text.slice(0, 200) } : other;
  },
};

function changed({ room, from, to, changes }: RoomChanged, mine: string): Heard {
  if (room !== mine) return other;
  const said = changes.map((change) =>
    change.kind === 'message' ? readSaid(change.message.text) : undefined,
  );
  const ours = said.filter((each) => each !== undefined);
  if (ours.length === 0) return other;
  return ours.length === said.length
    ? { kind: 'said', said: ours, from, to }
    : { kind: 'broken', why: 'a change that nobody of the bench made' };
}
