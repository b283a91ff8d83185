import { webSocketFraming } from '../generator/framing.ts';
import { type Dialect, other, readSaid, upgradeRequest } from './dialect.ts';

/** A plain `ws` server that hands on what it is told. */
export const webSocket: Dialect = {
  framing: webSocketFraming,
  upgrades: true,
  acks: true,
  hello: ({ room, name }, port) => upgradeRequest(`/?room=${room}&name=${name}`, port, ''),
  say: (_person, id, text) => JSON.stringify({ id, text }),
  hear(payload) {
    const text = payload.toString();
    if (text.startsWith('{"ack"')) {
      const { ack }: { ack: number } = JSON.parse(text);
      return { kind: 'acked', id: ack, ok: true, data: undefined };
    }
    if (text === 'welcome') return { kind: 'joined' };
    const said = readSaid(text);
    return said ? { kind: 'said', said: [said] } : other;
  },
};
