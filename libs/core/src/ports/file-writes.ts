import type { FileId, SharedFile } from '@parley/events';

/** Writes about files that were uploaded. A message takes them by `send`, and gives them up when it is deleted. */
export type FileWrite =
  /**
   * A file of the actor's that no message has yet. What is known by that id already stays as it is. More bytes of the actor's files
   * than `quota` is `conflict`.
   */
  | { readonly kind: 'addFile'; readonly file: Omit<SharedFile, 'alt'>; readonly quota: number }
  /** Gives up files that were uploaded before that time and that no message has; at most `limit`. */
  | { readonly kind: 'dropFiles'; readonly before: number; readonly limit: number };

/** A file that a message is to have. */
export interface SentFile {
  readonly id: FileId;
  readonly alt?: string | undefined;
}

export interface FileAnswers {
  readonly addFile: Record<never, never>;
  readonly dropFiles: { readonly dropped: number };
}
