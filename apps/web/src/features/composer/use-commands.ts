import type { RoomId } from '@parley/events';
import { useChatClient } from '@parley/react';
import { useLocation } from 'wouter';
import { useOpenDialog } from '../dialogs/dialogs.tsx';
import { useNotify } from '../notices.tsx';
import type { Outcome } from './commands.ts';

/** Gives the command that a text in a room's composer is, and tells what came of it. */
export function useCommands(room: RoomId): (text: string) => Promise<Outcome> {
  const client = useChatClient();
  const openDialog = useOpenDialog();
  const notify = useNotify();
  const [, navigate] = useLocation();
  return async (text) => {
    const view = client.room(room).get();
    if (view === undefined) return { problem: 'You are not in this room any more.' };
    const loaded = await import('./commands.ts').catch(() => undefined);
    if (loaded === undefined)
      return { problem: 'Commands could not be loaded. Try again when you are online.' };
    const outcome = await loaded.runCommand(text, { client, view, openDialog, navigate });
    if ('told' in outcome && outcome.told !== undefined) notify(outcome.told);
    return outcome;
  };
}
