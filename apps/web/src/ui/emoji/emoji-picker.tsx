import clsx from 'clsx';
import { Search } from 'lucide-react';
import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { emojiPickerTexts } from '../../texts/en/emoji-picker.ts';
import { FieldOption } from '../field-option.tsx';
import { stepOf } from '../direction.ts';
import { inTone, type Emoji, type EmojiGroup, type SkinTone } from './emoji-view.ts';

interface EmojiPickerProps {
  readonly groups: readonly EmojiGroup[];
  /** What is used often, the newest first. */
  readonly often: readonly Emoji[];
  readonly tone: SkinTone;
  /** Signs that are on already: choosing one takes it back. */
  readonly chosen?: readonly string[] | undefined;
  readonly find: (query: string) => readonly Emoji[];
  readonly onTone: (tone: SkinTone) => void;
  readonly onPick: (sign: string) => void;
}

const columns = 8;

interface Row {
  readonly id: string;
  readonly emoji: readonly Emoji[];
}
interface Section {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly Row[];
  /** How many rows stand above. */
  readonly above: number;
}

const rowsOf = (emoji: readonly Emoji[], id: string): readonly Row[] =>
  Array.from({ length: Math.ceil(emoji.length / columns) }, (_, at) => ({
    id: `${id}-${at}`,
    emoji: emoji.slice(at * columns, (at + 1) * columns),
  }));

function sectionsOf(groups: readonly Pick<EmojiGroup, 'name' | 'emoji'>[], id: string): readonly Section[] {
  const sections: Section[] = [];
  let above = 0;
  for (const [at, { name, emoji }] of groups.entries()) {
    const rows = rowsOf(emoji, `${id}-${at}`);
    sections.push({ id: `${id}-${at}`, name, rows, above });
    above += rows.length;
  }
  return sections;
}

/** Which cell Enter takes: a row, counted over all sections, and a column. */
interface Place {
  readonly row: number;
  readonly column: number;
}

const none: readonly string[] = [];

/**
 * All emoji in a grid, with a search. The focus stays in the search, which names the cell that the arrow keys are at; Enter
 * takes it.
 */
export function EmojiPicker({ groups, often, tone, chosen = none, find, onTone, onPick }: EmojiPickerProps) {
  const t = emojiPickerTexts();
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState<Place>();
  /** One kind at a time: two thousand cells at once keep a phone busy. */
  const [group, setGroup] = useState(0);
  const asked = query.trim() !== '';
  const browsed = useMemo(() => {
    const [shown] = groups.slice(group, group + 1);
    const first = group === 0 ? [{ name: emojiPickerTexts().often, emoji: often }] : [];
    return sectionsOf(shown === undefined ? first : [...first, shown], `${id}-${group}`);
  }, [groups, group, often, id]);
  const found = useMemo(
    () =>
      asked ? sectionsOf([{ name: emojiPickerTexts().found, emoji: find(query) }], `${id}-found`) : undefined,
    [asked, find, query, id],
  );
  const sections = found ?? browsed;
  const rows = sections.flatMap((section) => section.rows);
  // What is found first is what Enter takes, until somebody goes on to another.
  const at = place ?? (asked ? { row: 0, column: 0 } : undefined);
  const active = at && rows[at.row]?.emoji[at.column];

  useEffect(() => {
    if (place === undefined) return;
    document.getElementById(cellId(rows[place.row]?.id, place.column))?.scrollIntoView?.({
      block: 'nearest',
    });
  });

  const go = (row: number, column: number) => {
    const line = rows[row]?.emoji;
    if (line !== undefined) setPlace({ row, column: Math.min(Math.max(column, 0), line.length - 1) });
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const sideways = stepOf(key, event.currentTarget);
    if (key === 'ArrowDown') {
      if (at === undefined) go(0, 0);
      else go(at.row + 1, at.column);
    } else if (key === 'ArrowUp') {
      if (at !== undefined) go(at.row - 1, at.column);
    } else if (sideways !== 0 && at !== undefined) {
      const column = at.column + sideways;
      const length = rows[at.row]?.emoji.length ?? 0;
      if (column >= length) go(at.row + 1, 0);
      else if (column < 0) go(at.row - 1, columns);
      else go(at.row, column);
    } else if (key === 'Enter') {
      if (active !== undefined) onPick(inTone(active, tone));
    } else return;
    event.preventDefault();
  };

  const count = rows.reduce((sum, { emoji }) => sum + emoji.length, 0);
  return (
    <div className="flex h-[min(24rem,var(--available-height,100dvh)-2px)] w-[min(21.5rem,calc(100vw-1.5rem))] flex-col">
      <div className="relative p-2 pb-1.5">
        <Search
          size={15}
          aria-hidden="true"
          className="absolute top-[calc(0.5rem+var(--control)/2-7.5px)] start-5 text-ink-faint"
        />
        <input
          type="text"
          role="combobox"
          aria-label={t.search}
          aria-expanded={count > 0}
          aria-haspopup="grid"
          aria-controls={count > 0 ? `${id}-grid` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={at && active && cellId(rows[at.row]?.id, at.column)}
          placeholder={t.search}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPlace(undefined);
            grid.current?.scrollTo?.({ top: 0 });
          }}
          onKeyDown={keyDown}
          className="h-control w-full rounded-lg border border-field-line bg-canvas pe-3 ps-9 text-base outline-offset-0 placeholder:text-ink-faint"
        />
      </div>
      {!asked && (
        <div role="group" aria-label={t.kinds} className="flex border-b border-line px-1.5 pb-1">
          {groups.map(({ name, sign }, index) => (
            <button
              key={name}
              type="button"
              aria-label={name}
              title={name}
              aria-pressed={index === group}
              onClick={() => {
                setGroup(index);
                setPlace(undefined);
              }}
              className="flex h-8 pointer-coarse:h-11 min-w-0 flex-1 items-center justify-center rounded-md text-[1.05rem] grayscale hover:bg-hover hover:grayscale-0 focus-visible:grayscale-0 aria-pressed:bg-accent-soft aria-pressed:grayscale-0"
            >
              {sign}
            </button>
          ))}
        </div>
      )}
      {count === 0 && (
        <p aria-hidden="true" className="px-4 py-10 text-center text-sm text-ink-soft">
          {t.none}
        </p>
      )}
      <div
        key={asked ? 'found' : group}
        ref={grid}
        id={`${id}-grid`}
        role="grid"
        aria-label={t.grid}
        hidden={count === 0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5 [scrollbar-gutter:stable]"
      >
        {sections.map(
          ({ id: section, name, rows: lines, above }) =>
            lines.length > 0 && (
              <div key={name} role="rowgroup" aria-labelledby={section}>
                <div id={section} className="h-7 px-1 text-xs leading-7 font-medium text-ink-soft">
                  {name}
                </div>
                {lines.map((line, index) => (
                  <EmojiRow
                    key={line.id}
                    line={line}
                    tone={tone}
                    chosen={chosen}
                    active={at?.row === above + index ? at.column : undefined}
                    onPick={onPick}
                  />
                ))}
              </div>
            ),
        )}
      </div>
      <div role="status" className="sr-only">
        {asked && (count === 0 ? t.noneFound : t.foundCount({ count }))}
      </div>
      <div className="flex h-11 pointer-coarse:h-12 items-center gap-2 border-t border-line px-3">
        <span aria-hidden="true" className="min-w-0 flex-1 truncate text-sm text-ink-soft">
          {active && (
            <>
              <span className="me-1.5 text-[1.1rem]">{inTone(active, tone)}</span>:{active.codes[0]}:
            </>
          )}
        </span>
        <Tones id={id} tone={tone} onTone={onTone} />
      </div>
    </div>
  );
}

