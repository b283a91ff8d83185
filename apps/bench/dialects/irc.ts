import { lineFraming } from '../generator/framing.ts';
import { type Dialect, type Heard, other, readSaid } from './dialect.ts';

/** IRC (RFC 1459): the server acknowledges no message, and does not send it back to its author. */
const spoken = {
  framing: lineFraming,
  upgrades: false,
  acks: false,
  say: ({ room }, _id, text) => `PRIVMSG ${room} :${text}`,
} as const satisfies Partial<Dialect>;

const hello = (name: string): string => `NICK ${name}\r\nUSER ${name} 0 * :${name}\r\n`;

/** Somebody in a channel, who listens. */
export const ircMember: Dialect = {
  ...spoken,
  hello: ({ name, room }) => `${hello(name)}JOIN ${room}\r\n`,
  hear(payload, { room }) {
    const text = payload.toString();
    const [, command, target] = text.split(' ', 3);
    if (command === 'PRIVMSG' && target === room) {
      const said = readSaid(text);
      return said ? { kind: 'said', said: [said] } : other;
    }
    // End of the list of names: the channel is entered.
    return command === '366' ? { kind: 'joined' } : hearServer(text);
  },
};

/** Somebody outside the channel, who talks into it: authors get nothing back, so that listeners can all get the same. */
export const ircSpeaker: Dialect = {
  ...spoken,
  hello: ({ name }) => hello(name),
  hear(payload) {
    const text = payload.toString();
    return text.split(' ', 2)[1] === '001' ? { kind: 'joined' } : hearServer(text);
  },
};

function hearServer(text: string): Heard {
  if (text.startsWith('PING')) return { kind: 'asked', reply: `PONG ${text.slice(5)}` };
  return text.startsWith('ERROR') ? { kind: 'broken', why: text } : other;
}
