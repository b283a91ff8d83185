/**
 * Branded ids: at run time plain strings, at compile time not interchangeable.
 * `parse at the edge, trust inside`: only the schemas (schemas.ts) and the id makers of core create them.
 */
export type RoomId = string & { readonly __brand: 'RoomId' };
export type UserId = string & { readonly __brand: 'UserId' };
/** UUIDv7 (RFC 9562 section 5.7), made by the sending client; unique for ever. */
export type MessageId = string & { readonly __brand: 'MessageId' };
/** UUIDv7 of one operation of a client. A second command with the same `op` gets the first one's answer (SPEC D2). */
export type OpId = string & { readonly __brand: 'OpId' };
/** The database's lineage; renewed on restore. A cursor counts only within its epoch (SPEC D8). */
export type Epoch = string & { readonly __brand: 'Epoch' };

/** A file that somebody uploaded: made by the server, guessed by nobody. */
export type FileId = string & { readonly __brand: 'FileId' };
/** A bot's token, as it is listed and revoked; says nothing of its secret. */
/** One invite; its link carries a secret of its own. */
export type InviteId = string & { readonly __brand: 'InviteId' };
export type TokenId = string & { readonly __brand: 'TokenId' };

/** The two rooms that exist from the start. */
export const LOBBY = 'lobby' as RoomId;
export const GENERAL = 'general' as RoomId;

/** The one user in whose name every ten-line client speaks; its own name travels as the message's `alias`. */
export const LOBBY_GUEST = 'lobby-guest' as UserId;