const cellId = (row: string | undefined, column: number): string => `${row}-${column}`;

interface EmojiRowProps {
  readonly line: Row;
  readonly tone: SkinTone;
  readonly chosen: readonly string[];
  readonly active: number | undefined;
  readonly onPick: (sign: string) => void;
}

const EmojiRow = memo(function EmojiRow({ line, tone, chosen, active, onPick }: EmojiRowProps) {
  return (
    <div role="row" className="grid grid-cols-8">
      {line.emoji.map((emoji, column) => {
        const sign = inTone(emoji, tone);
        return (
          <FieldOption
            key={emoji.sign}
            id={cellId(line.id, column)}
            role="gridcell"
            label={emoji.name}
            selected={chosen.includes(sign)}
            title={`:${emoji.codes[0]}:`}
            onPick={() => onPick(sign)}
            className={clsx(
              'flex h-10 cursor-default items-center justify-center rounded-lg text-[1.4rem] select-none hover:bg-hover aria-selected:bg-accent-soft',
              active === column && 'bg-pressed outline-2 -outline-offset-2 outline-accent-ink',
            )}
          >
            {sign}
          </FieldOption>
        );
      })}
    </div>
  );
});

interface TonesProps {
  readonly id: string;
  readonly tone: SkinTone;
  readonly onTone: (tone: SkinTone) => void;
}

function Tones({ id, tone, onTone }: TonesProps) {
  const t = emojiPickerTexts();
  const tones = [t.toneNone, t.toneLight, t.toneMediumLight, t.toneMedium, t.toneMediumDark, t.toneDark];
  return (
    <fieldset className="flex shrink-0">
      <legend className="sr-only">{t.tone}</legend>
      {tones.map((name, at) => (
        <label
          key={name}
          title={t.toneOf({ tone: name.toLocaleLowerCase() })}
          className="relative flex size-8 pointer-coarse:size-11 items-center justify-center rounded-md text-[1.05rem] hover:bg-hover has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
        >
          <input
            type="radio"
            name={`${id}-tone`}
            aria-label={name}
            checked={at === tone}
            onChange={() => onTone(at as SkinTone)}
            className="absolute inset-0 cursor-default opacity-0"
          />
          <span aria-hidden="true">{inTone({ sign: '✋', toned: true }, at as SkinTone)}</span>
        </label>
      ))}
    </fieldset>
  );
}
