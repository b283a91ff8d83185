import type { Connection, Core } from '@parley/core';
import { type Ack, connectionRate, failure, type Issue, limits, type WsAckFrame } from '@parley/events';
import { admit } from '../../auth/admission.ts';
import type { Budget } from '../../auth/budget.ts';
import type { Credentials } from '../../auth/credentials.ts';
import { encodeForWs } from '../../fanout/ws-text.ts';
import type { WsEndpoint, WsMessage } from './ws-endpoint.ts';

export interface WsCommandsOptions {
  readonly core: Core;
  readonly budget: Budget;
  /** How many connections one person may have. */
  readonly maxPerUser: number;
  readonly credentials: Credentials;
}

/** A frame as far as it could be read. */
interface CommandFrame {
  readonly id: number | null;
  readonly command: string | undefined;
  readonly data: unknown;
  /** Fields that no frame has. */
  readonly surplus: readonly Issue[];
}

/** /ws: the whole contract as JSON frames, for people who are signed in. */
export function wsCommands({ core, budget, maxPerUser, credentials }: WsCommandsOptions): WsEndpoint {
  /** Frames that are no commands spend the same kind of budget, before anything is said about them. */
  const malformed = (connection: Connection, issues: readonly Issue[] = []): Ack<never> => {
    const wait = budget.spend(`malformed:${connection.id}`, connectionRate);
    return wait > 0
      ? failure('rate_limited', 'That is a little fast; wait a moment.', { retryAfterMs: wait })
      : failure('invalid', 'Send text frames like {"id":1,"command":"session:sync","data":{}}.', {
          ...(issues.length > 0 && { issues }),
        });
  };

  const answer = async (message: WsMessage, connection: Connection): Promise<WsAckFrame> => {
    if ('binary' in message) return { id: null, ack: malformed(connection) };
    const caller = { principal: connection.principal, connection };
    if (message.bytes > limits.frame)
      return { id: idIn(message.text), ack: await core.dispatch(caller, '', undefined, message.bytes) };
    const { id, command, data, surplus } = parse(message.text);
    if (id === null || command === undefined || surplus.length > 0)
      return { id, ack: malformed(connection, surplus) };
    return { id, ack: await core.dispatch(caller, command, data, message.bytes) };
  };

  return {
    edge: 'ws',
    admit: (headers, sink) => admit({ core, maxPerUser }, credentials.sessionOf(headers), sink),
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
  const { id, command, data, ...rest } = jsonObject(text);
  return {
    id: Number.isSafeInteger(id) ? Number(id) : null,
    command: typeof command === 'string' ? command : undefined,
    data,
    surplus: unknownFields(rest),
  };
}

const MAX_ISSUES = 10;

const unknownFields = (rest: object): readonly Issue[] =>
  Object.keys(rest)
    .slice(0, MAX_ISSUES)
    .map((name) => ({ path: name.slice(0, 100), message: 'is unknown' }));

function jsonObject(text: string): Readonly<Partial<Record<keyof CommandFrame, unknown>>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
