import type {
  Commit,
  HistoryQuery,
  Membership,
  RoomHead,
  Session,
  SessionId,
  Store,
  Write,
} from '@parley/core';
import type { Epoch, MessageBody, MessagePage, RoomEntry, RoomId, User, UserId } from '@parley/events';
import type { Seed } from '../migrate.ts';

interface Call<Input, Answer> {
  readonly input: Input;
  readonly answer: Answer;
}

type SameAs<M extends 'listUsers' | 'listRooms' | 'members' | 'changes'> = Call<
  Parameters<Store[M]>[0],
  Awaited<ReturnType<Store[M]>>
>;

/** What the main thread may ask of the thread that writes. */
export interface WriterCalls {
  readonly open: Call<null, Epoch>;
  readonly commit: Call<readonly Write[], Commit>;
  readonly check: Call<null, null>;
  readonly close: Call<null, null>;
}

/** … and of a thread that reads. */
export interface ReaderCalls {
  readonly session: Call<{ readonly id: SessionId; readonly now: number }, Session | undefined>;
  readonly users: Call<readonly UserId[], readonly User[]>;
  readonly listUsers: SameAs<'listUsers'>;
  readonly room: Call<RoomId, RoomHead | undefined>;
  readonly memberships: Call<UserId, readonly Membership[]>;
  readonly entries: Call<UserId, readonly RoomEntry[]>;
  readonly listRooms: SameAs<'listRooms'>;
  readonly members: SameAs<'members'>;
  readonly history: Call<HistoryQuery, MessagePage>;
  readonly changes: SameAs<'changes'>;
  readonly message: Call<{ readonly room: RoomId; readonly seq: number }, MessageBody | undefined>;
  readonly close: Call<null, null>;
}

export type CallTable<C> = Record<keyof C, Call<unknown, unknown>>;

export type Handlers<C extends CallTable<C>> = {
  readonly [K in keyof C]: (input: C[K]['input']) => Promise<C[K]['answer']>;
};

/** How a worker begins. */
export interface WorkerSetup {
  readonly role: 'writer' | 'reader';
  readonly file: string;
  /** Milliseconds to wait for another program's lock. */
  readonly busyTimeoutMs: number;
  /** Set on the writer's connection after its own. */
  readonly pragmas: Readonly<Record<string, string | number>>;
  readonly seed: Seed;
}

/** Messages to a worker and back; `id` joins them. */
export interface Question {
  readonly id: number;
  readonly call: PropertyKey;
  readonly input: unknown;
}

export type Reply = { readonly id: number } & (
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly failure: Failure }
);

export interface Failure {
  /**
   * `unavailable`: the cause lies outside and a retry can succeed; nothing was stored. `doubtful`: the same, but what was
   * stored is not known. `too_new`: see SchemaTooNew.
   */
  readonly kind: 'unavailable' | 'doubtful' | 'too_new' | 'bug';
  readonly message: string;
}
