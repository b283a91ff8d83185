import { z } from 'zod';
import type { Immutable } from './immutable.ts';
import { preference } from './preferences.ts';
import * as s from './schemas.ts';

interface ServerEventSpec {
  readonly data: z.ZodType;
  /** True if it may be dropped when a client is slow; nothing depends on it. */
  readonly volatile: boolean;
}

/** The one table of events (server to client). */
export const serverEvents = {
  'session:welcomed': {
    data: z.strictObject({
      protocol: z.int(),
      you: s.user,
      limits: z.record(z.string(), z.int()),
      time: s.time,
      epoch: s.epoch,
    }),
    volatile: false,
  },
  /** One frame per room and commit. `from` is the rev before the first change: `from === cursor` means complete. */
  'room:changed': {
    data: z.strictObject({
      room: s.roomId,
      from: s.rev,
      to: s.rev,
      changes: z.array(s.change),
      users: z.array(s.user),
    }),
    volatile: false,
  },
  'self:changed': {
    data: z.strictObject({
      gained: z.array(s.roomEntry).optional(),
      lost: z.array(z.strictObject({ room: s.roomId, reason: s.lostReason })).optional(),
      /** With `mentions`, in order, those that are unread since the position moved back. */
      reads: z
        .array(z.strictObject({ room: s.roomId, seq: s.seq, mentions: z.array(s.seq).optional() }))
        .optional(),
      /** A report that I may see was made or resolved: `report:list` tells what is open now. */
      reports: z.literal(true).optional(),
      /** What I set for myself; null: not set any more. */
      preferences: z.array(preference).optional(),
    }),
    volatile: false,
  },
  'user:changed': { data: z.strictObject({ user: s.user }), volatile: true },
  /** Everybody who types in a room now; an empty list when nobody does. */
  'typing:changed': { data: z.strictObject({ room: s.roomId, users: z.array(s.user) }), volatile: true },
  'presence:changed': { data: z.strictObject({ presence: z.array(s.presence) }), volatile: true },
  'server:timed': { data: z.strictObject({ time: s.time }), volatile: true },
  /** The client read too slowly and frames were left out: sync again by cursors. */
  'session:resync': { data: z.strictObject({}), volatile: false },
  /** The session is over; the socket closes. */
  'session:ended': { data: z.strictObject({ reason: s.endReason }), volatile: false },
} as const satisfies Record<`${string}:${string}`, ServerEventSpec>;

export type ServerEvents = typeof serverEvents;
export type ServerEventName = keyof ServerEvents;
export type ServerEventData<E extends ServerEventName> = Immutable<z.output<ServerEvents[E]['data']>>;

export const serverEventNames = Object.keys(serverEvents) as readonly ServerEventName[];
