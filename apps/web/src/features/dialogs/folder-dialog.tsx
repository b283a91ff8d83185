import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { foldCase, nameProblem, tidyName } from '@parley/events/names';
import { useChatClient } from '@parley/react';
import { useState } from 'react';
import { folderDialogTexts } from '../../texts/en/folder-dialog.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldProblem } from '../problem.ts';
import { Arranging } from '../sidebar/arranging.ts';
import { Form } from '../../ui/form.tsx';

interface FolderDialogProps {
  /** The folder to be renamed; without it a new one is made. */
  readonly folder?: string | undefined;
  /** What is to be in the new one. */
  readonly room?: RoomId | undefined;
  readonly onClose: () => void;
}

/** Asks for the name of a folder of rooms. */
export function FolderDialog({ folder, room, onClose }: FolderDialogProps) {
  const t = folderDialogTexts();
  const client = useChatClient();
  const arranging = new Arranging(client);
  const known = arranging.folders.find(({ id }) => id === folder);
  const [name, setName] = useState(known?.name ?? '');
  const [submitted, setSubmitted] = useState(false);
  const isFull = known === undefined && arranging.folders.length >= limits.folders;
  const problem = nameProblem(name, limits.folderName);
  const isTaken = arranging.folders.some(
    (other) => other.id !== folder && foldCase(other.name) === foldCase(tidyName(name)),
  );
  const refused = isFull ? t.full({ count: limits.folders }) : submitted && isTaken ? t.taken : undefined;

  const submit = () => {
    setSubmitted(true);
    if (problem !== undefined || isFull || isTaken) return;
    if (known) arranging.renameFolder(known.id, tidyName(name));
    else arranging.addFolder(tidyName(name), room);
    onClose();
  };
  return (
    <Dialog title={known ? t.renameTitle : t.newTitle} onClose={onClose}>
      <Form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          <TextField
            label={t.name}
            placeholder={t.example}
            autoComplete="off"
            dir="auto"
            value={name}
            hint={t.hint}
            error={
              refused ??
              (problem !== undefined && (submitted || name.trim() !== '')
                ? fieldProblem('name', problem)
                : undefined)
            }
            onChange={(event) => setName(event.target.value)}
          />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button kind="primary" type="submit">
            {known ? t.rename : t.create}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
