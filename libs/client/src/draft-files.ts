import type { MessageId, RoomId, SharedFile } from '@parley/events';

/** A file that goes with what is being written in a room, and how far its upload is. */
export interface DraftFile {
  readonly room: RoomId;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** What is said of it for those who can't see it. */
  readonly alt: string;
  /** The address at which its upload goes on; undefined before it began. */
  readonly upload?: string | undefined;
  /** Bytes that were up when it was paused. */
  readonly sent: number;
  readonly paused: boolean;
  /** Its message is sent as soon as all its files are up. */
  readonly waits: boolean;
  /** It came back with a message that was refused, and is whole on the server. */
  readonly refused?: { readonly message: MessageId; readonly file: SharedFile } | undefined;
}

/** One that is kept, as it was when it was taken up. It is this page's until it is dropped or the page ends. */
export interface KeptDraftFile {
  readonly file: DraftFile;
  /** Undefined of what is whole on the server. */
  readonly content: Blob | undefined;
  readonly change: (file: DraftFile) => void;
  /** It was sent or removed: nothing of it stays. */
  readonly drop: () => void;
}

/** Where the files of drafts outlive the page. Each belongs to one page at a time. Nothing of it rejects. */
export interface DraftFiles {
  /** Undefined where the browser does not keep it, or has too much already. */
  keep(file: DraftFile, content: Blob | undefined): Promise<KeptDraftFile | undefined>;
  /** Takes what other pages left behind, in the order in which it was kept: all that a page left, or nothing of it. */
  takeUp(): Promise<readonly KeptDraftFile[]>;
  /** Lets go of everything: another page may take it up. */
  leave(): void;
}
