import type { RoomId } from '@parley/events';
import { limits } from '@parley/events/limits';
import { nameProblem, tidyName } from '@parley/events/names';
import { useChatClient } from '@parley/react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Arranging } from '../sidebar/arranging.ts';

interface FolderDialogProps {
  /** The folder to be renamed; without it a new one is made. */
  readonly folder?: string | undefined;
  /** What is to be in the new one. */
  readonly room?: RoomId | undefined;
  readonly onClose: () => void;
}

/** Asks for the name of a folder of rooms. */
export function FolderDialog({ folder, room, onClose }: FolderDialogProps) {
  const client = useChatClient();
  const arranging = new Arranging(client);
  const known = arranging.folders.find(({ id }) => id === folder);
  const [name, setName] = useState(known?.name ?? '');
  const [submitted, setSubmitted] = useState(false);
  const isFull = known === undefined && arranging.folders.length >= limits.folders;
  const problem = nameProblem(name, limits.folderName);
  const shown = isFull ? `You have ${limits.folders} folders, which is as many as fit.` : undefined;

  const submit = () => {
    setSubmitted(true);
    if (problem !== undefined || isFull) return;
    if (known) arranging.renameFolder(known.id, tidyName(name));
    else arranging.addFolder(tidyName(name), room);
    onClose();
  };
  return (
    <Dialog title={known ? 'Rename the folder' : 'New folder'} onClose={onClose}>
      <form
        noValidate
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogBody>
          <TextField
            label="Name"
            placeholder="For example: Work"
            autoComplete="off"
            dir="auto"
            value={name}
            hint="Folders are yours alone, on all your devices."
            error={
              shown ??
              (problem !== undefined && (submitted || name.trim() !== '')
                ? `The name ${problem}.`
                : undefined)
            }
            onChange={(event) => setName(event.target.value)}
          />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            {known ? 'Rename' : 'Create folder'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
