import type { Room } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem, tidyName } from '@parley/events/names';
import { useChatClient, useCommand, type RoomView } from '@parley/react';
import { useState } from 'react';
import { roomDetailsTexts } from '../../texts/en/room-details.ts';
import { CheckboxField } from '../../ui/checkbox-field.tsx';
import { Button } from '../../ui/button.tsx';
import { DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { dayWords, spanWords } from '../../ui/spans.ts';
import { TextField } from '../../ui/text-field.tsx';
import { fieldProblem, problemText } from '../problem.ts';
import { useRights } from '../use-rights.ts';
import { CommandNote } from '../command-note.tsx';
import { Form } from '../../ui/form.tsx';

interface EditRoomFormProps {
  readonly view: RoomView;
  /** The topic has the focus, not the name. */
  readonly atTopic: boolean;
  readonly onDone: () => void;
}

/** Seconds between two messages that one can choose. */
const paces = [0, 5, 10, 30, 60, 300, 900, 3_600];

const paceOptions = (now: number) =>
  [...new Set([...paces, now])]
    .toSorted((a, b) => a - b)
    .map((seconds) => ({
      value: String(seconds),
      label: seconds === 0 ? roomDetailsTexts().off : roomDetailsTexts().pace({ span: spanWords(seconds) }),
    }));

/** Days that one can choose; 0 keeps everything. */
const retentions = [0, 7, 30, 90, 365, 730];

const retentionOptions = (now: number) =>
  [...new Set([...retentions, now])]
    .toSorted((a, b) => a - b)
    .map((days) => ({
      value: String(days),
      label: days === 0 ? roomDetailsTexts().forGood : roomDetailsTexts().keptFor({ days: dayWords(days) }),
    }));

/** What the form sets, as its fields have it: 0 for no pause between two messages, and for keeping them all. */
interface Settings {
  readonly name: string;
  readonly topic: string;
  readonly slowModeSeconds: number;
  readonly readOnly: boolean;
  readonly archived: boolean;
  readonly retentionDays: number;
}

const settingsOf = (room: Room): Settings => ({
  name: room.name,
  topic: room.topic,
  slowModeSeconds: room.slowModeSeconds ?? 0,
  readOnly: room.readOnly ?? false,
  archived: room.archived ?? false,
  retentionDays: room.retentionDays ?? 0,
});

/** What differs from how it is. */
function changesTo(now: Settings, edited: Partial<Settings>): Partial<Settings> {
  const { name, topic, slowModeSeconds, readOnly, archived, retentionDays } = { ...now, ...edited };
  return {
    ...(name !== now.name && { name }),
    ...(topic !== now.topic && { topic }),
    ...(slowModeSeconds !== now.slowModeSeconds && { slowModeSeconds }),
    ...(readOnly !== now.readOnly && { readOnly }),
    ...(archived !== now.archived && { archived }),
    ...(retentionDays !== now.retentionDays && { retentionDays }),
  };
}

export function EditRoomForm({ view, atTopic, onDone }: EditRoomFormProps) {
  const t = roomDetailsTexts();
  const client = useChatClient();
  const may = useRights(view);
  const mayRename = may('room:update', { renames: true });
  const update = useCommand(client.updateRoom);
  const mayArchive = view.room.archived === true || may('room:update', { archives: true });
  const now = settingsOf(view.room);
  // Only what was edited, and not back again: what somebody else sets meanwhile stays.
  const [edited, setEdited] = useState<Partial<Settings>>({});
  const { name, topic, slowModeSeconds, readOnly, archived, retentionDays } = { ...now, ...edited };
  const taken = update.error?.code === 'conflict' ? problemText(update.error) : undefined;
  const edit = (change: Partial<Settings>) => {
    // That the name is taken is true until there is another one.
    if (taken === undefined || change.name !== undefined) update.clear();
    setEdited(changesTo(now, { ...edited, ...change }));
  };
  const problem = nameProblem(name, limits.roomName);
  const topicProblem = tidyName(topic) === '' ? undefined : nameProblem(topic, limits.topic);

  const save = async () => {
    if (problem !== undefined || topicProblem !== undefined || update.pending) return;
    // What stays as it is, is not said: the log of acts tells what was changed.
    const { retentionDays: days, ...others } = changesTo(now, edited);
    const changed = { ...others, ...(days !== undefined && { retentionDays: days === 0 ? null : days }) };
    if (Object.keys(changed).length === 0) return onDone();
    const ack = await update.run(view.id, changed);
    if (ack.ok) onDone();
  };

  return (
    <Form aria-label={t.settings} className="flex min-h-0 flex-1 flex-col" onSubmit={save}>
      <DialogBody>
        {mayRename && (
          <TextField
            ref={atTopic ? undefined : focusOnMount}
            label={t.name}
            dir="auto"
            autoComplete="off"
            value={name}
            error={problem === undefined ? taken : fieldProblem('name', problem)}
            onChange={(event) => edit({ name: event.target.value })}
          />
        )}
        <TextField
          ref={mayRename && !atTopic ? undefined : focusOnMount}
          label={t.topic}
          dir="auto"
          autoComplete="off"
          value={topic}
          error={topicProblem === undefined ? undefined : fieldProblem('topic', topicProblem)}
          onChange={(event) => edit({ topic: event.target.value })}
        />
        <SelectField
          label={t.slowMode}
          hint={t.slowHint}
          value={String(slowModeSeconds)}
          options={paceOptions(now.slowModeSeconds)}
          onChange={(value) => edit({ slowModeSeconds: Number(value) })}
        />
        <CheckboxField
          label={t.readOnly}
          hint={t.readOnlyHint}
          checked={readOnly}
          onChange={(on) => edit({ readOnly: on })}
        />
        <SelectField
          label={t.keep}
          hint={retentionDays === 0 ? undefined : t.keepHint}
          value={String(retentionDays)}
          options={retentionOptions(now.retentionDays)}
          onChange={(value) => edit({ retentionDays: Number(value) })}
        />
        {mayArchive && (
          <CheckboxField
            label={t.archive}
            hint={t.archiveHint}
            checked={archived}
            onChange={(on) => edit({ archived: on })}
          />
        )}
        <CommandNote of={update} atField={mayRename && taken !== undefined} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{t.cancel}</Button>
        <Button kind="primary" type="submit" busy={update.pending}>
          {t.save}
        </Button>
      </DialogActions>
    </Form>
  );
}
