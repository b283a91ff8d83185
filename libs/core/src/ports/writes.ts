import type { ErrorCode, OpId, UserId } from '@parley/events';
import type { AccessAnswers, AccessWrite } from './access-writes.ts';
import type { AccountAnswers, AccountWrite } from './account-writes.ts';
import type { BotAnswers, BotWrite } from './bot-writes.ts';
import type { FileAnswers, FileWrite } from './file-writes.ts';
import type { MessageAnswers, MessageWrite } from './message-writes.ts';
import type { AuditNote, ModerationAnswers, ModerationWrite } from './moderation-writes.ts';
import type { PrivacyAnswers, PrivacyWrite } from './privacy-writes.ts';
import type { RoomAnswers, RoomWrite } from './room-writes.ts';

/**
 * One change somebody wants. Each is all or nothing, and is checked again inside the transaction (does the room exist,
 * is the actor still joined), because dispatch decided on what it knew before. Times are milliseconds since the epoch.
 * With `op`, a repetition by the same actor gets the first answer, whatever happened since and for at least 30 days; with
 * other content than the first it is `conflict`. An actor who is gone is `forbidden`. The time and a new room's id are no part of the content (both differ
 * between two attempts); what was refused is not remembered. `audit` goes into the log if the write succeeds, once; it
 * is no part of the content either.
 */
export type Write = {
  readonly actor: UserId;
  readonly at: number;
  readonly op?: OpId | undefined;
  readonly audit?: AuditNote | undefined;
} & (
  | AccountWrite
  | AccessWrite
  | BotWrite
  | RoomWrite
  | MessageWrite
  | FileWrite
  | ModerationWrite
  | PrivacyWrite
);

export type WriteKind = Write['kind'];
export type WriteOf<K extends WriteKind> = Extract<Write, { kind: K }>;

/** What a write that succeeded answers. The same for a repetition with the same `op` (or message id). */
export interface WriteAnswers
  extends
    AccountAnswers,
    AccessAnswers,
    BotAnswers,
    RoomAnswers,
    MessageAnswers,
    FileAnswers,
    ModerationAnswers,
    PrivacyAnswers {}

export type WriteResult<K extends WriteKind = WriteKind> =
  | { readonly ok: true; readonly answer: WriteAnswers[K] }
  | {
      readonly ok: false;
      readonly code: Extract<ErrorCode, 'invalid' | 'not_found' | 'forbidden' | 'conflict' | 'rate_limited'>;
      readonly message: string;
      /** After which it can succeed: of a wait, or of a time of silence. */
      readonly retryAfterMs?: number;
    };
