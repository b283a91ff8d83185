import type { FileView } from '../files/file-layout.ts';

/** What the timeline shows of a message. */
export interface MessageView {
  /** The message's id: the same while it is sent and after, so the row stays the same. */
  readonly key: string;
  readonly author: string;
  /** The author's picture, if there is one. */
  readonly picture: string | undefined;
  /** What the author is up to, to be told by `title`. */
  readonly status?: { readonly emoji: string; readonly text: string; readonly title: string } | undefined;
  /** Came in by one of the ten-line clients of the lobby. */
  readonly viaLobby: boolean;
  /** Written by a program. */
  readonly byBot: boolean;
  readonly text: string;
  /** What stands behind an `@` and calls somebody. */
  readonly mentions: readonly MentionView[];
  readonly files: readonly FileView[];
  readonly at: number;
  readonly editedAt: number | undefined;
  readonly deleted: boolean;
  readonly delivery: 'sent' | 'sending' | 'failed';
  /** Why it could not be sent, as a sentence; only when failed. */
  readonly problem: string | undefined;
  /** Who pinned it, me as "you". */
  readonly pinnedBy: string | undefined;
  readonly reactions: readonly ReactionView[];
  readonly can: {
    readonly react: boolean;
    readonly quote: boolean;
    readonly edit: boolean;
    readonly thread: boolean;
    readonly delete: boolean;
  };
}

export interface MentionView {
  readonly as: string;
  /** It calls me. */
  readonly mine: boolean;
}

export interface ReactionView {
  readonly emoji: string;
  readonly mine: boolean;
  /** Who reacted, me as "You". */
  readonly names: readonly string[];
}

/** What a person can do with a message; each takes the row's key. */
export interface MessageActions {
  readonly react: (key: string, emoji: string, on: boolean) => void;
  readonly openReactions: (key: string, anchor: HTMLElement) => void;
  readonly openMenu: (key: string, anchor: HTMLElement) => void;
  /** Shows who its author is. */
  readonly openPerson: (key: string, anchor: HTMLElement) => void;
  /** Saves it for later, or takes it off the list. */
  readonly save: (key: string) => void;
  /** Puts it as a quote into what is being written. */
  readonly quote: (key: string) => void;
  readonly startEdit: (key: string) => void;
  readonly openThread: (key: string) => void;
  /** What was written so far of an edit that goes on. */
  readonly editedText: (key: string) => string | undefined;
  /** Whether the editor takes the focus when it appears. */
  readonly focusesEditor: () => boolean;
  readonly keepEdit: (key: string, text: string) => void;
  readonly saveEdit: (key: string, text: string) => void;
  readonly cancelEdit: () => void;
  readonly retry: (key: string) => void;
  /** Takes the text of a failed message back into the composer. */
  readonly reword: (key: string) => void;
  readonly discard: (key: string) => void;
}
