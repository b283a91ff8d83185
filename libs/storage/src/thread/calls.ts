import type {
  Commit,
  HistoryQuery,
  LiveSession,
  Membership,
  PurgeStep,
  RoomHead,
  Session,
  SecretHash,
  SessionId,
  Store,
  Totals,
  Write,
} from '@parley/core';
import type {
  Epoch,
  FileId,
  Invite,
  MessageBody,
  MessagePage,
  Preference,
  Report,
  RoomEntry,
  RoomId,
  User,
  UserId,
} from '@parley/events';
import type { Seed } from '../migrate.ts';

interface Call<Input, Answer> {
  readonly input: Input;
  readonly answer: Answer;
}

type SameAs<
  M extends
    | 'credentials'
    | 'listUsers'
    | 'listRooms'
    | 'members'
    | 'changes'
    | 'search'
    | 'audit'
    | 'pins'
    | 'files'
    | 'reports',
> = Call<Parameters<Store[M]>[0], Awaited<ReturnType<Store[M]>>>;

/** What the main thread may ask of the thread that writes. */
export interface WriterCalls {
  readonly open: Call<null, Epoch>;
  readonly commit: Call<readonly Write[], Commit>;
  readonly check: Call<null, null>;
  readonly forget: Call<null, null>;
  readonly close: Call<null, null>;
}

/** … and of a thread that reads. */
export interface ReaderCalls {
  readonly session: Call<{ readonly id: SessionId; readonly now: number }, Session | undefined>;
  readonly bots: Call<null, readonly User[]>;
  readonly tokens: Call<UserId, Awaited<ReturnType<Store['tokens']>>>;
  readonly sessions: Call<{ readonly user: UserId; readonly now: number }, readonly LiveSession[]>;
  readonly credentials: SameAs<'credentials'>;
  readonly invite: Call<
    { readonly secret: SecretHash; readonly now: number },
    Awaited<ReturnType<Store['invite']>>
  >;
  readonly invites: Call<null, readonly Invite[]>;
  readonly recoveryCodes: Call<UserId, number>;
  readonly hasOwner: Call<null, boolean>;
  readonly users: Call<readonly UserId[], readonly User[]>;
  readonly preferences: Call<UserId, readonly Preference[]>;
  readonly listUsers: SameAs<'listUsers'>;
  readonly totals: Call<number, Totals>;
  readonly room: Call<RoomId, RoomHead | undefined>;
  readonly memberships: Call<UserId, readonly Membership[]>;
  readonly entries: Call<UserId, readonly RoomEntry[]>;
  readonly mentions: Call<UserId, Awaited<ReturnType<Store['mentions']>>>;
  readonly listRooms: SameAs<'listRooms'>;
  readonly members: SameAs<'members'>;
  readonly history: Call<HistoryQuery, MessagePage>;
  readonly changes: SameAs<'changes'>;
  readonly search: SameAs<'search'>;
  readonly retained: Call<null, Awaited<ReturnType<Store['retained']>>>;
  readonly removals: Call<null, readonly UserId[]>;
  readonly said: Call<Parameters<Store['said']>[0], Awaited<ReturnType<Store['said']>>>;
  readonly message: Call<{ readonly room: RoomId; readonly seq: number }, MessageBody | undefined>;
  readonly audit: SameAs<'audit'>;
  readonly reports: SameAs<'reports'>;
  readonly pins: SameAs<'pins'>;
  readonly file: Call<FileId, Awaited<ReturnType<Store['file']>>>;
  readonly keptFiles: Call<readonly FileId[], readonly FileId[]>;
  readonly fileBytes: Call<UserId, number>;
  readonly files: SameAs<'files'>;
  readonly report: Call<number, Report | undefined>;
  readonly purge: Call<number, PurgeStep | undefined>;
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
