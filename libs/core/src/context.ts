import {
  type Ack,
  type ActName,
  type Clock,
  type CommandName,
  type Epoch,
  type Failure,
  failure,
  type OpId,
  type ParsedRequest,
  type Reply,
  success,
  type Target,
  type UserId,
} from '@parley/events';
import type { CatchupReader } from './catchup-reader.ts';
import type { Connection, Principal } from './connection.ts';
import type { Directory } from './directory.ts';
import type { Hub } from './hub.ts';
import type { Journal } from './journal.ts';
import type { Purger } from './purger.ts';
import type { AuditNote, Ids, Log, Probe, Store, WriteResult } from './ports.ts';
import type { RoomView } from './room-view.ts';

/** The program that runs here. */
export interface About {
  readonly version: string;
  readonly startedAt: number;
}

/** What every handler works with. */
export interface Services {
  readonly store: Store;
  readonly journal: Journal;
  readonly directory: Directory;
  readonly hub: Hub;
  readonly catchups: CatchupReader;
  readonly purger: Purger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly probe: Probe;
  readonly log: Log;
  readonly epoch: Epoch;
  readonly about: About;
}

/** Who calls: a principal, and the connection when there is one (an HTTP request has none). */
export interface Caller {
  readonly principal: Principal;
  readonly connection?: Connection | undefined;
}

export interface Call<N extends CommandName> {
  readonly caller: Caller;
  readonly data: ParsedRequest<N>;
  readonly services: Services;
}

/** A call that names a room: the room exists, and the caller may know of it. */
export interface RoomCall<N extends CommandName> extends Call<N> {
  readonly view: RoomView;
  /** What the policy was asked about. */
  readonly target: Target;
}

/** Commands whose request names a room. */
export type RoomCommand = {
  [N in CommandName]: ParsedRequest<N> extends { readonly room: unknown } ? N : never;
}[CommandName];

export type CallOf<N extends CommandName> = N extends RoomCommand ? RoomCall<N> : Call<N>;

/** Does the command after dispatch has authorised it. */
export type Handler<N extends CommandName> = (call: CallOf<N>) => Promise<Ack<Reply<N>>>;

/** Who writes and when, and the client's operation id if it gave one. */
export function stamp<N extends CommandName>({
  caller,
  services,
  data,
}: Call<N>): {
  readonly actor: UserId;
  readonly at: number;
  readonly op?: OpId | undefined;
} {
  return {
    actor: caller.principal.user,
    at: services.clock.now(),
    op: 'op' in data ? data.op : undefined,
  };
}

/** What the audit log keeps of an administrative act. */
export const noted = (
  action: ActName,
  target: AuditNote['target'],
  details?: AuditNote['details'],
): { readonly audit: AuditNote } => ({ audit: { action, target, details } });

/** The result of a write as an ack; `reply` makes the reply out of what the store answered. */
export function acked<A, T>(
  result: { readonly ok: true; readonly answer: A } | Exclude<WriteResult, { readonly ok: true }> | Failure,
  reply: (answer: A) => T,
): Ack<T> {
  if (result.ok) return success(reply(result.answer));
  if ('error' in result) return result;
  const { code, message, retryAfterMs } = result;
  return failure(code, message, retryAfterMs === undefined ? {} : { retryAfterMs });
}
