import type { AuditEntry, MemberRole, Report, ReportOutcome, RoomId, User, UserId } from '@parley/events';

/** What an administrative act leaves in the audit log, in the commit that does it. Ids and choices, never contents. */
export interface AuditNote {
  /** The command, or the request, that did it: `user:ban`. */
  readonly action: string;
  readonly target: AuditEntry['target'];
  readonly details?: AuditEntry['details'] | undefined;
}

/** Writes of those who keep order. Whoever acts in a room must be joined to it, or lead it from outside. */
export type ModerationWrite =
  /** Another role for somebody who is joined; the same one changes nothing. */
  | { readonly kind: 'setRole'; readonly room: RoomId; readonly user: UserId; readonly role: MemberRole }
  /** Until when somebody who is joined can't send, edit or react; it outlasts their leaving. Null ends it; the same changes nothing. */
  | { readonly kind: 'mute'; readonly room: RoomId; readonly user: UserId; readonly until: number | null }
  /**
   * Ends all sessions and tokens of a user, who from now on can write nothing, and keeps the name. With `purge`, all they said up
   * to now is to be deleted (see Store.purge); asked again, only that is new.
   */
  | { readonly kind: 'ban'; readonly user: UserId; readonly purge: boolean }
  /** A copy of the message for those who keep order. The actor must be able to read it; a second open one by the same is `conflict`. */
  | { readonly kind: 'report'; readonly room: RoomId; readonly seq: number; readonly reason: string }
  /** Ends a report, and forgets its copy of the message; what is resolved stays as it is. */
  | { readonly kind: 'resolveReport'; readonly report: number; readonly outcome: ReportOutcome }
  /** Lets a banned user come back; who is not banned stays as they are. */
  | { readonly kind: 'unban'; readonly user: UserId }
  /**
   * A step of a purge: deletes those messages of the user, and is done up to `to`. Any message that is not theirs, or deleted,
   * stays. Nobody has to be anything: it was asked for before.
   */
  | {
      readonly kind: 'purge';
      readonly room: RoomId;
      readonly user: UserId;
      readonly seqs: readonly number[];
      readonly to: number;
    };

/** The next step of a purge: the messages that it deletes, and up to where it then is done. */
export type PurgeStep = Omit<Extract<ModerationWrite, { kind: 'purge' }>, 'kind'> & {
  readonly askedBy: UserId;
};

export interface ModerationAnswers {
  readonly setRole: { readonly rev: number };
  readonly mute: { readonly rev: number };
  readonly ban: { readonly user: User };
  readonly unban: { readonly user: User };
  readonly purge: Record<never, never>;
  readonly report: { readonly report: number };
  readonly resolveReport: { readonly report: Report };
}
