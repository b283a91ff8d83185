import type { Connection } from '@parley/core';
import { type Ack, connectionRate, failure, limits, nameProblem, tidyName } from '@parley/events';
import type { Budget } from '../../auth/budget.ts';
import { encodeForWsLobby } from '../../fanout/lobby-talk.ts';
import type { LobbyHall } from '../lobby/lobby-hall.ts';
import type { WsEndpoint, WsMessage } from './ws-endpoint.ts';

/** What a client says; without a name it speaks as a nameless guest. */
interface Said {
  readonly message: unknown;
  readonly name?: string | undefined;
}

/** /ws/lobby: the ten-line clients that need no library. A refusal is told to its client alone, as {"error": …}. */
export function wsLobby(hall: LobbyHall, budget: Budget): WsEndpoint {
  const say = async (message: WsMessage, connection: Connection): Promise<Ack<unknown>> => {
    const said = read(message);
    if (said.ok) return hall.say(connection, said.data.message, said.data.name);
    const wait = budget.spend(`malformed:${connection.id}`, connectionRate);
    return wait > 0
      ? failure('rate_limited', 'That is a little fast; wait a moment.', { retryAfterMs: wait })
      : said;
  };
  return {
    edge: 'ws-lobby',
    admit: (_headers, sink) => hall.enter(sink),
    encode: encodeForWsLobby,
    receive: async (message, connection, outlet) => {
      const answer = await say(message, connection);
      if (!answer.ok) outlet.answer({ error: answer.error });
    },
  };
}

function read(message: WsMessage): Ack<Said> {
  if ('binary' in message)
    return failure('invalid', 'Send text, or JSON like {"name":"Ann","message":"Hello"}.');
  const { text, bytes } = message;
  if (bytes > limits.frame) return failure('too_large', `A frame may have ${limits.frame} bytes.`);
  const value = jsonObject(text);
  if (!value) return { ok: true, data: { message: text } };
  const { message: said, name } = value;
  if (name === undefined || name === '') return { ok: true, data: { message: said } };
  const problem = typeof name === 'string' ? nameProblem(name, limits.userName) : 'is not text';
  if (typeof name !== 'string' || problem !== undefined) return failure('invalid', `The name ${problem}.`);
  return { ok: true, data: { message: said, name: tidyName(name) } };
}

/** The text as a JSON object; undefined if it is just a text. */
function jsonObject(text: string): { message?: unknown; name?: unknown } | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
