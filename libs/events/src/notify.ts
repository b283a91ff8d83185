/**
 * Whether a message tells somebody that it is there, and why: one pure function, for the page and for whoever builds another
 * client. Free of dependencies.
 */
import type { UserId } from './ids.ts';
import type { MessageBody, RoomKind } from './schemas.ts';

/** What tells in a room: every message, what is meant for me, or nothing. */
export type NotifyLevel = 'all' | 'mentions' | 'none';

/** Nothing tells between these minutes of the day, on days of the week that begin it (0 is Sunday; not given: on all). */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
  readonly days?: readonly number[] | undefined;
}

/** Why a message is for me. `thread`: it is in one that I follow; `everybody`: it calls all who are here, or in the room. */
export type Call =
  | { readonly kind: 'direct' | 'mention' | 'thread' | 'everybody' | 'all' }
  | { readonly kind: 'keyword'; readonly word: string };

/**
 * Why a message does not tell, the first that holds: it is mine; it is deleted; nothing of the room shows (`muted`, which is
 * the level none, or `hidden`); the room is open before me; I have read it; it is not for me, or nothing is to tell
 * (`nothing`); I am not to be disturbed (`paused`), or it is a quiet hour; desktop notifications are switched `off`, or this
 * device does not show them: it can't, it was told not to, or it was not asked yet.
 */
export type Silence =
  | 'mine'
  | 'deleted'
  | 'muted'
  | 'hidden'
  | 'open'
  | 'read'
  | 'uncalled'
  | 'nothing'
  | 'paused'
  | 'quiet'
  | 'off'
  | 'unable'
  | 'refused'
  | 'unasked';

export type Verdict =
  | { readonly notify: true; readonly call: Call }
  | {
      readonly notify: false;
      readonly silence: Silence;
      /** For what it would have told. */
      readonly call?: Call;
      /** Until when nothing tells. */
      readonly until?: number;
    };

/** What a device says to notifications: `default` when nobody was asked, `unable` when it has none. */
export type DevicePermission = 'granted' | 'denied' | 'default' | 'unable';

export interface NotifyQuestion {
  readonly message: Pick<MessageBody, 'seq' | 'author' | 'text' | 'mentions' | 'deleted'>;
  readonly me: UserId;
  /** Of a thread that I follow, what I chose for the room that it belongs to holds. */
  readonly room: {
    readonly kind: RoomKind;
    /** Up to where I have read. */
    readonly read: number;
    /** What I chose for this room; a muted room has the level none, whatever else was chosen. */
    readonly level?: Exclude<NotifyLevel, 'none'> | undefined;
    readonly muted?: boolean;
    readonly hidden?: boolean;
  };
  /** What I chose for all rooms that have no level of their own. */
  readonly level?: NotifyLevel | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly quiet?: QuietHours | undefined;
  readonly pausedUntil?: number | undefined;
  readonly now: number;
  /** Where quiet hours are counted: a name of the IANA time zone database; without it, or one that is unknown here, this device's. */
  readonly timeZone?: string | undefined;
  /** The room is open on a page that is to be seen. */
  readonly open: boolean;
  /** Desktop notifications are wanted; not given: yes. */
  readonly desktop?: boolean | undefined;
  readonly permission: DevicePermission;
}

/** Decides. Takes time linear in the text for each keyword. */
export function decide(question: NotifyQuestion): Verdict {
  const { message, me, room } = question;
  if (message.author === me) return silent('mine');
  if (message.deleted) return silent('deleted');
  if (room.muted) return silent('muted');
  if (room.hidden) return silent('hidden');
  if (question.open) return silent('open');
  if (message.seq <= room.read) return silent('read');
  const level = levelOf(question);
  if (level === 'none') return silent('nothing');
  const call = callOf(question, level);
  if (call === undefined) return silent('uncalled');
  const rest = restOf(question);
  if (rest !== undefined) return { notify: false, call, ...rest };
  const refusal = refusalOf(question);
  return refusal === undefined ? { notify: true, call } : { notify: false, silence: refusal, call };
}

/** Only the device or the switch keeps the notification away: a sound may tell nevertheless. */
export const isOnlyUnshown = (verdict: Verdict): boolean => !verdict.notify && unshown.has(verdict.silence);

const unshown: ReadonlySet<Silence> = new Set(['off', 'unable', 'refused', 'unasked']);

