import type { PreferenceValue } from '@parley/events';
import { limits } from '@parley/events/limits';
import { quietUntil } from '@parley/events/notify';
import { useChatClient, useMe, usePreference, usePreferences, useRooms } from '@parley/react';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckChoice } from '../../ui/check-choice.tsx';
import { Row, Rows } from '../../ui/sections/rows.tsx';
import { Section } from '../../ui/sections/section-page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { times } from '../../ui/times.ts';
import { useNow } from '../clock.ts';
import { roomLevel, roomLevels, setRoomLevel } from '../notify/room-level.ts';
import { roomLabel } from '../rooms.ts';

/** Rooms that have a level of their own, to be found again. */
export function RoomLevels() {
  const client = useChatClient();
  const preferences = usePreferences();
  const rooms = (useRooms() ?? []).filter(({ id }) => roomLevel(preferences, id) !== 'default');
  if (rooms.length === 0) return null;
  return (
    <Section title="Rooms with a setting of their own">
      <div className="flex flex-col gap-4">
        {rooms.map((view) => (
          <SelectField
            key={view.id}
            label={roomLabel(view)}
            value={roomLevel(preferences, view.id)}
            options={roomLevels}
            onChange={(chosen) => {
              const level = roomLevels.find(({ value }) => value === chosen);
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
  const [words = [], setWords] = usePreference('notify.keywords');
  const [word, setWord] = useState('');
  const wanted = word.trim();
  const problem =
    wanted.length > limits.keyword
      ? `A keyword has at most ${limits.keyword} characters.`
      : words.length >= limits.keywords && wanted !== ''
        ? `There are ${limits.keywords} already, which is as many as can be.`
        : undefined;
  const add = () => {
    if (wanted === '' || problem !== undefined) return;
    if (!words.includes(wanted)) setWords([...words, wanted]);
    setWord('');
  };
  return (
    <Section
      title="Keywords"
      description="A message with one of these tells like one that mentions you. They count as whole words, in capitals or not."
    >
      <form
        noValidate
        className="flex max-w-md items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label="New keyword"
          className="min-w-0 flex-1"
          autoComplete="off"
          dir="auto"
          value={word}
          error={problem}
          onChange={(event) => setWord(event.target.value)}
        />
        <Button type="submit">Add</Button>
      </form>
      <Rows label="Keywords">
        {words.map((each) => (
          <Row
            key={each}
            title={each}
            actions={
              <Button
                size="sm"
                aria-label={`Remove ${each}`}
                onClick={() => setWords(words.length === 1 ? undefined : words.filter((one) => one !== each))}
              >
                <X size={14} aria-hidden="true" />
                Remove
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
const dayNames = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });
/** From Monday on, as most weeks go; 0 is Sunday. */
const days = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ day, name: dayNames.format(sunday + day * dayMs) }));

/** Hours of the day in which nothing tells. */
export function QuietHours() {
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
      title="Quiet hours"
      description={`Nothing tells you then; numbers count on. ${
        me?.timeZone === undefined
          ? 'The hours are those of each device’s clock, unless your profile says where you are.'
          : `The hours are those of ${me.timeZone.replaceAll('_', ' ')}, as in your profile.`
      }`}
    >
      <CheckChoice
        label="Have quiet hours"
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
                label={end === 'from' ? 'From' : 'To'}
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
            <legend className="pb-2 text-sm font-medium">On the evening or day of</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-1">
              {days.map(({ day, name }) => (
                <CheckChoice
                  key={day}
                  label={name}
                  checked={on.has(day)}
                  onChange={(wanted) => setDay(day, wanted)}
                />
              ))}
            </div>
          </fieldset>
          <output className="text-sm text-ink-soft">
            {until !== undefined && `It is quiet now, until ${times.clock(until)}.`}
          </output>
        </>
      )}
    </Section>
  );
}
