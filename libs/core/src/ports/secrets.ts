import type { Ack, FileId, InviteId, RoomId, TokenId, UserId } from '@parley/events';
import type { SecretHash } from './access-writes.ts';
import type { SessionId } from './sessions.ts';

/** Randomness as a port: tests give a seeded one. */
export interface Ids {
  roomId(): RoomId;
  userId(): UserId;
  tokenId(): TokenId;
  inviteId(): InviteId;
  /** Of an upload: nobody guesses it. */
  fileId(): FileId;
  /** Of a picture: nobody guesses it. */
  pictureId(): string;
  /** A new secret for somebody to keep or to hand on, and its hash. */
  pass(): { readonly secret: string; readonly hash: SecretHash };
  hashOf(secret: string): SecretHash;
  /** A new secret that nobody guesses, and the session that it proves. */
  secret(): { readonly secret: string; readonly session: SessionId };
}

/** Slow hashes of passwords. At most so many are made at once, so that signing in never slows those who talk: above it `unavailable`. */
export interface Passwords {
  hash(password: string): Promise<Ack<string>>;
  /** Without a hash it takes as long and answers false: nobody learns by waiting whether there is such a user. */
  verify(password: string, hash: string | undefined): Promise<Ack<boolean>>;
}
