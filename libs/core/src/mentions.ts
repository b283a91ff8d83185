/**
 * Who is meant by what stands behind an `@`, the same for every store. Kept free of imports at run time but for names:
 * a store's worker thread loads it.
 */
import type { Mention, MessageBody, UserId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameKey } from './name-key.ts';

/** Words that a name in a mention may have. */
const WORDS = 8;

/** Somebody's name begins with what stands in `text` from `at` on, right behind the `@`. */
interface Place {
  readonly all: Extract<Mention, { all: unknown }> | undefined;
  /** What may be the name, the longest first. */
  readonly names: readonly { readonly as: string; readonly key: string }[];
}

/** Code, and what stands behind a `>`, is quoted, not said. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`|(?<![^\n]) {0,3}>[^\n]*/gu;
/** No address, no path, no other name ends here. */
const start = /(?<![\p{L}\p{N}\p{M}_@/.:-])@(?=\S)/gu;
/** Where a name can end: after a letter, a digit or a symbol, and not within a word. */
const end = /[^\s@.,:;!?…·_'"”’)\]}-](?![\p{L}\p{N}\p{M}]|[_.-][\p{L}\p{N}])/gu;
const everybody = /^(here|room)(?![\p{L}\p{N}\p{M}]|[_.-][\p{L}\p{N}])/iu;

/** Where a text may mention somebody; nothing for almost every text. */
export function mentionPlaces(text: string): readonly Place[] {
  if (!text.includes('@')) return [];
  const said = text.replace(code, (quoted) => ' '.repeat(quoted.length));
  const places: Place[] = [];
  for (const { index } of said.matchAll(start)) {
    if (places.length === limits.mentions) break;
    const line = said.slice(index + 1, index + 1 + limits.userName).split('\n', 1)[0] ?? '';
    // The letter behind may go on with the word that the limit cuts off.
    const behind = said.slice(index + 1 + line.length, index + 3 + line.length);
    places.push({ all: callOf(line), names: namesIn(line, behind) });
  }
  return places;
}

function callOf(line: string): Place['all'] {
  const as = everybody.exec(line)?.[0];
  if (as === undefined) return undefined;
  return { all: as.toLowerCase() === 'here' ? 'here' : 'room', as };
}

function namesIn(line: string, behind: string): Place['names'] {
  const names: Place['names'][number][] = [];
  for (const match of `${line}${behind}`.matchAll(end)) {
    const as = line.slice(0, match.index + match[0].length);
    if (match.index >= line.length || as.split(/\s+/u).length > WORDS) break;
    names.unshift({ as, key: nameKey(as) });
  }
  return names;
}

/** Every key that a mention at these places may have. */
export const keysIn = (places: readonly Place[]): readonly string[] => [
  ...new Set(places.flatMap(({ names }) => names.map(({ key }) => key))),
];

/**
 * Who is mentioned: at each place the longest name of `people`, who are all that may read the room. Whoever may not is as
 * unknown as nobody. Each way of saying it comes once, in the order of the text.
 */
export function mentionsAt(
  places: readonly Place[],
  people: ReadonlyMap<string, UserId>,
  mayCallAll: boolean,
): readonly Mention[] {
  const mentions = new Map<string, Mention>();
  for (const { all, names } of places) {
    const named = names.find(({ key }) => people.has(key));
    const user = named && people.get(named.key);
    const isCall = all && mayCallAll && (named?.as.length ?? 0) <= all.as.length;
    const mention = isCall ? all : user && { user, as: named.as };
    if (mention) mentions.set(mention.as, mention);
  }
  return [...mentions.values()];
}

/** Whom a message calls, as stores keep it: ids, and the two calls of everybody, which are no ids. */
export const calledBy = ({ mentions = [] }: Pick<MessageBody, 'mentions'>): readonly string[] => [
  ...new Set(mentions.map((mention) => ('user' in mention ? mention.user : `@${mention.all}`))),
];

/** Does a message of somebody else call the user? A call of everybody calls who is in the room. */
export const callsUser = (
  message: Pick<MessageBody, 'author' | 'mentions'>,
  user: UserId,
  isIn: boolean,
): boolean =>
  message.author !== user &&
  (message.mentions ?? []).some((mention) => ('user' in mention ? mention.user === user : isIn));

/** Under which a user is called. */
export const callsOf = (user: UserId): readonly [string, string, string] => [user, '@here', '@room'];
