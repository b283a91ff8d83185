import type { Head, MemberRole, Room, RoomId, UserId } from '@parley/events';

/** Writes about rooms and threads, who is in them, and how far they have read. */
export type RoomWrite =
  | {
      /**
       * A room and its first members, each with a rev of its own: the room takes rev 1, the members 2, 3, … in the given order.
       * `key` makes it unique: a channel's folded name (`conflict` if taken) or the sorted people of a direct room (then the
       * existing room is the answer, and nothing changes). Keys of all kinds share one space. An unknown actor or member is
       * `not_found`, an id that is taken `conflict`.
       */
      readonly kind: 'createRoom';
      readonly room: Pick<Room, 'id' | 'kind' | 'name' | 'topic' | 'people'>;
      readonly key?: string | undefined;
      readonly members: readonly { readonly user: UserId; readonly role: MemberRole }[];
    }
  /** By a member, or who leads the room; what is the same already changes nothing and takes no rev. */
  | {
      readonly kind: 'updateRoom';
      readonly room: RoomId;
      readonly name?: string | undefined;
      readonly key?: string | undefined;
      readonly topic?: string | undefined;
      /** 0 ends it. */
      readonly slowModeSeconds?: number | undefined;
      readonly readOnly?: boolean | undefined;
      readonly archived?: boolean | undefined;
      /** Null keeps messages for ever. */
      readonly retentionDays?: number | null | undefined;
    }
  /**
   * The thread of a message, as the room `thread` unless it has one already. Who may not write in the message's room is refused only
   * where there is no thread yet, and so is a message that was deleted.
   */
  | {
      readonly kind: 'openThread';
      readonly room: RoomId;
      readonly seq: number;
      readonly thread: RoomId;
    }
  /** By who may write there; an empty name is none. What is the same already changes nothing. */
  | {
      readonly kind: 'updateThread';
      readonly room: RoomId;
      readonly name?: string | undefined;
      readonly resolved?: boolean | undefined;
    }
  /** Joins users as role `member`; who is joined already stays as is and takes no rev. `unlessRemoved`: a removed user is `forbidden` (joining by oneself), otherwise let in again (invited) by who leads the room. Whoever joins somebody else must be joined or lead it. Who comes in, also again, has read up to the head, and is muted as before. The answer's rev is the room's. A thread takes only who is in its room. */
  | {
      readonly kind: 'join';
      readonly room: RoomId;
      readonly users: readonly UserId[];
      readonly unlessRemoved: boolean;
    }
  /**
   * Ends a membership, and with it that of the room's threads; who is not joined is `not_found`, but who has left can still be removed, and who was removed stays so.
   * Whoever ends somebody else's must be joined or lead the room. A thread is left, and by oneself alone.
   */
  | {
      readonly kind: 'part';
      readonly room: RoomId;
      readonly user: UserId;
      readonly state: 'left' | 'removed';
      /** With a removal: all they said there up to now is to be deleted (see Store.purge). */
      readonly purge?: boolean | undefined;
    }
  /** Sets the actor's read position, forwards or back, at most to the room's head. Takes no rev. */
  | { readonly kind: 'read'; readonly room: RoomId; readonly seq: number };

export interface RoomAnswers {
  readonly createRoom: { readonly room: Room; readonly head: Head; readonly created: boolean };
  readonly updateRoom: { readonly room: Room };
  readonly openThread: { readonly room: Room; readonly head: Head };
  readonly updateThread: { readonly room: Room };
  readonly join: { readonly rev: number; readonly added: readonly UserId[] };
  readonly part: { readonly rev: number };
  readonly read: { readonly seq: number };
}
