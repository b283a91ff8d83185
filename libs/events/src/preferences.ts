import { z } from 'zod';
import type { Immutable } from './immutable.ts';
import { limits } from './limits.ts';
import { emoji, opId, roomId, seq, time } from './schemas.ts';

/** A value of JSON, whose parts nobody looks at without knowing the key. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly unknown[]
  | { readonly [key: string]: unknown };
const json: z.ZodType<Json, Json> = z.json();

const minuteOfDay = z.int().min(0).max(1_439);
const rooms = z.array(roomId).max(limits.roomsPerUser);

/**
 * What a person sets for themself: one table of keys, each with the schema of its value. It is kept by the server, the same
 * on all devices of the person, and shown to nobody else. A key that is not set has no value: what that means is said here.
 */
export const preferences = {
  /** What tells of new messages, where a room has no level of its own; not set: mentions and direct messages. */
  'notify.level': z.enum(['all', 'mentions', 'none']),
  /** Words that tell like a mention does. */
  'notify.keywords': z.array(z.string().trim().min(1).max(limits.keyword)).max(limits.keywords),
  /** Nothing tells between these minutes of the day, on days of the week that begin it (0 is Sunday; not given: on all). */
  'notify.quiet': z.strictObject({
    from: minuteOfDay,
    to: minuteOfDay,
    days: z.array(z.int().min(0).max(6)).max(7).optional(),
  }),
  /** Nothing tells until then. */
  'notify.pausedUntil': time,
  /** What tells has a sound, too; not set: yes. */
  'notify.sound': z.boolean(),
  /** What tells is shown outside the page, on devices that were allowed to; not set: yes. */
  'notify.desktop': z.boolean(),
  /** Rooms at the top of the list, in this order. */
  'sidebar.favourites': rooms,
  /** Lists of rooms with names, in this order. A room is in one at most: the first that names it. */
  'sidebar.folders': z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        name: z.string().trim().min(1).max(limits.folderName),
        rooms,
      }),
    )
    .max(limits.folders),
  /** Sections of the list of rooms that are folded up: names of built-in ones, and folders' ids. */
  'sidebar.closed': z.array(z.string().max(60)).max(limits.folders + 20),
  'look.theme': z.enum(['system', 'light', 'dark', 'contrast']),
  'look.accent': z.enum(['blue', 'teal', 'green', 'orange', 'pink', 'violet']),
  'look.density': z.enum(['cosy', 'compact']),
  /** What the interface speaks; `system` and not set: as the browser. */
  'look.language': z.enum(['system', 'en', 'de']),
  /** Shortcuts of one letter without another key; not set: on. */
  'keys.single': z.boolean(),
  /** Buttons that format, above what one writes; not set: hidden. */
  'composer.formatting': z.literal(true),
  /** Those used last, the newest first. */
  'emoji.recent': z.array(emoji).max(limits.recentEmoji),
  /** 0 is none, 1 to 5 from light to dark. */
  'emoji.tone': z.int().min(0).max(5),
} as const satisfies Record<string, z.ZodType>;

/** What a person sets for themself in one room: the key is the name, a colon, and the room's id. */
export const roomPreferences = {
  /** What tells of new messages here, as long as the room is not muted. */
  level: z.enum(['all', 'mentions']),
  /** Nothing here shows as unread, or tells: the level none. */
  muted: z.literal(true),
  /** Not in the list of rooms, as long as nobody asks for it. */
  hidden: z.literal(true),
  /** What is written there and not sent, and when it was. */
  draft: z.strictObject({ text: z.string().max(limits.text), at: time }),
  /** Messages put aside to come back to, by their seq, and when each was. */
  saved: z
    .array(z.strictObject({ seq: seq.min(1), at: time }))
    .min(1)
    .max(limits.savedPerRoom),
} as const satisfies Record<string, z.ZodType>;

type Preferences = typeof preferences;
type RoomPreferences = typeof roomPreferences;
export type RoomPreferenceName = keyof RoomPreferences;
export type PreferenceKey = keyof Preferences | `${RoomPreferenceName}:${string}`;

/** What a key stands for when it is set. */
export type PreferenceValue<K extends PreferenceKey> = K extends keyof Preferences
  ? Immutable<z.output<Preferences[K]>>
  : K extends `${infer N extends RoomPreferenceName}:${string}`
    ? Immutable<z.output<RoomPreferences[N]>>
    : never;

/** The schema of a key's value; undefined if there is no such key. */
export function preferenceSchema(key: string): z.ZodType | undefined {
  if (has(preferences, key)) return preferences[key];
  const [name = '', room, ...rest] = key.split(':');
  const isRoomKey = rest.length === 0 && has(roomPreferences, name) && roomId.safeParse(room).success;
  return isRoomKey ? roomPreferences[name] : undefined;
}

const has = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);

/** A key with its value, as it is kept. */
export const preference = z.strictObject({ key: z.string(), value: json });
export interface Preference {
  readonly key: string;
  readonly value: Json;
}

/** Sets one; null takes it away. */
export const preferenceRequest = z
  .strictObject({
    op: opId.optional(),
    key: z
      .string()
      .max(60)
      .refine((key) => preferenceSchema(key) !== undefined, { error: 'is not a preference', abort: true }),
    value: json,
  })
  .transform((data, context) => {
    if (data.value === null) return data;
    const parsed = preferenceSchema(data.key)?.safeParse(data.value);
    if (parsed?.success) return { ...data, value: json.parse(parsed.data) };
    for (const { path, message } of parsed?.error.issues ?? [])
      context.addIssue({ code: 'custom', path: ['value', ...path], message });
    return z.NEVER;
  });
