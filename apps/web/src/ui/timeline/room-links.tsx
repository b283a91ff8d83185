import { use, useEffect, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { TextHostContext } from '../text/text-host.ts';

/** Rooms that the reader may open, by name in lower case; the same object as long as nothing changes. */
export interface RoomNames {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => ReadonlyMap<string, string>;
  /** Some text names a room that is not known: there may be a new one. */
  readonly look: () => void;
}

type Part = string | { readonly text: string; readonly href: string };

const longestName = 60;

/**
 * A text cut where a `#` and a room's name stand, the longest name that fits. What names nothing that the reader may open stays
 * text, so that nobody learns from a link what there is.
 */
export function roomParts(text: string, names: ReadonlyMap<string, string>): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}#&/])#(?=[\p{L}\p{N}])/gu)) {
    if (index < done) continue;
    for (let end = Math.min(text.length, index + 1 + longestName); end > index + 1; end -= 1) {
      if (/[\p{L}\p{N}]/u.test(text.charAt(end))) continue;
      const href = names.get(text.slice(index + 1, end).toLowerCase());
      if (href === undefined) continue;
      parts.push(text.slice(done, index), { text: text.slice(index, end), href });
      done = end;
      break;
    }
  }
  return [...parts, text.slice(done)];
}

const mayName = /(?<![\p{L}\p{N}#&/])#\p{L}/gu;

/** A text in which the names of rooms lead there. */
export function RoomLinks({ text }: { readonly text: string }) {
  const { rooms } = use(TextHostContext);
  if (rooms === undefined || text.search(mayName) < 0) return text;
  return <Linked text={text} rooms={use(rooms())} />;
}

function Linked({ text, rooms }: { readonly text: string; readonly rooms: RoomNames }) {
  const names = useSyncExternalStore(rooms.subscribe, rooms.get);
  const parts = roomParts(text, names);
  const isAllKnown = (text.match(mayName)?.length ?? 0) <= (parts.length - 1) / 2;
  useEffect(() => {
    if (!isAllKnown) rooms.look();
  }, [isAllKnown, rooms]);
  return parts.map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <Link
        key={index}
        href={part.href}
        className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent-ink hover:underline"
      >
        {part.text}
      </Link>
    ),
  );
}
