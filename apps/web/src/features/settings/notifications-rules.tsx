import type { PreferenceValue } from '@parley/events';
import { limits } from '@parley/events/limits';
import { foldCase } from '@parley/events/names';
import { quietUntil } from '@parley/events/notify';
import { useChatClient, useMe, usePreference, usePreferences, useRooms } from '@parley/react';
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { perLocale } from '../../texts/language.ts';
import { notificationSettingsTexts } from '../../texts/en/notification-settings.ts';
import { Button } from '../../ui/button.tsx';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { focusBeside } from '../../ui/focus-beside.ts';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { roomLevel, roomLevels, setRoomLevel } from '../notify/room-level.ts';
import { roomLabel } from '../rooms.ts';
import { Form } from '../../ui/form.tsx';

/** Rooms that have a level of their own, to be found again. */
export function RoomLevels() {
  const t = notificationSettingsTexts();
  const client = useChatClient();
  const preferences = usePreferences();
  const rooms = (useRooms() ?? []).filter(({ id }) => roomLevel(preferences, id) !== 'default');
  if (rooms.length === 0) return null;
  return (
    <Section title={t.ownLevels}>
      <div className="flex flex-col gap-4">
        {rooms.map((view) => (
          <SelectField
            key={view.id}
            label={roomLabel(view)}
            value={roomLevel(preferences, view.id)}
            options={roomLevels()}
            onChange={(chosen) => {
              const level = roomLevels().find(({ value }) => value === chosen);
              if (level !== undefined) setRoomLevel(client, view.id, level.value);
            }}
          />
        ))}
      </div>
    </Section>
  );
}

/** Words that tell like a mention does. */
export function Keywords() {
  const t = notificationSettingsTexts();
  const [words = [], setWords] = usePreference('notify.keywords');
  const [word, setWord] = useState('');
  const wanted = word.trim();
  const problem =
    wanted.length > limits.keyword
      ? t.keywordLong({ count: limits.keyword })
      : words.length >= limits.keywords && wanted !== ''
        ? t.keywordsFull({ count: limits.keywords })
        : undefined;
  const field = useRef<HTMLInputElement>(null);
  const add = () => {
    if (wanted === '' || problem !== undefined) return;
    if (!words.some((each) => foldCase(each) === foldCase(wanted))) setWords([...words, wanted]);
    setWord('');
  };
  return (
    <Section title={t.keywords} description={t.keywordsHint}>
      <Form className="max-w-md" onSubmit={add}>
        <TextField
          ref={field}
          label={t.newKeyword}
          autoComplete="off"
          dir="auto"
          value={word}
          error={problem}
          beside={<Button type="submit">{t.add}</Button>}
          onChange={(event) => setWord(event.target.value)}
        />
      </Form>
      <Rows label={t.keywords}>
        {words.map((each) => (
          <Row
            key={each}
            title={each}
            actions={
              <Button
                size="sm"
                aria-label={t.removeKeyword({ keyword: each })}
                onClick={(event) => {
                  focusBeside(event.currentTarget, () => field.current?.focus());
                  setWords(words.length === 1 ? undefined : words.filter((one) => one !== each));
                }}
              >
                <X size={14} aria-hidden="true" />
                {t.remove}
              </Button>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

type Quiet = PreferenceValue<'notify.quiet'>;
const usual: Quiet = { from: 22 * 60, to: 8 * 60 };

const two = (number: number) => String(number).padStart(2, '0');
const clockOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** A Sunday, in every zone. */
const sunday = Date.UTC(2026, 10, 22, 12);
const dayMs = 86_400_000;
/** From Monday on, as most weeks go; 0 is Sunday. */
const days = perLocale((locale) => {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return [1, 2, 3, 4, 5, 6, 0].map((day) => ({ day, name: names.format(sunday + day * dayMs) }));
});

/** Hours of the day in which nothing tells. */
export function QuietHours() {
  const t = notificationSettingsTexts();
  const me = useMe();
  const now = useNow('minute');
  const [quiet, setQuiet] = usePreference('notify.quiet');
  const until = quiet && quietUntil(quiet, now, me?.timeZone);
  const on = new Set(quiet?.days ?? [0, 1, 2, 3, 4, 5, 6]);
  const setDay = (day: number, wanted: boolean) => {
    if (quiet === undefined) return;
    const { days: _, ...hours } = quiet;
    const chosen = [0, 1, 2, 3, 4, 5, 6].filter((each) => (each === day ? wanted : on.has(each)));
    setQuiet(chosen.length === 7 ? hours : { ...hours, days: chosen });
  };
  return (
    <Section
      title={t.quiet}
      description={
        me?.timeZone === undefined ? t.quietHere : t.quietThere({ zone: me.timeZone.replaceAll('_', ' ') })
      }
    >
      <CheckboxField
        label={t.haveQuiet}
        checked={quiet !== undefined}
        onChange={(wanted) => setQuiet(wanted ? usual : undefined)}
      />
      {quiet !== undefined && (
        <>
          <div className="flex max-w-md gap-3">
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                type="time"
                label={end === 'from' ? t.from : t.to}
                className="flex-1"
                required
                value={clockOf(quiet[end])}
                onChange={(event) => {
                  const minute = minuteOf(event.target.value);
                  if (minute !== undefined) setQuiet({ ...quiet, [end]: minute });
                }}
              />
            ))}
          </div>
          <fieldset>
            <legend className="pb-2 text-sm font-medium">{t.days}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {days().map(({ day, name }) => (
                <CheckboxField
                  key={day}
                  label={name}
                  checked={on.has(day)}
                  onChange={(wanted) => setDay(day, wanted)}
                />
              ))}
            </div>
          </fieldset>
          <output className="text-sm text-ink-soft">
            {on.size === 0 ? t.noDay : until !== undefined && t.quietNow({ clock: times.clock(until) })}
          </output>
        </>
      )}
    </Section>
  );
}
