import type { MessageId, RoomId } from '@parley/events';
import type { SentFile } from './file-writes.ts';

/** Writes about messages. */
export type MessageWrite =
  /**
   * A message by `actor`, who must be joined, and neither muted nor, unless they lead the room, too quick for its slow mode
   * or kept out by `readOnly`. The author's read position moves to it. A second send of `id` answers with the
   * first one's place, also after an edit, a deletion or the author's leaving; the same id with another room, author,
   * sent text or files is `conflict`. Files are the author's own that no message has (`not_found`), and the message's from then on. Whom the text mentions (mentions.ts) is found out here, as who may read the room is known here alone.
   * In a thread all that is asked of its room. Author, whoever is mentioned and, with the first reply, the author of the root join it,
   * as far as they are in its room: to them the message is new.
   */
  | {
      readonly kind: 'send';
      readonly room: RoomId;
      readonly id: MessageId;
      readonly text: string;
      readonly files?: readonly SentFile[] | undefined;
      readonly alias?: string | undefined;
      /** The author's slow mode holds even if they lead the room: a token without the scope for it gives no moderator's rights. */
      readonly asMember?: true | undefined;
    }
  /** A new text for an existing message, and with it whom it mentions; deleted is `not_found`; an equal text changes nothing and answers with the rev as it is. */
  | { readonly kind: 'edit'; readonly room: RoomId; readonly seq: number; readonly text: string }
  /** Empties the message and removes its reactions for ever, in one rev: whoever gets it drops the reactions, of which nothing reports any more. Deleting a deleted one answers with its rev. */
  | { readonly kind: 'delete'; readonly room: RoomId; readonly seq: number }
  /** Sets or takes back one person's emoji on a message; no change if it is so already (the rev is then the reaction's, or the message's if there never was one); a 21st different emoji is `conflict`. */
  | {
      readonly kind: 'react';
      readonly room: RoomId;
      readonly seq: number;
      readonly emoji: string;
      readonly on: boolean;
    }
  /**
   * Pins a message for everybody in the room, or takes the pin away; no change if it is so already (the rev is then the pin's,
   * or the message's if there never was one). One more than fit is `conflict`. Whoever can't write there can't do it either.
   */
  | { readonly kind: 'pin'; readonly room: RoomId; readonly seq: number; readonly on: boolean };

export interface MessageAnswers {
  readonly send: { readonly seq: number; readonly rev: number; readonly at: number };
  readonly edit: { readonly rev: number };
  readonly delete: { readonly rev: number };
  readonly react: { readonly rev: number };
  readonly pin: { readonly rev: number };
}