const silent = (silence: Silence): Verdict => ({ notify: false, silence });

/** In a conversation of a few every message is meant for me, unless I chose otherwise for it, or for all. */
function levelOf({ room, level = 'mentions' }: NotifyQuestion): NotifyLevel {
  return room.level ?? (room.kind === 'direct' && level === 'mentions' ? 'all' : level);
}

function callOf({ message, me, room, keywords = [] }: NotifyQuestion, level: NotifyLevel): Call | undefined {
  const mentions = message.mentions ?? [];
  if (mentions.some((mention) => 'user' in mention && mention.user === me)) return { kind: 'mention' };
  if (room.kind === 'direct' && level === 'all') return { kind: 'direct' };
  if (room.kind === 'thread') return { kind: 'thread' };
  if (mentions.some((mention) => 'all' in mention)) return { kind: 'everybody' };
  const word = keywordIn(message.text, keywords);
  if (word !== undefined) return { kind: 'keyword', word };
  return level === 'all' ? { kind: 'all' } : undefined;
}

function restOf({ pausedUntil = 0, quiet, now, timeZone }: NotifyQuestion) {
  if (pausedUntil > now) return { silence: 'paused', until: pausedUntil } as const;
  const until = quiet && quietUntil(quiet, now, timeZone);
  return until === undefined ? undefined : ({ silence: 'quiet', until } as const);
}

function refusalOf({ desktop = true, permission }: NotifyQuestion): Silence | undefined {
  if (!desktop) return 'off';
  return permission === 'granted' ? undefined : refusals[permission];
}

const refusals = { denied: 'refused', default: 'unasked', unable: 'unable' } as const;

/** The first of the words that stands in the text as a whole word, in whichever case and width. */
export function keywordIn(text: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const within = folded(text);
  return words.find((word) => standsIn(within, folded(word)));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function standsIn(text: string, word: string): boolean {
  if (word === '') return false;
  const first = after(word, 0);
  const last = before(word, word.length);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if (isEdge(before(text, at), first) && isEdge(after(text, end), last)) return true;
  }
  return false;
}

const before = (text: string, at: number): string => {
  const unit = text.charCodeAt(at - 1);
  const isLowHalf = unit >= 0xdc00 && unit <= 0xdfff;
  return text.slice(Math.max(0, at - (isLowHalf ? 2 : 1)), at);
};
const after = (text: string, end: number): string => {
  const point = text.codePointAt(end);
  return point === undefined ? '' : String.fromCodePoint(point);
};

const partOfWord = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that put no space between words: there every place may be the edge of one. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A word ends where no letter goes on; one that ends in a sign of its own (`c++`) ends anyway. */
const isEdge = (outside: string, inside: string): boolean =>
  !partOfWord.test(outside) ||
  !partOfWord.test(inside) ||
  (/[^\p{M}]/u.test(outside) && (unspaced.test(inside) || unspaced.test(outside)));

const dayMinutes = 1_440;
const minuteMs = 60_000;

/** When the quiet hours that hold at `now` end; undefined if none do. From and to alike is a whole day. */
export function quietUntil(quiet: QuietHours, now: number, timeZone?: string): number | undefined {
  const { from, to } = quiet;
  const local = localTime(now, timeZone);
  const begins = (day: number) => quiet.days === undefined || quiet.days.includes((day + 7) % 7);
  const { day, minute } = local;
  const beganToday = minute >= from && (to <= from || minute < to) && begins(day);
  const beganYesterday = to <= from && minute < to && begins(day - 1);
  if (!beganToday && !beganYesterday) return undefined;
  const left = (to - minute + dayMinutes) % dayMinutes || dayMinutes;
  const end = now - (now % minuteMs) + left * minuteMs;
  // Where the clock is put forward or back meanwhile, the end moves with it.
  const off = (localTime(end, timeZone).minute - to + dayMinutes) % dayMinutes;
  return end - (off > dayMinutes / 2 ? off - dayMinutes : off) * minuteMs;
}

function localTime(at: number, timeZone: string | undefined) {
  const parts = Object.fromEntries(
    zoned(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: weekdays.indexOf(parts['weekday'] ?? ''),
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function zoned(timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, ...(timeZone && { timeZone }) });
  } catch {
    return new Intl.DateTimeFormat('en-US', options);
  }
}
