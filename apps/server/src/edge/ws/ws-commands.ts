import type { Connection, Core, SessionId } from '@parley/core';
import { type Ack, connectionRate, failure, limits, type WsAckFrame } from '@parley/events';
import { admit } from '../../auth/admission.ts';
import type { Budget } from '../../auth/budget.ts';
import { encodeForWs } from '../../fanout/ws-text.ts';
import type { WsEndpoint, WsMessage } from './ws-endpoint.ts';

export interface WsCommandsOptions {
  readonly core: Core;
  readonly budget: Budget;
  /** The session that the headers of a request prove. */
  readonly sessionOf: (headers: { readonly cookie?: string | undefined }) => SessionId | undefined;
}

/** A frame as far as it could be read. */
interface CommandFrame {
  readonly id: number | null;
  readonly command: string | undefined;
  readonly data: unknown;
}

/** /ws: the whole contract as JSON frames, for people who are signed in. */
export function wsCommands({ core, budget, sessionOf }: WsCommandsOptions): WsEndpoint {
  /** Frames that are no commands spend the same kind of budget, before anything is said about them. */
  const malformed = (connection: Connection): Ack<never> => {
    const wait = budget.spend(`malformed:${connection.id}`, connectionRate);
    return wait > 0
      ? failure('rate_limited', 'That is a little fast; wait a moment.', { retryAfterMs: wait })
      : failure('invalid', 'Send text frames like {"id":1,"command":"session:sync","data":{}}.');
  };

  const answer = async (message: WsMessage, connection: Connection): Promise<WsAckFrame> => {
    if ('binary' in message) return { id: null, ack: malformed(connection) };
    const caller = { principal: connection.principal, connection };
    if (message.bytes > limits.frame)
      return { id: idIn(message.text), ack: await core.dispatch(caller, '', undefined, message.bytes) };
    const { id, command, data } = parse(message.text);
    if (id === null || command === undefined) return { id, ack: malformed(connection) };
    return { id, ack: await core.dispatch(caller, command, data, message.bytes) };
  };

  return {
    edge: 'ws',
    admit: (headers, sink) => admit(core, sessionOf(headers), sink),
    encode: encodeForWs,
    receive: async (message, connection, outlet) => outlet.answer(await answer(message, connection)),
  };
}

/** The id of a frame that is too large to be read as a whole, if it stands where clients put it. */
function idIn(text: string): number | null {
  const [, digits] = /^\s*\{\s*"id"\s*:\s*(-?\d{1,15})\s*,/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

function parse(text: string): CommandFrame {
  const { id, command, data } = jsonObject(text);
  return {
    id: Number.isSafeInteger(id) ? Number(id) : null,
    command: typeof command === 'string' ? command : undefined,
    data,
  };
}

function jsonObject(text: string): Readonly<Partial<Record<keyof CommandFrame, unknown>>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
